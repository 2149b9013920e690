// Numbers that describe a block and its place in the document, for the trees of the second pass.
//
//   material.traits.rows …                            // before anything is labelled
//   std::vector<float> row;
//   FirstPassTraits first(blocks, context, groups, traits, keep);
//   first.append(i, row);                              // those, and what the first pass thought
//   trees.probability(row);
//
// The order of the columns is persisted in the weights: append only, never renumber;
// trait_names.cpp has them in words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/blocks/context.h"

namespace stemma::extract {

/// Blocks within the parent of a block's element, the parent's parent …, of all that there are,
/// those left out among them.
using Around = std::array<BlockRange, 6>;

/// Which of all blocks of a page belong together; the same number, the same group. Empty for plain
/// text.
struct BlockGroups {
    std::vector<std::uint32_t> parent;  ///< inside the same element
    std::vector<std::uint32_t> box;     ///< inside the same part of the main container
    std::vector<std::uint32_t> path;    ///< same tags and classes up to the body
};

struct Traits {
    std::vector<std::vector<float>> rows;  ///< one a block, all of one size
    std::vector<Around> around;            ///< empty for plain text
};

/// Sums of words × probability over blocks that follow one another.
class KeptSums {
public:
    /// `words`: of each block, and one more.
    KeptSums(std::span<const float> words, std::span<const float> keep);
    [[nodiscard]] double words(BlockRange r) const { return words_[r.end] - words_[r.begin]; }
    [[nodiscard]] double kept(BlockRange r) const { return kept_[r.end] - kept_[r.begin]; }
    /// Share kept of the range's blocks without block i; -1 where there are none.
    [[nodiscard]] float others(BlockRange range, std::size_t i) const;

private:
    std::vector<double> words_;
    std::vector<double> kept_;
};

/// Every block of a document, those left out among them, with what was first thought of each.
struct FirstThoughts {
    FirstThoughts(const Blocks& blocks, const Context& context, std::span<const float> keep);
    std::vector<float> words;  ///< and one more; of a block left out, as its length tells
    std::vector<float> keep;
};

/// What the first pass thought of a block and of those around it.
class FirstPassTraits {
public:
    /// All arguments must outlive this; `keep` has the first pass's probability of each block that
    /// was not left out.
    FirstPassTraits(const Blocks& blocks, const Context& context, const BlockGroups& groups,
                    const Traits& traits, std::span<const float> keep);
    /// Appends the traits of block i and, to the right of them, those of the first pass.
    void append(std::size_t i, std::vector<float>& rows) const;

private:
    struct Group {
        std::span<const std::uint32_t> of_block;
        std::vector<double> words;
        std::vector<double> kept;
    };
    [[nodiscard]] Group sum_up(const std::vector<std::uint32_t>& of_block) const;
    [[nodiscard]] float others(const Group& group, std::size_t at) const;

    const Blocks& blocks_;
    const Context& context_;
    const Traits& traits_;
    FirstThoughts all_;
    KeptSums sums_;  ///< over all blocks
    std::array<Group, 3> groups_;
    std::vector<float> from_sure_;  ///< distance to the last block that is surely kept
    std::vector<float> to_sure_;
    Vocabulary vocabulary_;  ///< of blocks that are surely kept
    BlockRange stretch_;     ///< the best one by the first pass
    float best_ = 0;
};

}  // namespace stemma::extract
