#include "extract/html/dom.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

std::string repeat(std::string_view s, std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) {
        out += s;
    }
    return out;
}

std::size_t depth_of(const Page& page) {
    std::vector<std::size_t> depth(page.size());
    std::size_t deepest = 0;
    for (const NodeId n : page.all()) {
        depth[n] = page[n].parent == no_node ? 1 : depth[page[n].parent] + 1;
        deepest = std::max(deepest, depth[n]);
    }
    return deepest;
}

TEST(Page, IsTheSameOfWhatWasDecoded) {
    for (const std::string markup : {"<p title='a\r\nb'>one\rtwo\r\n", "<p>one two", ""}) {
        const Page decoded = Page::parse(text::decode_bytes(markup));
        const Page given = Page::parse(std::string(markup));
        EXPECT_EQ(decoded.source(), given.source());
        EXPECT_EQ(decoded.text_of(0), given.text_of(0));
        EXPECT_EQ(decoded.size(), given.size());
    }
}

TEST(Page, WhatIsForBrowsersWithoutScriptsIsLeftOut) {
    const Page page = Page::parse("<body><noscript><div></noscript><p>Text</p>");
    EXPECT_EQ(page.find(Tag::noscript), no_node);
    EXPECT_EQ(page.text_of(0), "Text");
}

TEST(Page, GivesElementsAttributesAndDecodedText) {
    const Page page = Page::parse(
        R"(<!doctype html><title>A &amp; B</title><div CLASS="x  y" data-n=1><p>Rain &ouml;f  <b>Vell</b>)");
    const NodeId div = page.find(Tag::div);
    ASSERT_NE(div, no_node);
    EXPECT_EQ(page.attribute(div, "class"), "x  y");
    EXPECT_EQ(page.attribute(div, "data-n"), "1");
    EXPECT_FALSE(page.has_attribute(div, "id"));
    EXPECT_EQ(page.text_of(div), "Rain öf Vell");
    EXPECT_EQ(page.text_of(page.find(Tag::title)), "A & B");
    EXPECT_EQ(page[0].tag, Tag::html);
    EXPECT_TRUE(page.inside(page.find(Tag::b), Tag::p));
    EXPECT_FALSE(page.inside(div, Tag::p));
}

TEST(Page, FindsAndCountsTheNodesOfATag) {
    const Page page = Page::parse("<h1>A</h1><p>B<h2>C</h2><p>D");
    const NodeId first = page.find(Tag::p);
    const NodeId second = page.find(Tag::p, first + 1);
    EXPECT_EQ(page.text_of(first), "B");
    EXPECT_EQ(page.text_of(second), "D");
    EXPECT_EQ(page.find(Tag::p, second + 1), no_node);
    EXPECT_EQ(page.find(Tag::h1, second), no_node);
    EXPECT_EQ(page.find(Tag::table), no_node);
    EXPECT_EQ(page.count(Tag::p), 2U);
    EXPECT_EQ(page.count(Tag::table), 0U);
}

TEST(Page, ClosesWhatTheRulesClose) {
    const Page page = Page::parse("<ul><li>one<li>two</ul><p>a<p>b<table><tr><td>c");
    int items = 0;
    for (NodeId n = page.first_child(page.find(Tag::ul)); n != no_node; n = page[n].next_sibling) {
        items += page[n].tag == Tag::li ? 1 : 0;
    }
    EXPECT_EQ(items, 2);
    EXPECT_FALSE(page.inside(page.find(Tag::table), Tag::ul));
    EXPECT_NE(page.find(Tag::tbody), no_node);
}

TEST(Page, KeepsLinkedDataAndNoOtherScript) {
    const Page page = Page::parse(
        "<script>if (a < b) document.write('<p>no</p>')</script><style>p{}</style>"
        "<script type='application/ld+json'>{\"a\": "
        "\"<p>\"}</script><svg><title>no</title></svg><p>yes");
    EXPECT_EQ(page.text_of(0), "{\"a\": \"<p>\"}yes");
    EXPECT_EQ(page.text_of(page.find(Tag::script)), "{\"a\": \"<p>\"}");
}

TEST(Page, ReadsOnAfterUnclosedVectorGraphics) {
    EXPECT_EQ(Page::parse("<svg><path d=''><p>Rain fell.</p>").text_of(0), "Rain fell.");
}

TEST(Page, KeepsTheTextOfWhatIsNestedTooDeep) {
    for (const char* tag : {"<div>", "<span>", "<b>", "<font color=red>", "<p>", "<ul><li>",
                            "<table><tr><td>", "<a href=x>", "<blink>", "<button>", "<select>",
                            "<object>", "<h1>", "<svg>", "<b id=1></p><p>"}) {
        const Page page = Page::parse(repeat(tag, 100'000) + "<p>deep");
        EXPECT_LT(depth_of(page), 2100U) << tag;
        EXPECT_LT(page.size(), 3'000'000U) << tag;
        EXPECT_TRUE(page.text_of(0).ends_with("deep")) << tag;
    }
}

TEST(Page, DoesNotRepeatUnclosedFormattingInEveryBlock) {
    std::string html;
    for (int i = 0; i < 20'000; ++i) {
        html += "<div><b id=" + std::to_string(i) + ">x</div>";
    }
    EXPECT_LT(Page::parse(html).size(), 20'000U * 12);
}

TEST(Page, BoundsTagsAttributesAndBytes) {
    EXPECT_LT(Page::parse(repeat("<i>x</i>", 1'000'000)).size(), 2'000'000U);
    std::string attributes = "<p";
    for (int i = 0; i < 100'000; ++i) {
        attributes += " a" + std::to_string(i) + "=1";
    }
    const Page many = Page::parse(attributes + ">text");
    EXPECT_EQ(many.attributes(many.find(Tag::p)).size(), 64U);
    const Page image =
        Page::parse("<p>before<img src='data:" + std::string(20'000'000, 'A') + "'>after");
    EXPECT_EQ(image.text_of(0), "beforeafter");
    EXPECT_LE(image.attribute(image.find(Tag::img), "src").size(), 16'384U);
    EXPECT_EQ(Page::parse(std::string(10'000'000, 'x')).text_of(0).size(), 10'000'000U);
    EXPECT_LE(Page::parse(repeat("ä", 20'000'000)).text_of(0).size(), std::size_t{16} << 20U);
}

RC_GTEST_PROP(Page, IsAWellFormedTreeOfAnyMarkup, ()) {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<td>",
        "</table>", "<svg>", "</svg>", "<script>", "</script>", "<title>", "<!--", "-->", "<", ">",
        "&amp;", "ß", "text ", "\"", "<img src='", "'>", "<li", "=", "<select>", "<template>",
        "</"));
    std::string html;
    for (const std::string& part : parts) {
        html += part;
    }
    const Page page = Page::parse(html);
    RC_ASSERT(page.size() > 0U);
    for (const NodeId n : page.all()) {
        RC_ASSERT(page[n].end > n);
        RC_ASSERT(text::is_valid_utf8(page.text(n)));
        if (n == 0) {
            RC_ASSERT(page[n].parent == no_node);
            continue;
        }
        const NodeId parent = page[n].parent;
        RC_ASSERT(parent < n);
        RC_ASSERT(page[n].end <= page[parent].end);
        const NodeId next = page[n].next_sibling;
        RC_ASSERT(page[n].end == (next == no_node ? page[parent].end : next));
    }
}

}  // namespace
}  // namespace stemma::extract::html
