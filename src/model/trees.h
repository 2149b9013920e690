// Boosted decision trees over a table of numbers, for yes or no (gradient boosting, Friedman 2001;
// trees grown leaf by leaf over histograms, Ke et al. 2017).
//
//   Result<Trees> trees = Trees::parse(bytes, "data/extract/pages-trees.weights");
//   double p = trees->probability(row);              // row: trees->columns() numbers
//   Trees trained = Trees::train("pages", examples, {.rounds = 200});
//
// Where words decide, the sparse models (tagger.h, classifier.h) are better; where some hundred
// measures and what they mean together decide, this is. The same on every machine: rows go left
// where a number is at most the threshold, leaves are summed in order. Thread safety: const members
// may be called from many threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/tree_masks.h"
#include "stemma/result.h"

namespace stemma::model {

/// The children of a node stand side by side, after it:  node … left right …
struct TreeNode {
    static constexpr std::uint16_t leaf = 0xFFFF;

    float value = 0;  ///< threshold; in a leaf, what it adds
    std::uint16_t column = leaf;
    std::uint16_t left = 0;  ///< from the tree's first node on
};

/// Rows to learn from; all vectors but `values` have one element a row.
struct TreeExamples {
    std::size_t columns = 0;
    std::vector<float> values;  ///< rows × columns; no NaN
    std::vector<std::uint8_t> targets;
    std::vector<float> weights;

    [[nodiscard]] std::size_t rows() const { return targets.size(); }
};

struct TreesTraining {
    std::uint32_t rounds = 300;     ///< trees
    std::uint32_t leaves = 16;      ///< of a tree, at most; never more than that
    std::uint32_t least_rows = 40;  ///< in a leaf
    double learning_rate = 0.05;
    double l2 = 10;             ///< in units of the weights
    double column_share = 0.5;  ///< of the columns that a tree may use
    double row_share = 0.7;     ///< of the rows that a tree is grown on
    std::uint32_t bins = 128;   ///< thresholds tried in a column, at most 255
    std::uint64_t seed = 1;
};

class Trees {
public:
    [[nodiscard]] static Result<Trees> parse(std::string_view bytes, std::string_view source);
    [[nodiscard]] static Trees train(std::string name, const TreeExamples& examples,
                                     const TreesTraining& options);

    [[nodiscard]] std::string encode() const;  ///< the bytes of a weights file
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] double probability(std::span<const float> row) const;
    /// Of each of `out.size()` rows, `stride` ≥ columns() numbers apart; the same to the last bit.
    void probabilities(std::span<const float> rows, std::size_t stride,
                       std::span<double> out) const;

private:
    [[nodiscard]] std::size_t end_of(std::size_t tree) const {
        return tree + 1 < roots_.size() ? roots_[tree + 1] : nodes_.size();
    }
    std::string name_;
    std::size_t columns_ = 0;
    float start_ = 0;                   ///< log odds before any tree
    std::vector<std::uint32_t> roots_;  ///< of each tree in nodes_
    std::vector<TreeNode> nodes_;
    TreeMasks masks_;  ///< the same trees, for many rows
};

}  // namespace stemma::model
