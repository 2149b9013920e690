#include "fetch/robots.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stemma::fetch {
namespace {

bool allows(std::string_view text, std::string_view target) {
    return Robots::parse(text, "stemma").allows(target);
}

TEST(Robots, TheLongestRuleWinsAndAllowWinsATie) {
    const char* text =
        "User-agent: *\nDisallow: /news\nAllow: /news/today\nDisallow: /x\nAllow: /x\n";
    EXPECT_FALSE(allows(text, "/news"));
    EXPECT_FALSE(allows(text, "/newsroom"));
    EXPECT_FALSE(allows(text, "/news/old"));
    EXPECT_TRUE(allows(text, "/news/today/1"));
    EXPECT_TRUE(allows(text, "/x"));
    EXPECT_TRUE(allows(text, "/"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(Robots, AGroupForTheCrawlerStandsAlone) {
    const char* text =
        "User-agent: *\nDisallow: /\n\n"
        "User-Agent: other\nuser-agent: STEMMA/2.0 (x)\nDisallow: /a\nSitemap: /s.xml\n\n"
        "User-agent: stemma\nDisallow: /b # said later\n\nUser-agent: stemmatic\nDisallow: /c\n";
    EXPECT_FALSE(allows(text, "/a"));
    EXPECT_FALSE(allows(text, "/b"));
    EXPECT_TRUE(allows(text, "/c"));
    EXPECT_FALSE(Robots::parse(text, "someone").allows("/d"));
    EXPECT_TRUE(allows("User-agent: stemma\n\nUser-agent: *\nDisallow: /\n", "/") == false);
}

TEST(Robots, StarsAndEnds) {
    const char* text = "User-agent:*\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /end$\n";
    EXPECT_FALSE(allows(text, "/x/y.pdf"));
    EXPECT_TRUE(allows(text, "/x/y.pdf?z"));
    EXPECT_FALSE(allows(text, "/a1b2c3"));
    EXPECT_TRUE(allows(text, "/a1c2b3"));
    EXPECT_FALSE(allows(text, "/end"));
    EXPECT_TRUE(allows(text, "/ending"));
}

TEST(Robots, EncodingsAreComparedAsOne) {
    const char* text = "User-agent: *\nDisallow: /b%C3%BCro\nDisallow: /%7Eida\nDisallow: /a%2fb\n";
    EXPECT_FALSE(allows(text, "/b\xC3\xBCro"));
    EXPECT_FALSE(allows(text, "/b%c3%bcro"));
    EXPECT_FALSE(allows(text, "/~ida"));
    EXPECT_FALSE(allows(text, "/a%2Fb"));
    EXPECT_TRUE(allows(text, "/a/b"));
}

TEST(Robots, WhatIsNoRuleIsNone) {
    EXPECT_TRUE(allows("", "/"));
    EXPECT_TRUE(allows("Disallow: /\n", "/"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/"));
    EXPECT_TRUE(allows("<html>No such page</html>", "/"));
    EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\rDisallow: /", "/"));
    EXPECT_FALSE(Robots::allow_nothing().allows("/a"));
    EXPECT_TRUE(Robots::allow_all().allows("/a"));
}

RC_GTEST_PROP(Robots, ARuleOfPlainLettersIsAPrefix, (std::vector<std::uint8_t> letters)) {
    std::string path = "/";
    for (const std::uint8_t letter : letters) {
        path += static_cast<char>('a' + letter % 26);
    }
    const Robots robots = Robots::parse("User-agent: *\nDisallow: " + path, "stemma");
    RC_ASSERT(!robots.allows(path) && !robots.allows(path + "/x"));
    RC_ASSERT(path.size() == 1 || robots.allows(path.substr(0, path.size() - 1)));
}

}  // namespace
}  // namespace stemma::fetch
