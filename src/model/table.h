// The quantised table of weights inside a model: one row of label weights a feature slot, only
// slots that carry weight.
//
//   Table t = Table::build(22, labels, keys, rows);      // after training
//   std::vector<float> scores(t.stride());
//   t.add(feature, scores);                              // scores[label] += value * weight
//
// In a file (keys ascending):            In memory:
//   u8 bits  u32 rows  f32 scale           blocks_  a bit a key: is there a row? And the number of
//   row: varint  key - previous - 1                 rows before each 96 keys, so that a key's row
//        u8      shift                              is that number plus the bits up to it
//        bitmap  of labels with weight     cells_   a row: i16 q << shift of each label
//        i8      q of each                weight = scale * (q << shift)
//
// Whether a feature has a row, and which, is read from sixteen bytes in one cache line; rows are
// small and close together (a rank dictionary; Jacobson 1989). A row has its own shift, so that
// small weights keep seven bits; weights are summed as floats without rounding, so that a score
// does not depend on the order of features.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/large_pages.h"
#include "base/simd.h"
#include "model/bytes.h"
#include "model/features.h"

namespace stemma::model {

class Table {
public:
    static constexpr std::uint32_t max_bits = 24;

    /// `keys` ascending, each below 2^bits; `rows` has stride_of(labels) weights a key. Rows that
    /// become zero, and weights under `prune` times the largest, are dropped.
    [[nodiscard]] static Table build(std::uint32_t bits, std::size_t labels,
                                     std::span<const std::uint32_t> keys,
                                     std::span<const float> rows, double prune);
    void encode(ByteWriter& out) const;
    /// `in.ok()` is false afterwards if the bytes are not a table.
    [[nodiscard]] static Table decode(ByteReader& in, std::size_t labels);

    [[nodiscard]] static std::uint32_t key_of(std::uint64_t hash, std::uint32_t bits) {
        return static_cast<std::uint32_t>(hash >> (64U - bits));
    }
    [[nodiscard]] static constexpr std::size_t stride_of(std::size_t labels) {
        return (labels + 7) / 8 * 8;
    }
    [[nodiscard]] std::size_t stride() const { return stride_; }
    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    /// Adds to the scores of all labels; not scaled yet: multiply the sums by scale(). `scores` has
    /// stride() places; what is in those beyond the labels means nothing.
    void add(const Feature& feature, float* scores) const;
    /// The same for all of a row's features; hides the waits for memory behind one another.
    void add_all(std::span<const Feature> features, float* scores) const;
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] float weight(const Feature& feature, std::size_t label) const;

private:
    /// Which of 96 keys have a row. Without branches: where a key stands cannot be foreseen.
    struct Block {
        static constexpr std::uint32_t keys = 96;

        std::uint64_t low = 0;     ///< of the first 64 keys
        std::uint32_t high = 0;    ///< of the others
        std::uint32_t before = 0;  ///< rows of all blocks before this one

        /// All ones for a key of `high`, else zero.
        static STEMMA_INLINE std::uint64_t is_high(std::uint32_t at) {
            return std::uint64_t{0} - (at / 64);
        }
        void insert(std::uint32_t at) {
            const std::uint64_t bit = std::uint64_t{1} << (at % 64);
            low |= bit & ~is_high(at);
            high |= static_cast<std::uint32_t>(bit & is_high(at));
        }
        [[nodiscard]] STEMMA_INLINE bool has(std::uint32_t at) const {
            const std::uint64_t word = (low & ~is_high(at)) | (high & is_high(at));
            return ((word >> (at % 64)) & 1U) != 0;
        }
        [[nodiscard]] STEMMA_INLINE std::size_t rank(std::uint32_t at) const {
            const std::uint64_t below = (std::uint64_t{1} << (at % 64)) - 1;
            return before + static_cast<std::size_t>(std::popcount(low & (below | is_high(at))) +
                                                     std::popcount(high & (below & is_high(at))));
        }
        [[nodiscard]] std::uint32_t count() const {
            return static_cast<std::uint32_t>(std::popcount(low) + std::popcount(high));
        }
    };

    Table(std::uint32_t bits, std::size_t labels);
    /// The next row: its key, shift and quanta of all labels.
    void append(std::uint32_t key, int shift, std::span<const std::int8_t> quanta);
    /// The quanta of a row's labels, as `bitmap` tells them; false if they are not there.
    [[nodiscard]] bool decode_row(ByteReader& in, std::string_view bitmap, unsigned shift);
    void finish();
    /// The row of a key, if it has one; else where its row would be.
    [[nodiscard]] STEMMA_INLINE const std::int16_t* row_at(const Block& block,
                                                           std::uint32_t place) const {
        return cells_.data() + block.rank(place) * labels_;
    }
    void add_rows(std::span<const std::int16_t* const> rows, const float* values,
                  float* scores) const;

    std::uint32_t bits_ = 1;
    std::size_t labels_ = 0;
    std::size_t stride_ = 8;
    float scale_ = 1;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint8_t> shifts_;
    std::vector<Block, LargePages<Block>> blocks_;
    std::vector<std::int16_t, LargePages<std::int16_t>> cells_;
};

}  // namespace stemma::model
