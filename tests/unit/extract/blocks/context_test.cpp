#include "extract/blocks/context.h"

#include <gtest/gtest.h>

namespace stemma::extract {
namespace {

TEST(BestStretch, IsTheGreatestSumFirstOfEquals) {
    EXPECT_EQ(best_stretch({}).end, 0U);
    EXPECT_EQ(best_stretch({-1, -2}).end, 0U);
    const BlockRange range = best_stretch({1, -3, 4, -1, 2, -5, 4});
    EXPECT_EQ(range.begin, 2U);
    EXPECT_EQ(range.end, 5U);
}

TEST(Vocabulary, CountsWhatOthersUse) {
    Vocabulary words;
    const TextStats harbour = measure("Harbour closed, harbour police said");
    words.add(harbour);
    EXPECT_EQ(words.shared(harbour, 1).shared, 0U);  // only its own
    EXPECT_EQ(words.shared(measure("The harbour opens"), 0).shared, 1U);
}

TEST(Measure, SeesShape) {
    const TextStats stats = measure("© 2022 Post, 12:30 | \"It rained.\"");
    EXPECT_EQ(stats.first, Edge::copyright);
    EXPECT_EQ(stats.last, Edge::sentence_end);
    EXPECT_TRUE(stats.year);
    EXPECT_TRUE(stats.clock_time);
    EXPECT_TRUE(stats.quote);
    EXPECT_EQ(stats.sentence_ends, 1U);
    EXPECT_EQ(stats.separators, 1U);
    EXPECT_EQ(measure("東京").words, 2U);
    EXPECT_EQ(measure("Read more").hash, measure("read: MORE!").hash);
}

}  // namespace
}  // namespace stemma::extract
