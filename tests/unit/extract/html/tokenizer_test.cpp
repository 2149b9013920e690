#include "extract/html/tokenizer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <span>

#include "base/json.h"
#include "base/strings.h"
#include "extract/html/doctype.h"
#include "extract/html/token_text.h"

namespace stemma::extract::html {
namespace {

using Parts = std::vector<std::string>;

std::string optional(const std::optional<std::string>& id) { return id ? "=" + *id : "-"; }

/// Tokens as lists of strings: what they are, and their parts.
std::vector<Parts> tokens_of(std::string source, TextMode mode = TextMode::data,
                             std::string_view last_start = {}) {
    normal_lines(source);
    Tokenizer tokens(source, mode, last_start);
    Arena arena;
    TokenText text(arena);
    std::vector<Parts> out;
    for (Token t; tokens.next(t);) {
        Parts parts;
        switch (t.kind) {
            case TokenKind::text:
                parts = {"text", std::string(text.text(t.content, t.mode))};
                if (!out.empty() && out.back()[0] == "text") {
                    out.back()[1] += parts[1];
                    continue;
                }
                break;
            case TokenKind::comment:
                parts = {"comment", std::string(text.comment(t.content))};
                break;
            case TokenKind::end: parts = {"end", std::string(text.name(t.name))}; break;
            case TokenKind::doctype: {
                const Doctype d = parse_doctype(text.comment(t.content), t.closed);
                parts = {"doctype", d.name, optional(d.public_id), optional(d.system_id),
                         d.damaged ? "damaged" : "whole"};
                break;
            }
            case TokenKind::start: {
                parts = {"start", std::string(text.name(t.name)), t.self_closing ? "/" : ""};
                std::map<std::string, std::string, std::less<>> attributes;
                for (const Attribute& a : t.attributes.added()) {
                    attributes.try_emplace(std::string(text.name(a.name)), text.value(a.value));
                }
                for (const auto& [name, value] : attributes) {
                    parts.push_back(name);
                    parts.push_back(value);
                }
                break;
            }
        }
        if (parts != Parts{"text", ""}) {
            out.push_back(parts);
        }
    }
    return out;
}

TEST(Tokenizer, TagsAndTheirAttributes) {
    const auto tokens = tokens_of("<A HREF=x b='1&amp;2' c=\"d\" e b=3 / f=/>t</A x>");
    EXPECT_EQ(tokens, (std::vector<Parts>{
                          {"start", "a", "", "b", "1&2", "c", "d", "e", "", "f", "/", "href", "x"},
                          {"text", "t"},
                          {"end", "a"}}));
    EXPECT_EQ(tokens_of("<br/>"), (std::vector<Parts>{{"start", "br", "/"}}));
    EXPECT_EQ(tokens_of("a <b c='d"), (std::vector<Parts>{{"text", "a "}}));
}

TEST(Tokenizer, WhatIsNoTagIsText) {
    EXPECT_EQ(tokens_of("1 < 2 <3 </"), (std::vector<Parts>{{"text", "1 < 2 <3 </"}}));
    EXPECT_EQ(tokens_of("a</>b</ c>"), (std::vector<Parts>{{"text", "ab"}, {"comment", " c"}}));
}

TEST(Tokenizer, Comments) {
    for (const auto& [source, data] :
         std::vector<std::pair<std::string, std::string>>{{"<!--a-->", "a"},
                                                          {"<!-->", ""},
                                                          {"<!--->", ""},
                                                          {"<!--a--!>", "a"},
                                                          {"<!--a--b-->", "a--b"},
                                                          {"<!--a", "a"},
                                                          {"<!--a--", "a"},
                                                          {"<!a>", "a"},
                                                          {"<?a>", "?a"},
                                                          {"<![CDATA[a]]>", "[CDATA[a]]"}}) {
        EXPECT_EQ(tokens_of(source), (std::vector<Parts>{{"comment", data}})) << source;
    }
}

TEST(Tokenizer, ContentThatIsNoMarkup) {
    EXPECT_EQ(tokens_of("a<b></titl>&amp;</TITLE >c", TextMode::rcdata, "title"),
              (std::vector<Parts>{{"text", "a<b></titl>&"}, {"end", "title"}, {"text", "c"}}));
    EXPECT_EQ(tokens_of("&amp;</style>", TextMode::rawtext, "style"),
              (std::vector<Parts>{{"text", "&amp;"}, {"end", "style"}}));
    EXPECT_EQ(tokens_of("<b></b>", TextMode::plaintext), (std::vector<Parts>{{"text", "<b></b>"}}));
}

TEST(Tokenizer, AScriptMayHoldAnotherInAComment) {
    const std::string content = "<!--<script>a</script>b--><script>c";
    EXPECT_EQ(tokens_of(content + "</script>", TextMode::script, "script"),
              (std::vector<Parts>{{"text", content}, {"end", "script"}}));
    EXPECT_EQ(tokens_of("<!--a</script>", TextMode::script, "script"),
              (std::vector<Parts>{{"text", "<!--a"}, {"end", "script"}}));
    EXPECT_EQ(tokens_of("<!-->a<script></script>", TextMode::script, "script"),
              (std::vector<Parts>{{"text", "<!-->a<script>"}, {"end", "script"}}));
}

TEST(Tokenizer, LinesEndWithOneNewline) {
    std::string source = "a\r\nb\rc\n\r\r\nd\r";
    normal_lines(source);
    EXPECT_EQ(source, "a\nb\nc\n\n\nd\n");
}

TEST(Doctype, OldOnesMeanQuirks) {
    EXPECT_FALSE(means_quirks(parse_doctype(" html", true)));
    EXPECT_FALSE(means_quirks(parse_doctype(" HTML SYSTEM 'about:legacy-compat'", true)));
    EXPECT_TRUE(
        means_quirks(parse_doctype(" html PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\"", true)));
    const std::string mixed = " html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\"";
    EXPECT_TRUE(means_quirks(parse_doctype(mixed, true)));
    EXPECT_FALSE(means_quirks(parse_doctype(mixed + " \"x\"", true)));
    EXPECT_TRUE(means_quirks(parse_doctype("", true)));
    EXPECT_TRUE(means_quirks(parse_doctype(" html", false)));
}

RC_GTEST_PROP(Tokenizer, ComesToTheEndOfAnyBytes, (const std::string& source)) {
    Tokenizer tokens(source);
    std::size_t count = 0;
    for (Token t; tokens.next(t); ++count) {
        RC_ASSERT(t.kind != TokenKind::text || !t.content.empty());
    }
    RC_ASSERT(count <= source.size());
    RC_ASSERT(tokens.position() == source.size());
}

/// A tag of pieces that attributes are made of.
rc::Gen<std::string> any_tag() {
    const auto pieces = rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"a",
                                                    "Div",
                                                    "b",
                                                    "=",
                                                    "/",
                                                    " ",
                                                    "\n",
                                                    "\"",
                                                    "'",
                                                    "<",
                                                    "&lt",
                                                    "\x01",
                                                    std::string(1, '\0'),
                                                    "\u00e9",
                                                    "class",
                                                    "data-a-long-name",
                                                    " class=\"",
                                                    "\" id=\"",
                                                    "\"",
                                                    "\" ",
                                                    std::string(20, 'v'),
                                                    std::string(60, 'w')}));
    return rc::gen::map(pieces,
                        [](const std::vector<std::string>& p) { return "<t" + join(p, "") + ">"; });
}

/// Names are read sixteen bytes at a time and attributes sixty-four, but for the last of a page.
RC_GTEST_PROP(Tokenizer, ATagIsTheSameAtThePagesEnd, ()) {
    const std::string tag = *any_tag();
    const auto at_end = tokens_of(tag);
    const auto before_more = tokens_of(tag + std::string(100, 'z'));
    RC_ASSERT(at_end.empty() == before_more.empty());
    if (!at_end.empty()) {
        RC_ASSERT(at_end[0] == before_more[0]);
    }
}

RC_GTEST_PROP(Tokenizer, WhatIsSaidToBePlainIs, ()) {
    const std::string source =
        *any_tag() + std::string(*rc::gen::elementOf(std::vector{0, 100}), 'z');
    Tokenizer tokens(source);
    Token t;
    RC_PRE(tokens.next(t) && t.kind == TokenKind::start);
    const std::span<const Attribute> all = t.attributes.added();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [name, value] = all[i];
        RC_ASSERT(!t.plain_attributes || !value.contains('&'));
        RC_ASSERT(!t.plain_attributes || (name == ascii_lower(name) && !name.contains('\0')));
        const auto same = [&](const Attribute& a) { return a.name == name; };
        RC_ASSERT(t.attributes.may_have_doubles() || std::ranges::none_of(all.subspan(0, i), same));
    }
}

/// The published tests of the standard, where they are at hand: see tests/shared/tokenizer.
TEST(Tokenizer, PassesThePublishedTests) {
    const char* path = std::getenv("STEMMA_TOKENIZER_CASES");
    if (path == nullptr) {
        GTEST_SKIP() << "set STEMMA_TOKENIZER_CASES";
    }
    const std::map<std::string_view, TextMode> modes{
        {"Data state", TextMode::data},           {"RCDATA state", TextMode::rcdata},
        {"RAWTEXT state", TextMode::rawtext},     {"Script data state", TextMode::script},
        {"PLAINTEXT state", TextMode::plaintext}, {"CDATA section state", TextMode::cdata}};
    std::ifstream file(path);
    std::size_t count = 0;
    for (std::string line; std::getline(file, line); ++count) {
        const json::Value test = json::parse(line, "tests").value();
        std::vector<Parts> expected;
        for (const json::Value& token : *test["output"].array()) {
            expected.emplace_back();
            for (const json::Value& part : *token.array()) {
                expected.back().emplace_back(part.string_or(""));
            }
        }
        EXPECT_EQ(tokens_of(std::string(test["input"].string_or("")),
                            modes.at(test["state"].string_or("")), test["last"].string_or("")),
                  expected)
            << line;
    }
    EXPECT_GT(count, 6000U);
}

}  // namespace
}  // namespace stemma::extract::html
