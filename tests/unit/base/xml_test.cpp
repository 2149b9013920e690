#include "base/xml.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stemma::xml {
namespace {

std::string text_in(std::string_view xml) {
    const Parsed parsed = parse(xml, "t");
    EXPECT_FALSE(parsed.damage) << parsed.damage->message();
    return parsed.tree.text_of(0);
}

TEST(Xml, IsATreeInDocumentOrder) {
    const Parsed parsed =
        parse(" <?xml version='1.0'?><a:r x='1'>t<b>u</b><c/><b y='&lt;'>v</b></a:r>", "t");
    ASSERT_FALSE(parsed.damage);
    const Tree& tree = parsed.tree;
    EXPECT_EQ(tree.name(0), "a:r");
    EXPECT_EQ(tree.local_name(0), "r");
    EXPECT_EQ(tree.attribute(0, "x"), "1");
    EXPECT_EQ(tree.attribute(0, "y"), "");
    EXPECT_EQ(tree.children(0, "b").size(), 2U);
    EXPECT_EQ(tree.text_of(tree.child(0, "b")), "u");
    EXPECT_EQ(tree.child(0, "none"), no_node);
    EXPECT_EQ(tree.child(no_node, "b"), no_node);
    EXPECT_EQ(tree.text_of(0), "tuv");
    EXPECT_EQ(tree.markup_below(0), "t<b>u</b><c></c><b y=\"&lt;\">v</b>");
}

TEST(Xml, TakesFeedsAsTheyAre) {
    EXPECT_EQ(text_in("<a>R&D &nbsp; &amp; &#8217;s &#x1; AT&T</a>"),
              "R&D &nbsp; & \xE2\x80\x99s &#x1; AT&T");
    EXPECT_EQ(text_in("\xEF\xBB\xBF\n<a><![CDATA[x & <b>]]>\x01y</a>"), "x & <b>y");
    EXPECT_EQ(text_in("<a><!-- & -->x</a>"), "x");
    EXPECT_EQ(text_in("<a xmlns:q='u'><p:b>undeclared</p:b></a>"), "undeclared");
}

TEST(Xml, EntitiesAreNeverExpandedNorFetched) {
    EXPECT_EQ(text_in("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;</a>"), "&m;");
    EXPECT_EQ(text_in("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), "&x;");
    const Parsed parsed = parse(
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd' [<!ATTLIST a b CDATA 'default'>]><a/>", "t");
    EXPECT_FALSE(parsed.damage);
    EXPECT_EQ(parsed.tree.attribute(0, "b"), "");
}

TEST(Xml, KeepsWhatCameBeforeTheDamage) {
    const Parsed parsed = parse("<r>\n<i>one</i>\n<i>two</j>\n<i>three</i></r>", "f.xml");
    ASSERT_TRUE(parsed.damage);
    EXPECT_EQ(parsed.damage->code, ErrorCode::damaged);
    EXPECT_EQ(parsed.damage->place, 3U);
    const auto items = parsed.tree.children(0, "i");
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(parsed.tree.text_of(items[1]), "two");
    EXPECT_FALSE(parsed.tree.is_cut(items[0]));
    EXPECT_TRUE(parsed.tree.is_cut(items[1]) && parsed.tree.is_cut(0));
    EXPECT_TRUE(parse("", "t").damage);
    EXPECT_TRUE(parse("no XML", "t").damage);
}

TEST(Xml, IsBounded) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    const Parsed parsed = parse(deep, "t");
    ASSERT_TRUE(parsed.damage);
    EXPECT_EQ(parsed.damage->code, ErrorCode::too_large);
    EXPECT_LE(parsed.tree.size(), 256U);
}

TEST(Xml, RootNameNeedsTheBeginningOnly) {
    EXPECT_EQ(
        root_name("<?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE rss [<!ENTITY a '>'>]><rss v"),
        "rss");
    EXPECT_EQ(root_name("\xEF\xBB\xBF <rdf:RDF\n"), "rdf:RDF");
    EXPECT_EQ(root_name("<a/>"), "a");
    EXPECT_EQ(root_name("<!DOCTYPE a [<!ENTITY b '>'>"), "a");
    for (const char* none : {"", "text", "<?xml", "<!--", "<", "< a"}) {
        EXPECT_EQ(root_name(none), "") << none;
    }
}

RC_GTEST_PROP(Xml, AnyTextComesBack, (const std::string& bytes)) {
    std::string text;
    for (const char c : bytes) {
        text +=
            static_cast<unsigned char>(c) < 0x80 && static_cast<unsigned char>(c) >= 0x20 ? c : 'x';
    }
    std::string escaped;
    for (const char c : text) {
        c == '<' ? escaped += "&lt;" : c == '&' ? escaped += "&amp;" : escaped += c;
    }
    // "]]>" is no character data, by the rules.
    RC_PRE(text.find("]]>") == std::string::npos);
    const Parsed parsed = parse("<a>." + escaped + ".</a>", "t");
    RC_ASSERT(!parsed.damage);
    RC_ASSERT(parsed.tree.text_of(0) == "." + text + ".");
    RC_ASSERT(parse("<a>" + parsed.tree.markup_below(0) + "</a>", "t").tree.text_of(0) ==
              "." + text + ".");
}

}  // namespace
}  // namespace stemma::xml
