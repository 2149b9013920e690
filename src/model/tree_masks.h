// Boosted trees asked all at once for sixteen rows, without a branch a node (after QuickScorer,
// Lucchese et al. 2015).
//
//   TreeMasks masks(nodes, roots, columns);
//   masks.add(rows, stride, sums);            // sums[i] += what all trees say of row i
//
// The tests of all trees stand by column, thresholds ascending, in groups that are compared without
// a branch between them: how many tests of a group decide anything cannot be foreseen. A test that
// fails, since the row's number is above the threshold, rules out the leaves to the left of its
// node: a mask of one bit a leaf. A tree's answer is its first leaf that nothing ruled out, the one
// that a walk would reach.
//
//   thresholds_   column 0: t0 t1 … up to a whole group: ∞ …            column 1: …
//   cuts_         column 0: (tree, leaves ruled out) … up to it: none   column 1: …
//   leaves_       tree 0: sixteen values from left to right, zeros behind them   tree 1: …
//
// Where single rows are asked for, walk the trees (trees.h). Thread safety: read-only once made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stemma::model {

struct TreeNode;

class TreeMasks {
public:
    static constexpr std::size_t most_leaves = 16;  ///< of a tree

    TreeMasks() = default;
    /// `nodes` and `roots` as in Trees; every tree has at most `most_leaves` leaves.
    TreeMasks(std::span<const TreeNode> nodes, std::span<const std::uint32_t> roots,
              std::size_t columns);

    /// Adds the trees' values in their order, `sums.size()` rows `stride` numbers apart; no NaN.
    void add(std::span<const float> rows, std::size_t stride, std::span<double> sums) const;

private:
    struct Cut {
        std::uint16_t tree = 0;
        std::uint16_t excluded = 0;  ///< leaves that a greater number cannot reach
    };
    struct Batch;

    /// What add() does with AVX2, and without.
    void add_wide(const Batch& batch, std::span<std::uint16_t> excluded, double* sums) const;
    void add_plain(const Batch& batch, std::span<std::uint16_t> excluded, double* sums) const;
    [[nodiscard]] std::size_t trees() const { return leaves_.size() / most_leaves; }

    std::vector<float> thresholds_;
    std::vector<Cut> cuts_;                  ///< of each threshold
    std::vector<std::uint32_t> column_end_;  ///< of each column in both
    std::vector<float> leaves_;
};

}  // namespace stemma::model
