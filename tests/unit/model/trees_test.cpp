#include "model/trees.h"

#include <gtest/gtest.h>

#include <array>

#include "base/hash.h"

namespace stemma::model {
namespace {

/// Yes where one, and only one, of two numbers is above a half: no sum of the two can tell.
TreeExamples exclusive_or(std::size_t rows) {
    TreeExamples examples{.columns = 3, .values = {}, .targets = {}, .weights = {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const auto number = [&](std::uint64_t k) {
            return static_cast<float>(hash_combine(i, k) % 1000) / 1000;
        };
        const float a = number(1);
        const float b = number(2);
        for (const float value : {a, number(3), b}) {
            examples.values.push_back(value);
        }
        examples.targets.push_back((a > 0.5F) != (b > 0.5F) ? 1 : 0);
        examples.weights.push_back(1);
    }
    return examples;
}

const TreesTraining options{
    .rounds = 60, .leaves = 8, .least_rows = 5, .learning_rate = 0.2, .l2 = 1, .column_share = 1};

std::span<const float> row_of(const TreeExamples& examples, std::size_t i) {
    return std::span(examples.values).subspan(i * examples.columns, examples.columns);
}

TEST(Trees, LearnWhatNumbersMeanTogether) {
    const TreeExamples examples = exclusive_or(600);
    const Trees trees = Trees::train("toy", examples, options);
    std::size_t right = 0;
    for (std::size_t i = 0; i < examples.rows(); ++i) {
        right += (trees.probability(row_of(examples, i)) > 0.5) == (examples.targets[i] == 1);
    }
    EXPECT_GT(right, 580U);
}

TEST(Trees, RowsWithoutWeightTeachNothing) {
    TreeExamples examples = exclusive_or(600);
    for (std::size_t i = 0; i < 300; ++i) {
        examples.targets[i] ^= 1U;
        examples.weights[i] = 0;
    }
    const Trees trees = Trees::train("toy", examples, options);
    std::size_t right = 0;
    for (std::size_t i = 300; i < 600; ++i) {
        right += (trees.probability(row_of(examples, i)) > 0.5) == (examples.targets[i] == 1);
    }
    EXPECT_GT(right, 280U);
}

TEST(Trees, AreTheSameAfterAFileAndInEveryTraining) {
    const TreeExamples examples = exclusive_or(200);
    const Trees trees = Trees::train("toy", examples, options);
    const std::string bytes = trees.encode();
    EXPECT_EQ(bytes, Trees::train("toy", examples, options).encode());
    const Result<Trees> again = Trees::parse(bytes, "toy.weights");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->columns(), 3U);
    EXPECT_EQ(again->encode(), bytes);
    for (std::size_t i = 0; i < examples.rows(); ++i) {
        EXPECT_EQ(again->probability(row_of(examples, i)), trees.probability(row_of(examples, i)));
    }
    std::vector<double> all(examples.rows());
    trees.probabilities(examples.values, examples.columns, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i], trees.probability(row_of(examples, i)));
    }
}

TEST(Trees, ManyRowsAreJudgedAsEachAlone) {
    // Wide trees, numbers on and far off the thresholds, and counts of rows that fill no batch.
    TreesTraining wide = options;
    wide.leaves = 99;
    wide.least_rows = 1;
    wide.rounds = 9;
    const Trees trees = Trees::train("toy", exclusive_or(400), wide);
    for (std::size_t rows = 1; rows < 20; ++rows) {
        std::vector<float> values;
        for (std::size_t i = 0; i < rows * 3; ++i) {
            const auto number = static_cast<float>(hash_combine(rows, i) % 1000) / 1000;
            values.push_back(i % 7 == 0 ? -5.0F : i % 11 == 0 ? 99.0F : number);
        }
        std::vector<double> all(rows);
        trees.probabilities(values, 3, all);
        for (std::size_t i = 0; i < rows; ++i) {
            EXPECT_EQ(all[i], trees.probability(std::span(values).subspan(i * 3, 3)));
        }
    }
}

TEST(Trees, OfNothingSayNothing) {
    const Trees trees =
        Trees::train("toy", {.columns = 2, .values = {}, .targets = {}, .weights = {}}, {});
    const std::array<float, 2> row{1, 2};
    EXPECT_DOUBLE_EQ(trees.probability(row), 0.5);
}

TEST(Trees, ADamagedFileIsAnError) {
    const std::string bytes = Trees::train("toy", exclusive_or(100), options).encode();
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        EXPECT_FALSE(Trees::parse(std::string_view(bytes).substr(0, size), "toy.weights"));
    }
    std::string altered = bytes;
    altered[altered.size() / 2] ^= 1;
    const Result<Trees> found = Trees::parse(altered, "toy.weights");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace stemma::model
