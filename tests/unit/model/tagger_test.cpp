#include "model/tagger.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace stemma::model {
namespace {

FeatureVector word(std::string_view text) {
    FeatureVector features;
    features.add("w", text);
    features.add("bias");
    return features;
}

TaggedSequence sequence(const std::vector<std::pair<std::string, int>>& steps) {
    TaggedSequence out;
    for (const auto& [text, label] : steps) {
        out.push_back({word(text), static_cast<std::uint8_t>(label)});
    }
    return out;
}

/// "run" is a verb after "they" and a noun after "the": only the chain can tell.
const std::vector<TaggedSequence> lessons{
    sequence({{"the", 0}, {"run", 1}, {"ends", 2}}),
    sequence({{"they", 3}, {"run", 2}}),
    sequence({{"the", 0}, {"dog", 1}, {"barks", 2}}),
    sequence({{"they", 3}, {"bark", 2}, {"the", 0}, {"dog", 1}}),
    sequence({{"the", 0}, {"bark", 1}, {"ends", 2}, {"the", 0}, {"run", 1}}),
};
const std::vector<std::string> labels{"DET", "NOUN", "VERB", "PRON"};

std::vector<FeatureVector> rows_of(const TaggedSequence& sequence) {
    std::vector<FeatureVector> rows;
    for (const TaggedRow& row : sequence) {
        rows.push_back(row.features);
    }
    return rows;
}

class TaggerMethods : public testing::TestWithParam<TaggerMethod> {
protected:
    [[nodiscard]] static Tagger trained() {
        TaggerTraining options;
        options.method = GetParam();
        options.epochs = 30;
        options.learning_rate = 0.5;
        return Tagger::train("toy", labels, lessons, options);
    }
};

TEST_P(TaggerMethods, LearnsItsLessons) {
    const Tagger tagger = trained();
    for (const TaggedSequence& lesson : lessons) {
        const auto tags = tagger.tag(rows_of(lesson));
        FeatureRows rows;
        for (const TaggedRow& row : lesson) {
            rows.begin();
            for (const Feature& feature : row.features.features()) {
                rows.add_hash(feature.hash);
            }
        }
        EXPECT_EQ(tagger.tag(rows), tags);
        for (std::size_t i = 0; i < lesson.size(); ++i) {
            EXPECT_EQ(tags[i], lesson[i].label);
        }
    }
}

TEST_P(TaggerMethods, IsTheSameAfterAFileAndInEveryTraining) {
    const Tagger tagger = trained();
    const std::string bytes = tagger.encode();
    EXPECT_EQ(bytes, trained().encode());
    const auto again = Tagger::parse(bytes, "toy.weights");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->labels(), labels);
    EXPECT_EQ(again->encode(), bytes);
    const auto rows = rows_of(lessons[3]);
    EXPECT_EQ(again->tag(rows), tagger.tag(rows));
    EXPECT_EQ(again->marginals(rows), tagger.marginals(rows));
}

TEST_P(TaggerMethods, MarginalsSumToOne) {
    const auto marginals = trained().marginals(rows_of(lessons[0]));
    ASSERT_EQ(marginals.size(), 12U);
    for (std::size_t row = 0; row < 3; ++row) {
        EXPECT_NEAR(std::accumulate(&marginals[row * 4], &marginals[row * 4] + 4, 0.0), 1, 1e-5);
    }
}

TEST_P(TaggerMethods, ReasonsNameTheTellingFeature) {
    const auto reasons = trained().reasons(word("the"), 0);
    ASSERT_FALSE(reasons.empty());
    EXPECT_EQ(reasons.front().first, 0U);
    EXPECT_GT(reasons.front().second, 0);
}

TEST_P(TaggerMethods, DisallowedStepsNeverHappen) {
    TaggerTraining options;
    options.method = GetParam();
    options.allowed.assign(16, true);
    options.allowed[0 * 4 + 1] = false;  // no NOUN after DET
    const Tagger tagger = Tagger::train("toy", labels, lessons, options);
    const auto tags = tagger.tag(rows_of(lessons[0]));
    EXPECT_FALSE(tags[0] == 0 && tags[1] == 1);
}

TEST(Tagger, StepsOfUnknownLabelAreLearnedFromThoseAround) {
    std::vector<TaggedSequence> lessons_in_part = lessons;
    for (TaggedSequence& lesson : lessons_in_part) {
        lesson[1].label = unknown_label;  // "run", "dog", "bark": nouns and verbs elsewhere
    }
    TaggerTraining options;
    options.method = TaggerMethod::crf;
    options.epochs = 40;
    options.learning_rate = 0.5;
    const Tagger tagger = Tagger::train("toy", labels, lessons_in_part, options);
    const auto tags = tagger.tag(rows_of(sequence({{"the", 0}, {"run", 0}, {"ends", 0}})));
    EXPECT_EQ(tags[0], 0);
    EXPECT_EQ(tags[2], 2);
    EXPECT_EQ(tags[1], 1);  // after "the" as in the lesson whose last word is known
}

TEST_P(TaggerMethods, EveryAlteredByteOfTheFileIsAnError) {
    const std::string bytes = trained().encode();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string altered = bytes;
        altered[i] = static_cast<char>(altered[i] ^ 0x01);
        const auto parsed = Tagger::parse(altered, "toy.weights");
        ASSERT_FALSE(parsed) << i;
        EXPECT_EQ(parsed.error().code, ErrorCode::damaged);
        EXPECT_EQ(parsed.error().source, "toy.weights");
    }
}

INSTANTIATE_TEST_SUITE_P(Both, TaggerMethods,
                         testing::Values(TaggerMethod::perceptron, TaggerMethod::crf));

TEST(Tagger, RareFeaturesCanBeLeftOut) {
    TaggerTraining options;
    options.min_count = 1000;
    const Tagger tagger = Tagger::train("toy", labels, lessons, options);
    EXPECT_TRUE(tagger.reasons(word("the"), 0).empty());
}

TEST(Tagger, WhatWasLearnedWithAMarginDoesNotTipOver) {
    const auto wrong_steps = [](float margin) {
        TaggerTraining options;
        options.epochs = 60;
        options.margin = margin;
        Tagger tagger = Tagger::train("toy", labels, lessons, options);
        tagger.favour(2, 4);
        int wrong = 0;
        for (const TaggedSequence& lesson : lessons) {
            const auto tags = tagger.tag(rows_of(lesson));
            for (std::size_t i = 0; i < lesson.size(); ++i) {
                wrong += tags[i] != lesson[i].label ? 1 : 0;
            }
        }
        return wrong;
    };
    EXPECT_GT(wrong_steps(0), 0);
    EXPECT_EQ(wrong_steps(20), 0);
}

TEST(Tagger, NothingInNothingOut) {
    const Tagger tagger = Tagger::train("toy", labels, {}, {});
    EXPECT_TRUE(tagger.tag(FeatureRows()).empty());
    EXPECT_EQ(tagger.tag(std::vector<FeatureVector>(3)).size(), 3U);
    EXPECT_TRUE(Tagger::parse(tagger.encode(), "toy"));
}

TEST(Tagger, FavouredLabelWinsAndStaysForbiddenWhereItMayNotStand) {
    TaggerTraining options;
    options.allowed.assign(labels.size() * labels.size(), true);
    options.allowed[0 * labels.size() + 2] = false;  // no verb after a determiner
    Tagger tagger = Tagger::train("test", labels, lessons, options);
    tagger.favour(2, 1e6F);
    const std::vector<std::uint8_t> expected{2, 2, 2};
    EXPECT_EQ(tagger.tag(rows_of(sequence({{"the", 0}, {"dog", 1}, {"barks", 2}}))), expected);
    const Result<Tagger> again = Tagger::parse(tagger.encode(), "test");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->tag(rows_of(sequence({{"the", 0}, {"dog", 1}, {"barks", 2}}))), expected);
    tagger.favour(0, 2e6F);
    const auto path = tagger.tag(rows_of(sequence({{"the", 0}, {"dog", 1}})));
    EXPECT_EQ(path, (std::vector<std::uint8_t>{0, 0}));
}

}  // namespace
}  // namespace stemma::model
