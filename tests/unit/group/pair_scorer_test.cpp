#include "group/pair_scorer.h"

#include <gtest/gtest.h>

#include <vector>

namespace stemma::group {
namespace {

std::uint32_t cell(Signal signal, std::uint32_t context, std::uint32_t knot) {
    return static_cast<std::uint32_t>(signal) * cells_of_signal + context * knots_of_context + knot;
}

/// Pairs are one story where the words agree well; of two knots the weight is shared.
PairFeatures pair_with(float words) {
    PairFeatures pair;
    pair.clear();
    pair.push(cell(Signal::words, 0, 4), 1 - words);
    pair.push(cell(Signal::words, 0, 5), words);
    pair.push(cell(Signal::words_by_names, 3, 2), 1);
    pair.shared_words = 9;
    return pair;
}

model::Classifier some_classifier() {
    std::vector<model::Example> examples;
    for (int i = 0; i < 200; ++i) {
        model::Example example;
        example.features = vector_of(pair_with(i % 2 == 0 ? 0.1F : 0.9F));
        example.target = i % 2;
        example.group = static_cast<std::uint32_t>(i / 2);
        examples.push_back(std::move(example));
    }
    return model::Classifier::train("test", examples, {});
}

model::Trees some_trees(std::size_t columns) {
    model::TreeExamples examples;
    examples.columns = columns;
    for (int i = 0; i < 400; ++i) {
        const PairRow row = row_of(pair_with(i % 2 == 0 ? 0.1F : 0.9F));
        examples.values.insert(examples.values.end(), row.begin(),
                               row.begin() + static_cast<std::ptrdiff_t>(columns));
        examples.targets.push_back(static_cast<std::uint8_t>(i % 2));
        examples.weights.push_back(1);
    }
    return model::Trees::train("test", examples, {.rounds = 20, .column_share = 1});
}

TEST(PairScorer, ARowHasTheKnotThatEachMeasureStandsAt) {
    const PairRow row = row_of(pair_with(0.25F));
    EXPECT_FLOAT_EQ(row[static_cast<std::size_t>(Signal::words)], 4.25F);
    EXPECT_FLOAT_EQ(row[static_cast<std::size_t>(Signal::words_by_names)], 2);
    EXPECT_FLOAT_EQ(row[static_cast<std::size_t>(Signal::persons)], -1);
    EXPECT_FLOAT_EQ(row.back(), 9);
}

TEST(PairScorer, TellsWhatItWasTrainedToTell) {
    const Result<PairScorer> scorer =
        PairScorer::make(some_classifier(), some_trees(PairRow{}.size()), "test");
    ASSERT_TRUE(scorer);
    const double like = scorer->log_odds(pair_with(0.9F));
    const double unlike = scorer->log_odds(pair_with(0.1F));
    EXPECT_GT(like, 0);
    EXPECT_LT(unlike, 0);
    EXPECT_LE(like, 6);
    EXPECT_GE(unlike, -6);
}

TEST(PairScorer, TextsWithHardlyAWordInCommonAreNeverOneStory) {
    const Result<PairScorer> scorer =
        PairScorer::make(some_classifier(), some_trees(PairRow{}.size()), "test");
    ASSERT_TRUE(scorer);
    PairFeatures pair = pair_with(0.9F);
    pair.shared_words = 1;
    EXPECT_EQ(scorer->log_odds(pair), -6);
}

TEST(PairScorer, TreesOfOtherMeasuresAreRefused) {
    const Result<PairScorer> scorer =
        PairScorer::make(some_classifier(), some_trees(7), "other.weights");
    ASSERT_FALSE(scorer);
    EXPECT_EQ(scorer.error().code, ErrorCode::damaged);
    EXPECT_EQ(scorer.error().source, "other.weights");
}

}  // namespace
}  // namespace stemma::group
