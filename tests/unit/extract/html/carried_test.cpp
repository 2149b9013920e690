#include "extract/html/carried.h"

#include <gtest/gtest.h>

#include "extract/html/made_page.h"
#include "extract/html/script_article.h"

namespace stemma::extract::html {
namespace {

const std::string first =
    "The council of Tollhaven closed the pier on Friday after cracks were found.";
const std::string second = "Repairs will take until spring and cost nine million marks, it said.";
const std::string title = "Tollhaven closes its pier";

std::string carried(const std::string& body) {
    return carried_markup(Page::parse("<title>x</title><body><div id=app></div>" + body), title);
}

bool has_both(const std::string& markup) {
    const std::size_t at = markup.find(first);
    return at != std::string::npos && markup.find(second, at) != std::string::npos;
}

TEST(Carried, FindsMarkupThatNoBrowserShowsAsItStands) {
    const std::string body = "<p>" + first + "</p><p>" + second + "</p>";
    EXPECT_TRUE(has_both(carried("<noscript>" + body + "</noscript>")));
    EXPECT_TRUE(has_both(carried("<TEMPLATE id=t>" + body + "</TEMPLATE>")));
    EXPECT_TRUE(has_both(carried("<script type='text/template'>" + body + "</script>")));
    EXPECT_TRUE(
        has_both(carried("<meta itemprop=articleBody content='" + first + "\n" + second + "'>")));
}

TEST(Carried, IsEmptyWhereNothingTells) {
    EXPECT_EQ(carried(""), "");
    EXPECT_EQ(carried("<p>" + first + "</p>"), "") << "this is shown";
    EXPECT_EQ(carried("<script>var a = 'x'; f(a);</script>"), "");
    EXPECT_EQ(carried("<noscript>We are sorry, but this site does not work without JavaScript. "
                      "Please enable it to go on.</noscript>"),
              "");
    EXPECT_EQ(carried("<script "), "");
}

TEST(ScriptArticle, TakesTheObjectThatNamesTheTitle) {
    const std::string other =
        "A long report of another town that has nothing to do with this one. ";
    const std::string state = R"({"posts":[{"title":"Another town","body":")" + other + other +
                              R"("},{"title":")" + title + R"(","body":")" + first + R"(\n\n)" +
                              second + R"("}]})";
    const std::string markup = article_in_script(state, title + " | The Courier");
    EXPECT_TRUE(has_both(markup)) << markup;
    EXPECT_EQ(markup.find("another town"), std::string::npos) << markup;
}

TEST(ScriptArticle, JoinsThePiecesOfAParagraph) {
    const std::string markup = article_in_script(
        R"({"doc":[{"type":"heading","children":[{"type":"text","text":"The pier"}]},)"
        R"({"type":"paragraph","children":[{"type":"text","text":"The council of Tollhaven "},)"
        R"({"type":"link","children":[{"type":"text","text":"closed the pier"}]},)"
        R"({"type":"text","text":" on Friday after cracks were found."}]}]})",
        title);
    EXPECT_EQ(markup, "<p>The pier</p>\n<p>" + first + "</p>\n");
}

TEST(ScriptArticle, DoesNotRepeatATeaser) {
    const std::string markup = article_in_script(
        R"({"teaser":")" + first + R"(","body":"<p>)" + first + "</p><p>" + second + R"(</p>"})",
        title);
    EXPECT_EQ(markup, "<p>" + first + "</p><p>" + second + "</p>");
}

TEST(MadePage, MakesParagraphsOfLinesAndLeavesMarkup) {
    EXPECT_EQ(as_markup("a < b & c\n\n d "), "<p>a &lt; b &amp; c</p>\n<p>d</p>\n");
    EXPECT_EQ(as_markup("<p>a</p>"), "<p>a</p>");
    const Page page = Page::parse(page_of("A </title> B", as_markup("text")));
    EXPECT_EQ(page.text_of(page.find(Tag::title)), "A </title> B");
}

TEST(MadePage, CountsProseOutsideLinks) {
    EXPECT_GT(prose_in(first), 8U);
    EXPECT_EQ(prose_in("no sentence, though it has more than eight words in it"), 0U);
    EXPECT_EQ(prose_in("<p><a href=x>" + first + "</a></p>"), 0U);
    EXPECT_GT(prose_in("<p>" + first + "</p>"), 8U);
}

}  // namespace
}  // namespace stemma::extract::html
