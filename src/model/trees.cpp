#include "model/trees.h"

#include <algorithm>
#include <cmath>

#include "model/bytes.h"
#include "model/stable_math.h"
#include "model/weights.h"

namespace stemma::model {
namespace {

constexpr std::uint64_t most_columns = 4096;
constexpr std::uint64_t most_trees = 4096;
constexpr std::uint64_t most_nodes = TreeMasks::most_leaves * 2 - 1;  // of a tree

}  // namespace

Result<Trees> Trees::parse(std::string_view bytes, std::string_view source) {
    Result<WeightsFile> file = decode_weights(bytes, source, WeightsKind::trees);
    if (!file) {
        return std::unexpected(std::move(file.error()));
    }
    ByteReader in(file->payload);
    Trees trees;
    trees.name_ = std::move(file->name);
    trees.columns_ = in.varint();
    trees.start_ = in.f32();
    const std::uint64_t count = in.varint();
    bool sound =
        trees.columns_ <= most_columns && count <= most_trees && std::isfinite(trees.start_);
    for (std::uint64_t tree = 0; sound && tree < count; ++tree) {
        const std::uint64_t nodes = in.varint();
        sound = nodes > 0 && nodes <= most_nodes && nodes <= in.rest().size();
        trees.roots_.push_back(static_cast<std::uint32_t>(trees.nodes_.size()));
        std::uint64_t children = 0;  // of nodes so far, a bit each
        for (std::uint64_t i = 0; sound && i < nodes; ++i) {
            const std::uint64_t column = in.varint();  // plus one; 0: a leaf
            const std::uint64_t left = column == 0 ? 0 : in.varint();
            const float value = in.f32();
            // Children stand after their parent, each under one alone, so every walk ends.
            sound =
                column <= trees.columns_ && std::isfinite(value) &&
                (column == 0 || (left > i && left + 1 < nodes && ((children >> left) & 3U) == 0));
            children |= column == 0 || !sound ? 0 : std::uint64_t{3} << left;
            trees.nodes_.push_back(
                {value, column == 0 ? TreeNode::leaf : static_cast<std::uint16_t>(column - 1),
                 static_cast<std::uint16_t>(left)});
        }
    }
    if (!sound || !in.done()) {
        return fail(ErrorCode::damaged, std::string(source),
                    "the weights do not fill the file they claim");
    }
    trees.masks_ = TreeMasks(trees.nodes_, trees.roots_, trees.columns_);
    return trees;
}

std::string Trees::encode() const {
    ByteWriter out;
    out.varint(columns_);
    out.f32(start_);
    out.varint(roots_.size());
    for (std::size_t tree = 0; tree < roots_.size(); ++tree) {
        out.varint(end_of(tree) - roots_[tree]);
        for (std::size_t i = roots_[tree]; i < end_of(tree); ++i) {
            const TreeNode& node = nodes_[i];
            out.varint(node.column == TreeNode::leaf ? 0U : node.column + 1U);
            if (node.column != TreeNode::leaf) {
                out.varint(node.left);
            }
            out.f32(node.value);
        }
    }
    return encode_weights({WeightsKind::trees, name_, out.take()});
}

double Trees::probability(std::span<const float> row) const {
    double sum = static_cast<double>(start_);
    for (const std::uint32_t root : roots_) {
        const TreeNode* tree = &nodes_[root];
        const TreeNode* node = tree;
        while (node->column != TreeNode::leaf) {
            node = tree + node->left + (row[node->column] <= node->value ? 0 : 1);
        }
        sum += static_cast<double>(node->value);
    }
    return sigmoid(sum);
}

void Trees::probabilities(std::span<const float> rows, std::size_t stride,
                          std::span<double> out) const {
    std::ranges::fill(out, static_cast<double>(start_));
    masks_.add(rows, stride, out);
    for (double& sum : out) {
        sum = sigmoid(sum);
    }
}

}  // namespace stemma::model
