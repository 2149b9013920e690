#include "extract/blocks/word_numbers.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace stemma::extract {
namespace {

TEST(WordNumbers, OfLongTextsAreTheirPlacesAmongTheDifferentContentWords) {
    std::vector<TextStats> texts(3);
    for (std::uint64_t i = 0; i < 600; ++i) {
        texts[i / 200].list.push_back({.hash = i * i % 97 + 1, .content = i % 3 != 0});
    }
    WordNumbers numbers(600);
    std::map<std::uint64_t, std::uint32_t> known;
    for (TextStats& text : texts) {
        numbers.give(text);
        std::set<std::uint64_t> here;
        for (const WordStat& word : text.list) {
            if (!word.content) {
                EXPECT_EQ(word.number, 0U);
                EXPECT_FALSE(word.first);
                continue;
            }
            const auto next = static_cast<std::uint32_t>(known.size() + 1);
            EXPECT_EQ(word.number, known.try_emplace(word.hash, next).first->second);
            EXPECT_EQ(word.first, here.insert(word.hash).second);
        }
    }
    EXPECT_EQ(numbers.size(), known.size() + 1);
}

}  // namespace
}  // namespace stemma::extract
