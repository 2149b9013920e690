#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "base/digits.h"
#include "base/find_noting.h"

namespace stemma {
namespace {

/// Texts of few kinds of bytes, longer than a vector.
rc::Gen<std::string> texts() {
    return rc::gen::container<std::string>(rc::gen::elementOf(std::string("aaaaaa&\"5\x80\xFF/:")));
}

RC_GTEST_PROP(FindNoting, IsTheSearchByteByByte, ()) {
    const std::string text = *texts();
    const std::size_t from = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const std::size_t end = std::min(text.find('"', from), text.size());
    bool seen = false;
    RC_ASSERT(find_noting(text, from, '"', '&', seen) == end);
    RC_ASSERT(seen == (text.substr(from, end - from).find('&') != std::string::npos));
}

TEST(FindNoting, WhatWasSeenBeforeStays) {
    bool seen = true;
    EXPECT_EQ(find_noting("abc", 0, 'c', '&', seen), 2U);
    EXPECT_TRUE(seen);
}

RC_GTEST_PROP(NextDigit, IsTheFirstOne, ()) {
    const std::string text = *texts();
    const std::size_t from = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    RC_ASSERT(next_digit(text, from) ==
              std::min(text.find_first_of("0123456789", from), text.size()));
    RC_ASSERT(has_digit(text) == (text.find_first_of("0123456789") != std::string::npos));
}

TEST(HasDigit, IsExactWhateverTheByteAndItsNeighbours) {
    for (const std::size_t size : {1U, 4U, 7U, 8U, 15U, 16U, 40U}) {
        for (int byte = 0; byte < 256; ++byte) {
            for (std::size_t at = 0; at < size; ++at) {
                std::string text(size, '\xFF');
                text[at] = static_cast<char>(byte);
                EXPECT_EQ(has_digit(text), byte >= '0' && byte <= '9') << size << ' ' << byte;
            }
        }
    }
}

}  // namespace
}  // namespace stemma
