#include "extract/blocks/context.h"

#include <gtest/gtest.h>

#include "extract/blocks/word_numbers.h"

namespace stemma::extract {
namespace {

TEST(BestStretch, IsTheGreatestSumFirstOfEquals) {
    EXPECT_EQ(best_stretch({}).end, 0U);
    EXPECT_EQ(best_stretch({-1, -2}).end, 0U);
    const BlockRange range = best_stretch({1, -3, 4, -1, 2, -5, 4});
    EXPECT_EQ(range.begin, 2U);
    EXPECT_EQ(range.end, 5U);
}

TextStats numbered(WordNumbers& numbers, std::string_view text) {
    TextStats stats = measure(text);
    numbers.give(stats);
    return stats;
}

TEST(Vocabulary, CountsWhatOthersUse) {
    WordNumbers numbers(20);
    const TextStats harbour = numbered(numbers, "Harbour closed, harbour police said");
    const TextStats opens = numbered(numbers, "The harbour opens");
    Vocabulary words(numbers.size());
    words.add(harbour);
    EXPECT_EQ(words.shared(harbour, Vocabulary::Own::added).shared, 0U);  // only its own
    EXPECT_EQ(words.shared(harbour, Vocabulary::Own::added).words, 5U);
    EXPECT_EQ(words.shared(opens, Vocabulary::Own::not_added).shared, 1U);
    words.add(opens);
    EXPECT_EQ(words.shared(harbour, Vocabulary::Own::added).shared, 2U);  // both places
}

TEST(WordNumbers, SameWordSameNumber) {
    WordNumbers numbers(20);
    const TextStats one = numbered(numbers, "Rain, wind, rain");
    const TextStats two = numbered(numbers, "Wind");
    EXPECT_EQ(numbers.size(), 3U);  // 0 is none of theirs
    EXPECT_EQ(one.list[0].number, one.list[2].number);
    EXPECT_EQ(one.list[1].number, two.list[0].number);
    EXPECT_TRUE(one.list[0].first);
    EXPECT_FALSE(one.list[2].first);
    EXPECT_TRUE(two.list[0].first);
}

TEST(Vocabulary, StopWordsCountForNothing) {
    WordNumbers numbers(20);
    const TextStats stops = numbered(numbers, "and the of");
    EXPECT_EQ(stops.list[1].number, 0U);
    Vocabulary words(numbers.size());
    words.add(stops);
    EXPECT_EQ(words.shared(stops, Vocabulary::Own::not_added).words, 0U);
    EXPECT_EQ(words.shared(stops, Vocabulary::Own::not_added).shared, 0U);
}

TEST(Context, CountsTheTitlesWords) {
    Blocks blocks;
    blocks.text = "Harbour and harbour closed\nnothing\n";
    blocks.list.push_back({.text = {0, 26}});
    blocks.list.push_back({.text = {27, 34}});
    blocks.title = "The harbour has closed: a harbour";
    const Context context = Context::of(blocks);
    EXPECT_EQ(context.title_words, 3U);
    EXPECT_EQ(context.title_words_in(context.stats[0], 100), 3U);  // it has "harbour" twice
    EXPECT_EQ(context.title_words_in(context.stats[0], 3), 2U);
    EXPECT_EQ(context.title_words_in(context.stats[1], 100), 0U);
}

}  // namespace
}  // namespace stemma::extract
