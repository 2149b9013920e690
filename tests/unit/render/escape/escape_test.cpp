#include "render/escape/escape.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.h"

namespace stemma::render {
namespace {

std::string html_of(std::string_view text) {
    std::string out;
    append_html(out, text);
    return out;
}

std::string markdown_of(std::string_view text) {
    std::string out;
    append_markdown(out, text);
    return out;
}

/// Texts full of what could break out: markup, controls, bidirectional controls, broken UTF-8.
rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::element<std::string>(
        "<script>", "\"", "'", "&", "&lt;", "]]>", "-->", "\x01", "\x7F", "\xC2\x85",
        "\xE2\x80\xAE", "\xE2\x81\xA6", "\xFF", "\xE2\x80", "\xEF\xBF\xBE", "`", "[a](b)", "\n# x",
        "\n\n- y", "|", "http://a.example", "a", "é", "\xD7\x90");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& p : pieces) {
                                text += p;
                            }
                            return text;
                        });
}

TEST(AppendHtml, EscapesWhatEndsATextOrAnAttribute) {
    EXPECT_EQ(html_of("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}

TEST(AppendHtml, ShowsWhatCouldReorderOrHide) {
    EXPECT_EQ(html_of("a\xE2\x80\xAE"
                      "b"),
              "a\xEF\xBF\xBD"
              "b");  // right-to-left override
    EXPECT_EQ(html_of(std::string_view("a\0b", 3)),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(html_of("\xFF"), "\xEF\xBF\xBD");
    EXPECT_EQ(html_of("\xD7\x90\xE2\x80\x8F!"), "\xD7\x90\xE2\x80\x8F!");  // a mark stays
    EXPECT_EQ(html_of("a\n\tb"), "a\n\tb");
}

RC_GTEST_PROP(AppendHtml, NeverLetsMarkupThrough, ()) {
    const std::string out = html_of(*hostile_text());
    RC_ASSERT(out.find_first_of("<>\"'") == std::string::npos);
    RC_ASSERT(text::is_valid_utf8(out));
    for (const char* forbidden : {"\xE2\x80\xAE", "\xE2\x81\xA6", "\x01", "\x7F", "\xC2\x85"}) {
        RC_ASSERT(out.find(forbidden) == std::string::npos);
    }
}

TEST(AppendMarkdown, EscapesBlocksAndSpans) {
    EXPECT_EQ(markdown_of("# no\n- heading"), "\\# no - heading");
    EXPECT_EQ(markdown_of("1. a *b* [c](d) <e>"), "1\\. a \\*b\\* \\[c\\](d) \\<e\\>");
    EXPECT_EQ(markdown_of("see http://a.example/ now."), "see http\\://a\\.example/ now.");
    EXPECT_EQ(markdown_of("a | b"), "a \\| b");
    EXPECT_EQ(markdown_of("    code"), " code");
}

RC_GTEST_PROP(AppendMarkdown, StaysOnOneLineWithoutMarkup, ()) {
    const std::string out = markdown_of(*hostile_text());
    RC_ASSERT(text::is_valid_utf8(out));
    for (std::size_t i = 0; i < out.size(); ++i) {
        RC_ASSERT(out[i] != '\n');
        if (std::string_view("<>[]`*|").contains(out[i])) {
            RC_ASSERT(i > 0 && out[i - 1] == '\\');
        }
    }
}

TEST(IsWebLink, TakesOnlyPlainWebAddresses) {
    EXPECT_TRUE(is_web_link("https://post.example/a?b=c&d=e"));
    EXPECT_TRUE(is_web_link("HTTP://post.example"));
    for (const char* bad :
         {"", "javascript:alert(1)", "JavaScript://x%0aalert(1)", "data:text/html,x",
          "//post.example", "ftp://post.example", "https:///x", "https://", " https://post.example",
          "https://a b", "https://a\"b", "https://a<b", "https://a\nb", "vbscript:x",
          "java\nscript://x"}) {
        EXPECT_FALSE(is_web_link(bad)) << bad;
    }
}

TEST(Shortened, CutsAtAWordAndOnACodePoint) {
    EXPECT_EQ(shortened("short", 10), "short");
    EXPECT_EQ(shortened("several words here", 12), "several…");
    EXPECT_EQ(shortened("ééééé", 5), "éé…");
}

}  // namespace
}  // namespace stemma::render
