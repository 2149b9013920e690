#include "base/json_long_string.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "base/strings.h"

namespace stemma::json {
namespace {

constexpr std::size_t least = 10;

/// What a long string of this content means; "none" if it is not taken.
std::string meaning_of(std::string_view content) {
    std::string record = cat(R"({"a":")", content, R"(","b":1})");
    const std::optional<LongString> found = take_long_string(record, least);
    if (!found) {
        return "none";
    }
    EXPECT_EQ(found->rest, R"({"a":"","b":1})");
    return record;
}

TEST(LongString, TakesTheFirstLongMember) {
    std::string record =
        R"( {"id" : "a\"b", "n": [1, {"x": "]"}], "html": "<p class=\"x\">Rain", "z": "0123456789"})";
    const std::optional<LongString> found = take_long_string(record, 16);
    ASSERT_TRUE(found);
    EXPECT_EQ(record, R"(<p class="x">Rain)");
    EXPECT_EQ(found->member, 2);
    EXPECT_EQ(found->rest,
              R"( {"id" : "a\"b", "n": [1, {"x": "]"}], "html": "", "z": "0123456789"})");
    for (const std::string_view none :
         {R"({"a": "short", "b": 12345678901234})", R"(["0123456789abcdef"])", "",
          R"({"a": "0123456789abcdef)"}) {
        std::string unchanged(none);
        EXPECT_FALSE(take_long_string(unchanged, 16));
        EXPECT_EQ(unchanged, none);
    }
}

TEST(LongString, WhatCannotBeReadIsPutBack) {
    for (const std::size_t size : {1, 20, 63, 64, 200}) {
        const std::string pad(size, 'x');
        const std::string begin = cat(R"({"a":")", pad, R"(\"\n)", pad);
        for (const std::string_view wrong : {"\\x", "\x01", "\xC3", "\xC3\\u0080", "\\ud83d"}) {
            std::string record = cat(begin, wrong, pad, R"(","b":1})");
            const std::string before = record;
            EXPECT_FALSE(take_long_string(record, least));
            EXPECT_TRUE(record.starts_with(begin) && record.ends_with(cat(pad, R"(","b":1})")));
            EXPECT_EQ(parse(record, "here").error().reason, parse(before, "here").error().reason);
        }
    }
}

TEST(LongString, KnowsWhetherItIsPlain) {
    for (const std::size_t before : {10, 70, 200}) {
        const auto plain = [&](std::string_view middle) {
            const std::string pad(before, 'x');
            std::string record = cat(R"({"a":")", pad, middle, pad, R"("})");
            return take_long_string(record, least)->plain;
        };
        EXPECT_TRUE(plain(R"(\"\\\n\t/\u0020\u000A\u0009\u00e9)"));
        for (const std::string_view other : {R"(\r)", R"(\b)", R"(\f)", R"(\u0000)", R"(\u001F)"}) {
            EXPECT_FALSE(plain(other)) << other;
        }
    }
}

TEST(LongString, ReadsEscapes) {
    const std::string pad(200, 'x');
    for (const std::string& before : {std::string("0123456789"), pad}) {
        for (const std::string& after : {std::string(), pad}) {
            const auto meaning = [&](std::string_view middle) {
                const std::string whole = meaning_of(cat(before, middle, after));
                return whole == "none" ? whole
                                       : whole.substr(before.size(),
                                                      whole.size() - before.size() - after.size());
            };
            EXPECT_EQ(meaning(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
            EXPECT_EQ(meaning(R"(\u0041\u00e9\u20AC\ud83d\uDE00)"), "A\u00e9\u20ac\U0001F600");
            EXPECT_EQ(meaning(R"(\u0000)"), std::string(1, '\0'));
            EXPECT_EQ(meaning("\u00e9"), "\u00e9");
            for (const std::string_view wrong :
                 {R"(\x)", R"(\u12g4)", R"(\ud83d)", R"(\ud83dx)", R"(\ud83d\u0041)", R"(\ude00)",
                  "\x01", "\n", "\xff", "\xc3"}) {
                EXPECT_EQ(meaning(wrong), "none") << wrong;
            }
        }
    }
}

/// A record whose long string holds anything is read as without a look at it apart.
RC_GTEST_PROP(LongString, RestAndTextAreTheWhole, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
        std::vector<std::string>{"\"", "\\", "\n", "\t", "/", "\u00e9", "\U0001F600", "plain text",
                                 "\x01", "\x7f", "\u2028"}));
    const std::string text = join(pieces, "") + std::string(*rc::gen::inRange(0, 90), 'x');
    std::string record;
    Writer(record)
        .begin_object()
        .key("a")
        .value(1)
        .key("b")
        .value(text)
        .key("c")
        .null()
        .end_object();
    const Value whole = *parse(record, "here");
    std::string taken = record;
    const std::optional<LongString> found = take_long_string(taken, least);
    if (found) {
        RC_ASSERT(taken == text);
        RC_ASSERT(found->member == 1U);
        RC_ASSERT(found->plain == (text.find('\x01') == std::string::npos));
        Value rest = *parse(found->rest, "here");
        rest.put_string(found->member, taken);
        RC_ASSERT(dump(rest) == dump(whole));
        put_back(taken, *found);
        RC_ASSERT(taken == record);
    } else {
        RC_ASSERT(text.size() < least + 20);
    }
}

TEST(LongString, RecordsAreParsedTheSame) {
    const std::string text(20'000, 'x');
    const std::string record = cat(R"({"id":"7","html":")", text, R"(","n":[true]})");
    std::string taken = record;
    const Result<Taken> value = parse_taking(taken, "here");
    EXPECT_EQ(dump(value->value), record);
    EXPECT_EQ(value->plain_member, "html");
    std::string twice = cat(R"({"html":"a\r","html":")", text, R"("})");
    EXPECT_EQ(parse_taking(twice, "here")->plain_member, "");
    const std::string damaged = cat(R"({"id":"7","html":")", text, R"(","n":[true})");
    std::string kept = damaged;
    EXPECT_EQ(parse_taking(kept, "here").error().code, ErrorCode::invalid_json);
    EXPECT_EQ(kept, damaged);
}

}  // namespace
}  // namespace stemma::json
