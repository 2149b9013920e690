#include "model/scorer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace stemma::model {
namespace {

FeatureVector row(std::string_view a, std::string_view b) {
    FeatureVector features;
    features.add("a", a);
    features.add("b", b);
    return features;
}

/// Learns to tell by `a`, while `b` says nothing.
Scorer trained() {
    ScorerLesson lesson({"red", "green", "blue"}, 12);
    const std::array<std::string_view, 3> colours{"rose", "leaf", "sky"};
    const std::array<std::string_view, 4> noise{"w", "x", "y", "z"};
    for (const auto colour : colours) {
        for (const auto other : noise) {
            lesson.count(row(colour, other));
        }
    }
    lesson.freeze(1);
    for (int epoch = 0; epoch < 5; ++epoch) {
        for (std::size_t right = 0; right < colours.size(); ++right) {
            for (const auto other : noise) {
                const auto scores = lesson.score(row(colours[right], other));
                lesson.update(right, static_cast<std::size_t>(std::ranges::max_element(scores) -
                                                              scores.begin()));
                lesson.step();
            }
        }
    }
    return lesson.finish("colours", 0);
}

std::size_t best(const Scorer& scorer, const FeatureVector& features) {
    std::vector<BinaryFeature> row;
    for (const Feature& feature : features.features()) {
        row.push_back({static_cast<std::uint32_t>(feature.hash >> 32U), 0});
    }
    std::vector<std::int32_t> scores(scorer.stride());
    scorer.score(row, scores.data());
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.begin() + 3) -
                                    scores.begin());
}

TEST(Scorer, LearnsItsLessonsAndWhatTheyShare) {
    const Scorer scorer = trained();
    EXPECT_EQ(best(scorer, row("rose", "w")), 0U);
    EXPECT_EQ(best(scorer, row("leaf", "z")), 1U);
    EXPECT_EQ(best(scorer, row("sky", "never seen")), 2U);
}

TEST(Scorer, RoundTrips) {
    const Scorer scorer = trained();
    const std::string bytes = scorer.encode();
    const Result<Scorer> again = Scorer::parse(bytes, "colours");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->labels(), scorer.labels());
    EXPECT_EQ(again->encode(), bytes);
    EXPECT_EQ(best(*again, row("sky", "x")), 2U);
}

TEST(Scorer, WhatIsCutOffOrAlteredIsAnError) {
    const std::string bytes = trained().encode();
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        EXPECT_FALSE(Scorer::parse(std::string_view(bytes).substr(0, size), "colours"));
    }
    std::string altered = bytes;
    altered[altered.size() / 2] ^= 1;
    const Result<Scorer> read = Scorer::parse(altered, "colours");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::damaged);
    EXPECT_EQ(read.error().source, "colours");
}

TEST(Scorer, RareFeaturesGetNoWeight) {
    ScorerLesson lesson({"no", "yes"}, 12);
    lesson.count(row("often", "often"));
    lesson.count(row("often", "once"));
    lesson.freeze(2);
    static_cast<void>(lesson.score(row("never", "once")));
    lesson.update(1, 0);
    const auto scores = lesson.score(row("never", "once"));
    EXPECT_EQ(scores[0], 0);
    EXPECT_EQ(scores[1], 0);
}

}  // namespace
}  // namespace stemma::model
