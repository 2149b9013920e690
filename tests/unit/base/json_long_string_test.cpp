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
    const std::string record = cat(R"({"a":")", content, R"(","b":1})");
    const std::optional<LongString> found = find_long_string(record, least);
    if (!found) {
        return "none";
    }
    EXPECT_EQ(record.substr(found->begin, found->end - found->begin), cat('"', content, '"'));
    return found->text;
}

TEST(LongString, FindsTheFirstLongMember) {
    const std::string record =
        R"( {"id" : "a\"b", "n": [1, {"x": "]"}], "html": "<p class=\"x\">Rain", "z": "0123456789"})";
    const std::optional<LongString> found = find_long_string(record, 16);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, R"(<p class="x">Rain)");
    EXPECT_EQ(found->member, 2);
    EXPECT_EQ(record.substr(found->begin, found->end - found->begin), R"("<p class=\"x\">Rain")");
    EXPECT_FALSE(find_long_string(R"({"a": "short", "b": 12345678901234})", 16));
    EXPECT_FALSE(find_long_string(R"(["0123456789abcdef"])", 16));
    EXPECT_FALSE(find_long_string("", 16));
    EXPECT_FALSE(find_long_string(R"({"a": "0123456789abcdef)", 16));
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
    const std::optional<LongString> found = find_long_string(record, least);
    if (found) {
        RC_ASSERT(found->text == text);
        RC_ASSERT(found->member == 1U);
        Value rest =
            *parse(cat(record.substr(0, found->begin), R"("")", record.substr(found->end)), "here");
        rest.put_string(found->member, found->text);
        RC_ASSERT(dump(rest) == dump(whole));
    } else {
        RC_ASSERT(text.size() < least + 20);
    }
}

TEST(LongString, RecordsAreParsedTheSame) {
    const std::string text(20'000, 'x');
    const std::string record = cat(R"({"id":"7","html":")", text, R"(","n":[true]})");
    EXPECT_EQ(dump(*parse(record, "here")), record);
    const std::string damaged = cat(R"({"id":"7","html":")", text, R"(","n":[true})");
    EXPECT_EQ(parse(damaged, "here").error().code, ErrorCode::invalid_json);
}

}  // namespace
}  // namespace stemma::json
