#include "model/classifier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/hash.h"
#include "model/stable_math.h"

namespace stemma::model {
namespace {

/// A number in 0…1 that depends on `i` alone.
double noise(std::uint64_t i, std::uint64_t stream) {
    return static_cast<double>(hash_combine(stream, i) >> 11U) / 9007199254740992.0;
}

/// Two informative values and a word; the answer is yes with a known probability.
std::vector<Example> sample(std::size_t count) {
    std::vector<Example> out;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = noise(i, 1) * 4 - 2;
        const bool word = noise(i, 2) < 0.5;
        Example example;
        example.features.add_value("x", static_cast<float>(x));
        example.features.add("word", word ? "yes" : "no");
        example.target = noise(i, 3) < sigmoid(2 * x + (word ? 1 : -1)) ? 1 : 0;
        example.group = static_cast<std::uint32_t>(i % 50);
        out.push_back(std::move(example));
    }
    return out;
}

TEST(Classifier, LearnsAndIsTheSameAfterAFile) {
    const auto examples = sample(2000);
    const Classifier trained = Classifier::train("toy", examples, {});
    const std::string bytes = trained.encode();
    EXPECT_EQ(bytes, Classifier::train("toy", examples, {}).encode());
    const auto again = Classifier::parse(bytes, "toy.weights");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->threshold(), trained.threshold());
    std::size_t right = 0;
    for (const Example& example : examples) {
        const double p = again->probability(example.features);
        EXPECT_EQ(p, trained.probability(example.features));
        right += (p >= 0.5) == (example.target == 1) ? 1U : 0U;
    }
    EXPECT_GT(right, 1600U);
}

TEST(Classifier, HeldOutProbabilitiesAreCalibrated) {
    const auto examples = sample(4000);
    const auto held_out = cross_validate(examples, {});
    for (double low = 0; low < 1; low += 0.25) {
        double said = 0;
        double happened = 0;
        double count = 0;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (held_out[i] >= low && held_out[i] < low + 0.25) {
                said += held_out[i];
                happened += examples[i].target;
                ++count;
            }
        }
        ASSERT_GT(count, 100);
        EXPECT_NEAR(said / count, happened / count, 0.05) << low;
    }
}

TEST(Classifier, HeldOutMeansThatTheGroupWasNotSeen) {
    // Every group has a word of its own that tells the answer: of no use for a new group.
    std::vector<Example> examples;
    for (std::uint32_t i = 0; i < 400; ++i) {
        Example example;
        example.features.add("own", static_cast<std::int64_t>(i / 4));
        example.group = i / 4;
        example.target = noise(i / 4, 9) < 0.5 ? 1 : 0;
        examples.push_back(std::move(example));
    }
    double brier = 0;
    const auto held_out = cross_validate(examples, {});
    for (std::size_t i = 0; i < examples.size(); ++i) {
        brier += (held_out[i] - examples[i].target) * (held_out[i] - examples[i].target) / 400;
    }
    EXPECT_GT(brier, 0.2);
}

TEST(Classifier, ContributionsAndBiasAddUpToTheScore) {
    const Classifier trained = Classifier::train("toy", sample(500), {});
    FeatureVector features;
    features.add_value("x", 1.5F);
    features.add("word", "yes");
    const auto parts = trained.contributions(features);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(parts[0] + parts[1] + trained.score(FeatureVector()), trained.score(features),
                1e-6);
}

TEST(Classifier, OneAnswerOnlyIsNoFault) {
    auto examples = sample(20);
    for (Example& example : examples) {
        example.target = 1;
        example.group = 0;
    }
    const Classifier trained = Classifier::train("toy", examples, {});
    EXPECT_GT(trained.probability(examples[0].features), 0.5);
    EXPECT_TRUE(std::isfinite(Classifier::train("toy", {}, {}).probability({})));
}

TEST(Classifier, EveryAlteredByteOfTheFileIsAnError) {
    const std::string bytes = Classifier::train("toy", sample(50), {}).encode();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string altered = bytes;
        altered[i] = static_cast<char>(altered[i] ^ 0x80);
        EXPECT_FALSE(Classifier::parse(altered, "toy.weights")) << i;
    }
}

TEST(FoldOf, IsEvenAndStable) {
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 100; ++i) {
        seen.insert(fold_of(std::to_string(i), 5));
    }
    EXPECT_EQ(seen, (std::set<std::uint32_t>{0, 1, 2, 3, 4}));
    EXPECT_EQ(fold_of("example.org", 5), fold_of("example.org", 5));
    EXPECT_EQ(fold_of("example.org", 0), 0U);
}

TEST(StableExp, AgreesWithTheLibrary) {
    for (double x = -40; x < 40; x += 0.37) {
        EXPECT_NEAR(stable_exp(x) / std::exp(x), 1, 1e-13) << x;
    }
    EXPECT_EQ(stable_exp(-1e9), 0);
    EXPECT_EQ(stable_exp(std::nan("")), 0);
    EXPECT_EQ(stable_exp(0), 1);
}

}  // namespace
}  // namespace stemma::model
