// What a block is among the others of its document: density, repetition, shared vocabulary.
//
//   Context context = Context::of(blocks);
//   context.stats[i].words; context.region; context.region_overlap(i);
#pragma once

#include <cstdint>
#include <vector>

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

/// In how many blocks of a set each content word occurs, and what one more block shares with them.
/// Words must have their numbers (word_numbers.h).
class Vocabulary {
public:
    /// Numbers are less than `words`.
    explicit Vocabulary(std::size_t words) : blocks_(words) {}
    void add(const TextStats& stats);
    /// Content words of `stats` that blocks which were added use; other ones, if `stats` was added
    /// itself.
    struct Shared {
        std::uint32_t words = 0;  ///< content words of the block
        std::uint32_t shared = 0;
    };
    enum class Own : std::uint8_t { not_added, added };
    [[nodiscard]] Shared shared(const TextStats& stats, Own own) const;

private:
    std::vector<std::uint32_t> blocks_;  ///< that have each word
};

struct Context {
    [[nodiscard]] static Context of(const Blocks& blocks);
    /// How many of the title's content words are among the first `most` words of a block.
    [[nodiscard]] std::uint32_t title_words_in(const TextStats& block, std::size_t most) const;

    ByteClasses bytes;                              ///< of the blocks' text
    std::vector<TextStats> stats;                   ///< one a block
    std::vector<double> link_share;                 ///< of the block's bytes, 0…1
    BlockRange region;                              ///< the densest stretch of prose
    std::vector<Vocabulary::Shared> region_shared;  ///< with the prose of the region, a block
    std::uint32_t title_words = 0;                  ///< content words of the title
    std::vector<std::uint32_t> in_title;            ///< how often, each word by its number
    std::vector<std::uint32_t> copies;  ///< blocks with the same words, this one included
    std::vector<std::uint32_t> earlier_copies;
    std::vector<std::uint32_t> words_before;  ///< sum over earlier blocks
    std::uint32_t words = 0;
    std::size_t different_words = 0;  ///< the numbers of content words are less

private:
    void measure_blocks(const Blocks& blocks);
    void number_words(TextStats title);
    void compare_with_region();
};

}  // namespace stemma::extract
