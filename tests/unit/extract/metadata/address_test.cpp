#include "extract/metadata/address.h"

#include <gtest/gtest.h>

namespace stemma::extract {
namespace {

TEST(Address, DomainsAndSites) {
    EXPECT_EQ(domain_of("https://www.Example.org:80/a?b#c"), "example.org");
    EXPECT_EQ(domain_of("//user@news.example.co.uk"), "news.example.co.uk");
    EXPECT_EQ(domain_of("/path/only"), "");
    EXPECT_EQ(domain_of("localhost"), "");
    EXPECT_EQ(site_of("news.daily-herald.co.uk"), "daily-herald");
    EXPECT_EQ(site_of("example.org"), "example");
    EXPECT_TRUE(same_name("The Daily-Herald", "dailyherald"));
    EXPECT_FALSE(same_name("", ""));
}

TEST(Address, Resolving) {
    EXPECT_EQ(resolve_address("/b", "https://example.org/a/c"), "https://example.org/b");
    EXPECT_EQ(resolve_address("//cdn.example/b", "https://example.org/a"), "https://cdn.example/b");
    EXPECT_EQ(resolve_address("http://other.example", "https://example.org"),
              "http://other.example");
}

TEST(Address, OfAnArchivedPageIsThatInside) {
    EXPECT_EQ(
        original_address("https://archive.example/web/20120216182711/http://orland.example/a"),
        "http://orland.example/a");
    EXPECT_EQ(original_address("archive.example/web/20120216182711id_/orland.example/2012/02/14/a"),
              "orland.example/2012/02/14/a");
}

TEST(Address, WithAnotherNumberIsItself) {
    for (const std::string_view url :
         {"", "/", "https://orland.example", "https://orland.example/20120216182711",
          "https://orland.example/20120216182711/dam", "https://orland.example/20120216/b.example/",
          "https://orland.example/20120216182711x/b.example/", "20120216182711/b.example/"}) {
        EXPECT_EQ(original_address(url), url);
    }
}

}  // namespace
}  // namespace stemma::extract
