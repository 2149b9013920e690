#include "base/strings.h"

#include <gtest/gtest.h>

#include "stemma/result.h"

namespace stemma {
namespace {

TEST(Strings, ExcerptIsOneHarmlessLine) {
    EXPECT_EQ(printable_excerpt("a\nb\x1b[31mc"), "a\\x0ab\\x1b[31mc");
    EXPECT_EQ(printable_excerpt("\xC2\x9Bx"), "\\xc2\\x9bx");  // a C1 control
    EXPECT_EQ(printable_excerpt("äöü", 3), "äö…");
    EXPECT_EQ(printable_excerpt("äö", 4), "äö");
}

TEST(Strings, Splits) {
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
}

TEST(Strings, ErrorsNameSourcePlaceAndReason) {
    const Error error{ErrorCode::invalid_json, "a\n.jsonl", 12, "cut off", "{\"a"};
    EXPECT_EQ(error.message(), "a\\x0a.jsonl:12: invalid JSON: cut off (near \"{\"a\")");
}

TEST(AsciiLower, IsTheSameForEachByteWhereverItStands) {
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        for (std::size_t at = 0; at < 10; ++at) {
            std::string text(10, '\xFF');
            text[at] = c;
            std::string lower = text;
            lower[at] = ascii_lower(c);
            EXPECT_EQ(ascii_lower(text), lower) << byte << ' ' << at;
        }
    }
}

}  // namespace
}  // namespace stemma
