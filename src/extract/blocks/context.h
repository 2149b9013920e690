// What a block is among the others of its document: density, repetition, shared vocabulary.
//
//   Context context = Context::of(blocks);
//   context.stats[i].words; context.region; context.region_overlap(i);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/flat_map.h"
#include "extract/blocks/block.h"
#include "extract/blocks/text_stats.h"

namespace stemma::extract {

/// Positions of blocks, half-open.
struct BlockRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool contains(std::size_t i) const { return begin <= i && i < end; }
};

/// The stretch with the greatest sum of `gains` (Bentley 1984); empty if none is positive.
[[nodiscard]] BlockRange best_stretch(const std::vector<double>& gains);

/// How often each content word occurs within a set of blocks, and what one more block shares.
class Vocabulary {
public:
    void add(const TextStats& stats, double weight = 1);
    /// Content words of `stats` also used by others of weight > `own`; `own` is what the block
    /// itself has added.
    struct Shared {
        std::uint32_t words = 0;  ///< content words of the block
        std::uint32_t shared = 0;
    };
    [[nodiscard]] Shared shared(const TextStats& stats, double own) const;
    /// Room for so many words.
    void reserve(std::size_t words) { weight_.reserve(words); }

private:
    /// Those of `rare` that the block itself has not added alone.
    [[nodiscard]] std::uint32_t shared_besides(std::span<std::uint64_t> rare, double own) const;
    FlatMap<float> weight_;
};

struct Context {
    [[nodiscard]] static Context of(const Blocks& blocks);
    /// How many of the title's words are among the first `most` of a block.
    [[nodiscard]] std::uint32_t title_words_in(const TextStats& block, std::size_t most) const;

    std::vector<TextStats> stats;                   ///< one a block
    std::vector<double> link_share;                 ///< of the block's bytes, 0…1
    BlockRange region;                              ///< the densest stretch of prose
    std::vector<Vocabulary::Shared> region_shared;  ///< with the prose of the region, a block
    std::vector<WordStat> title;                    ///< content words
    std::vector<std::uint32_t> copies;  ///< blocks with the same words, this one included
    std::vector<std::uint32_t> earlier_copies;
    std::vector<std::uint32_t> words_before;  ///< sum over earlier blocks
    std::uint32_t words = 0;
};

}  // namespace stemma::extract
