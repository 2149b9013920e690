#include "base/valid_utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace stemma {
namespace {

TEST(AllUtf8, TellsWhatIsAndWhatIsNot) {
    using std::string_literals::operator""s;
    for (const std::string& good : {""s, "a\0b"s, "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8C\xA7"s}) {
        EXPECT_TRUE(all_utf8(good));
        EXPECT_TRUE(all_utf8(std::string(100, 'x') + good));
    }
    for (const std::string& bad :
         {"\x80"s, "\xC3"s, "\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xFF"s}) {
        EXPECT_FALSE(all_utf8(bad));
        EXPECT_FALSE(all_utf8(std::string(100, 'x') + bad));
        EXPECT_FALSE(all_utf8(bad + std::string(100, 'x')));
    }
}

}  // namespace
}  // namespace stemma
