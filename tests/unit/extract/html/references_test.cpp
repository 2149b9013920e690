#include "extract/html/references.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stemma::extract::html {
namespace {

std::string text(std::string_view raw) {
    std::string out;
    append_decoded(out, raw, ReferencePlace::text);
    return out;
}

std::string attribute(std::string_view raw) {
    std::string out;
    append_decoded(out, raw, ReferencePlace::attribute);
    return out;
}

TEST(References, ByName) {
    EXPECT_EQ(text("a &amp; b &eacute;&nbsp;&notin;&not;in"), "a & b é\xC2\xA0∉¬in");
    EXPECT_EQ(text("&CounterClockwiseContourIntegral;&NotEqualTilde;"), "∳≂̸");
    EXPECT_EQ(text("&nosuch; & &; &"), "&nosuch; & &; &");
}

// The table is searched where it stands: its ends, and names that are the beginning of the next.
TEST(References, FindsEachPlaceOfTheTable) {
    EXPECT_EQ(text("&AElig;&zwnj;&Zscr;&aacute;"), "Æ\u200C𝒵á");
    EXPECT_EQ(text("&emsp;&emsp13;&emsp14;"), "\u2003\u2004\u2005");
    EXPECT_EQ(text("&sup;&sup1;&sup2;&sup3;&sup3 &supe;"), "⊃¹²³³ ⊇");
    EXPECT_EQ(text("&zz;&a;&1;&zwnjx;&A;"), "&zz;&a;&1;&zwnjx;&A;");
}

TEST(References, ByNumber) {
    EXPECT_EQ(text("&#8217;&#x2019;&#X41;&#65B"), "’’AAB");
    EXPECT_EQ(text("&#150;&#x80;"), "–€");
    EXPECT_EQ(text("&#0;&#xD800;&#1114112;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(text("&#; &#x; &#xg"), "&#; &#x; &#xg");
}

TEST(References, WithoutSemicolonByOldNamesAlone) {
    EXPECT_EQ(text("&copy 2&ampx&hellip &notit;"), "© 2&x&hellip ¬it;");
}

TEST(References, AnAddressIsNoReference) {
    EXPECT_EQ(attribute("?a=1&copy=2&amp=3&lt4"), "?a=1&copy=2&amp=3&lt4");
    EXPECT_EQ(attribute("?a=1&amp;b&lt"), "?a=1&b<");
}

RC_GTEST_PROP(References, LeaveTextWithoutAmpersandAlone, (std::string raw)) {
    std::erase(raw, '&');
    RC_ASSERT(text(raw) == raw);
}

RC_GTEST_PROP(References, EveryNumberIsItsCharacter, ()) {
    const auto code = *rc::gen::inRange(0xA0, 0xD800);
    RC_ASSERT(text("&#" + std::to_string(code) + ";") != text("&#" + std::to_string(code + 1)));
    RC_ASSERT(text("&#" + std::to_string(code) + ";") == text("&#" + std::to_string(code)));
}

}  // namespace
}  // namespace stemma::extract::html
