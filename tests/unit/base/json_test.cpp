#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace stemma::json {
namespace {

TEST(JsonParse, ReadsEveryKind) {
    const auto value = parse(R"({"a":[1,2.5,"x\u00e9",true,null],"b":{}})", "test");
    ASSERT_TRUE(value);
    const Array& a = *(*value)["a"].array();
    EXPECT_EQ(a[0].number_or(0), 1);
    EXPECT_EQ(a[1].number_or(0), 2.5);
    EXPECT_EQ(a[2].string_or(""), "xé");
    EXPECT_TRUE(a[3].bool_or(false));
    EXPECT_TRUE(a[4].is_null());
    EXPECT_TRUE((*value)["none"].is_null());
    EXPECT_EQ(dump(*value), R"({"a":[1,2.5,"xé",true,null],"b":{}})");
}

TEST(JsonParse, NamesTheSourceOfAFault) {
    for (const char* text : {"", "{", R"({"a":)", R"({"a":"b)", "nul", "[1,]", "\xff"}) {
        const auto value = parse(text, "input.jsonl#3");
        ASSERT_FALSE(value) << text;
        EXPECT_EQ(value.error().code, ErrorCode::invalid_json);
        EXPECT_EQ(value.error().source, "input.jsonl#3");
    }
}

TEST(JsonParse, BoundsTheDepth) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_TRUE(parse(nested(60), "test"));
    EXPECT_FALSE(parse(nested(100'000), "test"));
}

TEST(JsonWriter, PlacesCommas) {
    std::string out;
    Writer w(out);
    w.begin_object().key("a").begin_array().value(1).value(true).null().end_array();
    w.key("s").value(Span{3, 9}).key("n").value(0.25).key("x").value(NAN).end_object();
    EXPECT_EQ(out, R"({"a":[1,true,null],"s":[3,9],"n":0.25,"x":null})");
}

RC_GTEST_PROP(JsonWriter, StringsComeBack, (const std::vector<std::uint16_t>& units)) {
    std::string text;  // any code points of the basic plane but surrogates
    for (const std::uint16_t u : units) {
        if (u < 0x80) {
            text += static_cast<char>(u);
        } else if (u >= 0x800 && (u < 0xD800 || u > 0xDFFF)) {
            text += static_cast<char>(0xE0 | (u >> 12));
            text += static_cast<char>(0x80 | ((u >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (u & 0x3F));
        }
    }
    std::string out;
    Writer(out).value(text);
    RC_ASSERT(out.find('\n') == std::string::npos);
    const auto back = parse(out, "test");
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->string_or("") == text);
}

TEST(Json, GivesTextsAway) {
    const std::string text = R"({"a":"b","n":[1]})";
    Result<Value> value = parse(text, "here");
    ASSERT_TRUE(value);
    EXPECT_EQ(dump(*value), text);
    EXPECT_EQ(value->take_string("a"), "b");
    EXPECT_EQ((*value)["a"].string_or("?"), "");
    EXPECT_EQ(value->take_string("n"), "");
    EXPECT_EQ(value->take_string("none"), "");
    value->put_string(0, "c");
    EXPECT_EQ(dump(*value), R"({"a":"c","n":[1]})");
    EXPECT_EQ(parse(R"({"a":)", "here").error().code, ErrorCode::invalid_json);
}

}  // namespace
}  // namespace stemma::json
