#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/stable_math.h"
#include "model/training.h"
#include "model/trees.h"

namespace stemma::model {
namespace {

/// A column as small numbers: how many of its edges lie below a value.
struct Binned {
    std::vector<float> edges;
    std::vector<std::uint8_t> codes;  ///< one a row
};

Binned bin_column(const TreeExamples& examples, std::size_t column, std::size_t bins) {
    std::vector<float> values(examples.rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
        values[row] = examples.values[row * examples.columns + column];
    }
    std::vector<float> sorted = values;
    std::ranges::sort(sorted);
    Binned out;
    const std::size_t step = std::max<std::size_t>(1, sorted.size() / bins);
    for (std::size_t i = step; i < sorted.size() && out.edges.size() < 255; i += step) {
        // The edge lies where the values change, at or after the quantile.
        const auto next = std::upper_bound(sorted.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                                           sorted.end(), sorted[i - 1]);
        if (next == sorted.end()) {
            break;
        }
        const float edge = sorted[i - 1] + (*next - sorted[i - 1]) / 2;
        if (out.edges.empty() || edge > out.edges.back()) {
            out.edges.push_back(edge);
        }
    }
    for (const float value : values) {
        out.codes.push_back(static_cast<std::uint8_t>(std::ranges::lower_bound(out.edges, value) -
                                                      out.edges.begin()));
    }
    return out;
}

struct Sum {
    double gradient = 0;
    double curvature = 0;
    std::uint32_t rows = 0;

    Sum& operator+=(const Sum& other) {
        gradient += other.gradient;
        curvature += other.curvature;
        rows += other.rows;
        return *this;
    }
    Sum& operator-=(const Sum& other) {
        gradient -= other.gradient;
        curvature -= other.curvature;
        rows -= other.rows;
        return *this;
    }
};

struct Split {
    double gain = 0;
    std::size_t column = 0;
    std::size_t bin = 0;
};

/// A leaf while its tree grows.
struct Leaf {
    std::size_t node = 0;
    std::vector<std::uint32_t> rows;
    std::vector<std::vector<Sum>> histograms;  ///< one a column in use
    Sum total;
    Split best;
};

class TreeGrower {
public:
    TreeGrower(const TreeExamples& examples, const TreesTraining& options)
        : examples_(examples), options_(options) {
        for (std::size_t column = 0; column < examples.columns; ++column) {
            columns_.push_back(bin_column(examples, column, options.bins));
        }
    }

    /// One tree on the gradients; its nodes, and each row's score moved on.
    std::vector<TreeNode> grow(std::uint64_t seed, std::span<const Sum> rows,
                               std::vector<double>& scores) {
        rows_ = rows;
        choose(seed);
        nodes_.assign(1, {});
        std::vector<Leaf> leaves(1);
        leaves[0].rows = used_rows_;
        measure(leaves[0]);
        while (leaves.size() < std::min<std::size_t>(options_.leaves, TreeMasks::most_leaves)) {
            const auto best = std::ranges::max_element(
                leaves, {}, [](const Leaf& leaf) { return leaf.best.gain; });
            if (best->best.gain <= 1e-9) {
                break;
            }
            Leaf parent = std::move(*best);
            leaves.erase(best);
            split(std::move(parent), leaves);
        }
        for (const Leaf& leaf : leaves) {
            nodes_[leaf.node].value =
                static_cast<float>(-options_.learning_rate * leaf.total.gradient /
                                   (leaf.total.curvature + options_.l2));
        }
        for (std::size_t row = 0; row < scores.size(); ++row) {
            scores[row] += leaf_value(row);
        }
        return nodes_;
    }

private:
    void choose(std::uint64_t seed) {
        std::vector<std::uint32_t> order(columns_.size());
        std::iota(order.begin(), order.end(), 0U);
        shuffle(order, seed);
        const auto share = static_cast<double>(order.size()) * options_.column_share;
        order.resize(std::clamp<std::size_t>(static_cast<std::size_t>(share), 1, order.size()));
        std::ranges::sort(order);
        used_columns_ = std::move(order);
        used_rows_.clear();
        for (std::uint32_t row = 0; row < examples_.rows(); ++row) {
            const auto chance = static_cast<double>(hash_combine(seed, row) >> 11U) * 0x1.0p-53;
            if (chance < options_.row_share) {
                used_rows_.push_back(row);
            }
        }
    }

    /// The histograms of a leaf from its rows, and its best split.
    void measure(Leaf& leaf) const {
        for (const std::uint32_t row : leaf.rows) {
            leaf.total += rows_[row];
        }
        for (const std::uint32_t column : used_columns_) {
            std::vector<Sum>& bins =
                leaf.histograms.emplace_back(columns_[column].edges.size() + 1);
            const std::vector<std::uint8_t>& codes = columns_[column].codes;
            for (const std::uint32_t row : leaf.rows) {
                bins[codes[row]] += rows_[row];
            }
        }
        find_best(leaf);
    }

    [[nodiscard]] double worth(const Sum& sum) const {
        return sum.gradient * sum.gradient / (sum.curvature + options_.l2);
    }

    void find_best(Leaf& leaf) const {
        leaf.best = {};
        if (leaf.rows.size() < std::size_t{2} * options_.least_rows) {
            return;
        }
        for (std::size_t k = 0; k < used_columns_.size(); ++k) {
            Sum left;
            for (std::size_t bin = 0; bin + 1 < leaf.histograms[k].size(); ++bin) {
                left += leaf.histograms[k][bin];
                Sum right = leaf.total;
                right -= left;
                if (left.rows < options_.least_rows || right.rows < options_.least_rows) {
                    continue;
                }
                const double gain = worth(left) + worth(right) - worth(leaf.total);
                if (gain > leaf.best.gain) {
                    leaf.best = {gain, k, bin};
                }
            }
        }
    }

    void split(Leaf parent, std::vector<Leaf>& leaves) {
        const std::uint32_t column = used_columns_[parent.best.column];
        Leaf left;
        Leaf right;
        for (const std::uint32_t row : parent.rows) {
            (columns_[column].codes[row] <= parent.best.bin ? left : right).rows.push_back(row);
        }
        left.node = nodes_.size();
        right.node = left.node + 1;
        nodes_[parent.node] = {columns_[column].edges[parent.best.bin],
                               static_cast<std::uint16_t>(column),
                               static_cast<std::uint16_t>(left.node)};
        nodes_.resize(nodes_.size() + 2);
        Leaf& small = left.rows.size() <= right.rows.size() ? left : right;
        Leaf& large = &small == &left ? right : left;
        measure(small);
        large.total = parent.total;
        large.total -= small.total;
        large.histograms = std::move(parent.histograms);
        for (std::size_t k = 0; k < large.histograms.size(); ++k) {
            for (std::size_t bin = 0; bin < large.histograms[k].size(); ++bin) {
                large.histograms[k][bin] -= small.histograms[k][bin];
            }
        }
        find_best(large);
        leaves.push_back(std::move(left));
        leaves.push_back(std::move(right));
    }

    [[nodiscard]] double leaf_value(std::size_t row) const {
        std::size_t at = 0;
        while (nodes_[at].column != TreeNode::leaf) {
            const float value = examples_.values[row * examples_.columns + nodes_[at].column];
            at = nodes_[at].left + (value <= nodes_[at].value ? 0U : 1U);
        }
        return static_cast<double>(nodes_[at].value);
    }

    const TreeExamples& examples_;
    const TreesTraining& options_;
    std::vector<Binned> columns_;
    std::span<const Sum> rows_;
    std::vector<std::uint32_t> used_columns_;
    std::vector<std::uint32_t> used_rows_;
    std::vector<TreeNode> nodes_;
};

}  // namespace

Trees Trees::train(std::string name, const TreeExamples& examples, const TreesTraining& options) {
    Trees trees;
    trees.name_ = std::move(name);
    trees.columns_ = examples.columns;
    double yes = 1;
    double no = 1;
    for (std::size_t row = 0; row < examples.rows(); ++row) {
        (examples.targets[row] != 0 ? yes : no) += static_cast<double>(examples.weights[row]);
    }
    trees.start_ = static_cast<float>(std::log(yes / no));
    std::vector<double> scores(examples.rows(), static_cast<double>(trees.start_));
    std::vector<Sum> rows(examples.rows());
    TreeGrower grower(examples, options);
    for (std::uint32_t round = 0; round < options.rounds; ++round) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const double p = sigmoid(scores[row]);
            const auto weight = static_cast<double>(examples.weights[row]);
            rows[row] = {weight * (p - (examples.targets[row] != 0 ? 1.0 : 0.0)),
                         weight * p * (1 - p), 1};
        }
        const std::vector<TreeNode> nodes =
            grower.grow(hash_combine(options.seed, round), rows, scores);
        trees.roots_.push_back(static_cast<std::uint32_t>(trees.nodes_.size()));
        trees.nodes_.insert(trees.nodes_.end(), nodes.begin(), nodes.end());
    }
    trees.masks_ = TreeMasks(trees.nodes_, trees.roots_, trees.columns_);
    return trees;
}

}  // namespace stemma::model
