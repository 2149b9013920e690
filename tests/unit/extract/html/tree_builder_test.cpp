#include "extract/html/tree_builder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>

#include "unit/extract/html/gumbo_outline.h"

namespace stemma::extract::html {
namespace {

/// The tree below <body>, one line.
std::string body_of(std::string_view html) {
    const Page page = Page::parse("<!doctype html><body>" + std::string(html));
    std::string out;
    std::vector<NodeId> open;
    const auto close = [&](NodeId next) {
        while (!open.empty() && page[open.back()].end <= next) {
            out += ')';
            open.pop_back();
        }
    };
    const NodeId body = page.find(Tag::body);
    for (NodeId n = body + 1; n < page[body].end; ++n) {
        close(n);
        if (page.is_text(n)) {
            out += page.text(n);
        } else {
            out += std::string(name_of(page[n].tag)) + '(';
            open.push_back(n);
        }
    }
    close(page[body].end);
    return out;
}

TEST(TreeBuilder, ImpliesEndTags) {
    EXPECT_EQ(body_of("<p>a<p>b<ul><li>c<li>d</ul>e"), "p(a)p(b)ul(li(c)li(d))e");
    EXPECT_EQ(body_of("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt(a)dd(b)dt(c))");
    EXPECT_EQ(body_of("<p>a<div>b</p>c</div>"), "p(a)div(bp()c)");
    EXPECT_EQ(body_of("<h1>a<h2>b</h1>c"), "h1(a)h2(b)c");
    EXPECT_EQ(body_of("<select><option>a<option>b</select>"), "select(option(a)option(b))");
    EXPECT_EQ(body_of("<p><table><td>a</table>"), "p()table(tbody(tr(td(a))))");
}

TEST(TreeBuilder, InQuirksModeATableStaysInItsParagraph) {
    const Page page = Page::parse("<p>a<table><td>b</table>");
    EXPECT_TRUE(page.inside(page.find(Tag::table), Tag::p));
}

TEST(TreeBuilder, MisnestedFormattingGoesOnInLaterBlocks) {
    EXPECT_EQ(body_of("<b>a<p>b</b>c"), "b(a)p(b(b)c)");
    EXPECT_EQ(body_of("<b><i>a</b>b</i>c"), "b(i(a))i(b)c");
    EXPECT_EQ(body_of("<p><b>a<p>b"), "p(b(a))p(b(b))");
    EXPECT_EQ(body_of("<a>a<a>b"), "a(a)a(b)");
    EXPECT_EQ(body_of("<a>a<div>b<a>c"), "a(a)div(a(b)a(c))");
}

TEST(TreeBuilder, TextInATableStandsBeforeIt) {
    EXPECT_EQ(body_of("<table>a<tr>b<td>c</table>d"), "abtable(tbody(tr(td(c))))d");
    EXPECT_EQ(body_of("<table> <tr> <td>c"), "table( tbody(tr( td(c))))");
    EXPECT_EQ(body_of("<table><b>a<tr><td>b"), "b(a)table(tbody(tr(td(b))))");
}

TEST(TreeBuilder, WhatBelongsToTheHeadGoesThere) {
    const Page page = Page::parse("<title>a</title> <meta name=x> b</head><link rel=y>");
    EXPECT_TRUE(page.inside(page.find(Tag::meta), Tag::head));
    EXPECT_EQ(page.text_of(page.find(Tag::body)), "b");
}

TEST(TreeBuilder, ASecondBodyAddsItsAttributes) {
    const Page page = Page::parse("<html lang=a><body class=b>x<html lang=c id=d><body id=e>");
    EXPECT_EQ(page.attribute(0, "lang"), "a");
    EXPECT_EQ(page.attribute(0, "id"), "d");
    EXPECT_EQ(page.attribute(page.find(Tag::body), "class"), "b");
    EXPECT_EQ(page.attribute(page.find(Tag::body), "id"), "e");
}

TEST(TreeBuilder, BodiesThatSayNothingNewKeepNoAttributes) {
    std::string html = "<body id=a class=b>";
    for (int i = 0; i < 1000; ++i) {
        html += "<body><body id=c class=d>";
    }
    const Page page = Page::parse(html + "<p title=e>x");
    const auto of_body = page.attributes(page.find(Tag::body));
    const auto of_paragraph = page.attributes(page.find(Tag::p));
    EXPECT_EQ(of_body.size(), 2U);
    EXPECT_EQ(of_paragraph.data() - of_body.data(), 2);  // all of a page lie in a row
}

TEST(TreeBuilder, AnElementHasTheAttributesOfItsOwnTagAlone) {
    const Page page = Page::parse(
        "<table></p id=z><td id=a ID=b class='c' id='d' title=\"e&amp;\">x<br id=f></br id=g>");
    for (const NodeId node : page.all()) {
        const Tag tag = page[node].tag;
        EXPECT_EQ(page.attributes(node).size(), tag == Tag::td   ? 3U
                                                : tag == Tag::br ? page.attribute(node, "id").size()
                                                                 : 0U);
    }
    const NodeId cell = page.find(Tag::td);
    EXPECT_EQ(page.attribute(cell, "id"), "a");
    EXPECT_EQ(page.attribute(cell, "class"), "c");
    EXPECT_EQ(page.attribute(cell, "title"), "e&");
    EXPECT_EQ(page.attribute(page.find(Tag::br), "id"), "f");
    EXPECT_EQ(page.count(Tag::br), 2U);
}

TEST(TreeBuilder, TextThatIsPartedByCommentsIsOne) {
    std::string html;
    for (int i = 0; i < 50'000; ++i) {
        html += "a&amp;<!-- -->";
    }
    const Page page = Page::parse(html);
    EXPECT_EQ(page.size(), 4U);
    EXPECT_EQ(page.text(3).size(), 100'000U);
}

TEST(TreeBuilder, NulIsNoText) { EXPECT_EQ(body_of(std::string_view("a\0b", 3)), "ab"); }

// Trees that browsers make, too; the reference makes others.
TEST(TreeBuilder, MisnestedFormattingWithMoreThanThreeElementsBetween) {
    EXPECT_EQ(body_of("<i><em><a><em><option><button></i><a>"),
              "i(em(a(em(option()))))a(em())em(button(a(i())a()))");
    EXPECT_EQ(body_of("<a><em><em><i><span><ul></a></em>"),
              "a(em(em(i(span()))))em(i())i(ul(em(a())))");
    EXPECT_EQ(body_of("<i><nobr><s><u><span><dd></i><dd>"),
              "i(nobr(s(u(span()))))s(u(dd(i())dd()))");
}

TEST(TreeBuilder, OnlyEightBlocksAreTakenOutOfAnOpenLink) {
    EXPECT_EQ(body_of("<a><section><dt><button><pre><li><h1><pre><dl><a>"),
              "a()section(a()dt(a()button(a()pre(a()li(a()h1(a()pre(a()dl(a(a())))))))))");
}

TEST(TreeBuilder, AMarkerThatATableLeavesBehindStaysAndItsFormattingEnds) {
    EXPECT_EQ(body_of("<b><table><object></table></b></br>"), "b(object()table())br()");
}

/// No <form>: the reference lets the text before </form> stand after it. No <object>: see above.
/// No text of white space alone: inside a table it does not open formatting anew there.
const std::vector<std::string>& pieces() {
    static const std::vector<std::string> list{
        "<p>",        "</p>",      "<div class=a>", "</div>",     "<b>",        "</b>",
        "<i id=x>",   "</i>",      "<a href=y>",    "</a>",       "<em>",       "</em>",
        "<ul>",       "</ul>",     "<li>",          "</li>",      "<table>",    "</table>",
        "<tr>",       "</tr>",     "<td>",          "</td>",      "<th>",       "<tbody>",
        "</tbody>",   "<caption>", "</caption>",    "<colgroup>", "<col>",      "<h1>",
        "</h1>",      "<h2>",      "</h2>",         "<button>",   "</button>",  "<select>",
        "</select>",  "<option>",  "<br>",          "</br>",      "<hr>",       "<img a>",
        "<span>",     "</span>",   "<x-y>",         "</x-y>",     "<dl>",       "<dt>",
        "<dd>",       "</dl>",     "<nobr>",        "</nobr>",    "<textarea>", "</textarea>",
        "<title>",    "</title>",  "<pre>\n",       "</pre>",     "<head>",     "</head>",
        "<body a=b>", "</body>",   "</html>",       "<meta>",     "<!-- c -->", "text",
        "&amp;",      "&eacute",   "\xC3\x9F",      "<input>",    "<optgroup>", "<section>",
        "</section>"};
    return list;
}

/// May take open formatting apart, in which the reference errs where many elements are between:
/// such a page has seven pieces at most.
bool takes_apart(std::string_view piece) {
    constexpr std::array<std::string_view, 7> all{"</b>",       "</i>",    "</em>", "</a>",
                                                  "<a href=y>", "</nobr>", "<nobr>"};
    return std::ranges::find(all, piece) != all.end();
}

RC_GTEST_PROP(TreeBuilder, MakesTheTreeThatTheReferenceMakes, ()) {
    std::vector<std::string> few = pieces();
    std::erase_if(few, [](const std::string& piece) { return takes_apart(piece); });
    using Parts = std::vector<std::string>;
    const auto parts = *rc::gen::oneOf(
        rc::gen::container<Parts>(rc::gen::elementOf(few)),
        rc::gen::resize(7, rc::gen::container<Parts>(rc::gen::elementOf(pieces()))));
    std::string html = *rc::gen::element<std::string>("<!doctype html>", "");
    for (const std::string& part : parts) {
        html += part;
    }
    const PageLimits any_formatting{.formatting = 1000};
    RC_ASSERT(outline_of(Page::parse(html, any_formatting)) == gumbo_outline(html));
}

}  // namespace
}  // namespace stemma::extract::html
