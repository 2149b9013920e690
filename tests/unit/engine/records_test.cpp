#include "engine/records.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "engine/raw_input.h"

namespace stemma::engine {
namespace {

Result<Document> parse(const std::string& text) {
    const auto record = json::parse(text, "f#1");
    EXPECT_TRUE(record) << text;
    return document_of(*record, "f#1");
}

TEST(Records, TakeWhatTheContractNames) {
    const auto d = parse(R"({"id":"a","raw":"x","url":"u","outlet":"o","title":"t",
        "authors":["p","q"],"published":"2031-01-02","fetched":"2031-01-03","language":"en",
        "mood":{"of":[1,null]},"x":"y"})");
    ASSERT_TRUE(d);
    EXPECT_EQ(d->id, "a");
    EXPECT_EQ(d->kind, DocumentKind::plain);
    EXPECT_EQ(d->bytes, "x");
    EXPECT_EQ(d->hints.authors, (std::vector<std::string>{"p", "q"}));
    EXPECT_EQ(d->hints.published, "2031-01-02");
    const std::vector<std::pair<std::string, std::string>> unknown = {
        {"mood", R"({"of":[1,null]})"}, {"x", R"("y")"}};
    EXPECT_EQ(d->unknown, unknown);
}

TEST(Records, AreKnownToBeUtf8) {
    EXPECT_TRUE(parse(R"({"html":"<p>caf\u00e9"})")->known_utf8);
    EXPECT_FALSE(json::parse(R"({"html":"\udc00"})", "f#1"));  // half a pair of UTF-16
    EXPECT_FALSE(json::parse("{\"html\":\"caf\xE9\"}", "f#1"));
}

/// Long strings are taken out of their record.
TEST(Records, KnowWhatTheirLongStringHas) {
    const auto document = [](std::string_view end) {
        RawInput input;
        input.format = InputFormat::json_lines;
        input.bytes = "{\"url\":\"u\",\"html\":\"" + std::string(10'000, 'x') + std::string(end) +
                      "\",\"x\":\"\\r\"}";
        return document_of(std::move(input));
    };
    EXPECT_FALSE(document("\\udc00"));
    EXPECT_TRUE(document("\\n\\u00e9")->known_plain);
    EXPECT_TRUE(document("\\n\\u00e9")->known_utf8);
    EXPECT_FALSE(document("\\r")->known_plain);
    EXPECT_TRUE(document("\xE9")->bytes.ends_with("x\xEF\xBF\xBD"));  // repaired
    EXPECT_FALSE(parse(R"({"html":"short"})")->known_plain);
}

TEST(Records, CleanTextWinsOverMarkup) {
    EXPECT_EQ(parse(R"({"html":"<p>","text":"clean"})")->kind, DocumentKind::clean);
    EXPECT_EQ(parse(R"({"html":"<p>","raw":"r"})")->kind, DocumentKind::html);
}

TEST(Records, AnEarlierReadingIsNotHandedThrough) {
    EXPECT_TRUE(parse(R"({"text":"t","entities":[],"sentences":[[0,1]]})")->unknown.empty());
    const auto d = parse(R"({"text":"t","dropped":[{"text":"Share","why":"share"}]})");
    ASSERT_EQ(d->dropped.size(), 1U);
    EXPECT_EQ(d->dropped[0].why, "share");
}

TEST(Records, IdsMayBeNumbersOrMissing) {
    EXPECT_EQ(parse(R"({"id":17,"text":"t"})")->id, "17");
    EXPECT_EQ(parse(R"({"text":"t"})")->id, "f#1");
    EXPECT_EQ(parse(R"({"id":"","text":"t"})")->id, "f#1");
}

TEST(Records, RefuseWhatIsNone) {
    for (const char* text : {"[]", "1", "{}", R"({"text":1})", R"({"html":null})"}) {
        EXPECT_EQ(parse(text).error().code, ErrorCode::invalid_record) << text;
    }
    const auto lacking = json::parse(R"({"id":"p","a":"x"})", "f#1");
    EXPECT_EQ(pair_of(*lacking, "f#1").error().code, ErrorCode::invalid_record);
}

}  // namespace
}  // namespace stemma::engine
