// The quantised table of weights inside a model: one row of label weights a feature slot, only
// slots that carry weight.
//
//   Table t = Table::build(22, labels, keys, rows);      // after training
//   std::vector<float> scores(t.stride());
//   t.add(feature, scores);                              // scores[label] += value * weight
//
// In a file (keys ascending):            In memory:
//   u8 bits  u32 rows  f32 scale           blocks_  a bit a key: is there a row? And the number of
//   row: varint  key - previous - 1                 rows before each 64 keys, so that a key's row
//        u8      shift                              is that number plus the bits up to it
//        bitmap  of labels with weight     rows_    a row: u8 shift, i8 q of each label
//        i8      q of each                weight = scale * (q << shift)
//
// Whether a feature has a row, and which, is read from twelve bytes; rows are small and close
// together (a rank dictionary; Jacobson 1989). A row has its own shift, so that small weights keep
// seven bits; weights are summed as floats without rounding, so that a score does not depend on
// the order of features.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/large_pages.h"
#include "base/simd.h"
#include "model/bytes.h"
#include "model/feature_rows.h"
#include "model/features.h"

namespace stemma::model {

class Table {
public:
    static constexpr std::uint32_t max_bits = 24;
    /// A row's weights are its quanta times 2^shift.
    static constexpr int max_shift = 8;

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
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Adds to the scores of all labels; not scaled yet: multiply the sums by scale(). `scores` has
    /// stride() places; what is in those beyond the labels means nothing.
    void add(const Feature& feature, float* scores) const;
    /// The same for all of a row's features; hides the waits for memory behind one another.
    void add_all(std::span<const Feature> features, float* scores) const;
    /// Asks the memory for what add_all() will look at first; worth it a row ahead.
    void prefetch(std::span<const Feature> features) const;
    /// The sums of binary features' weights for all labels, not scaled yet; fills stride() places.
    void sum(std::span<const BinaryFeature> features, std::int32_t* sums) const;
    /// The scaled sums of each row, with what it shares: rows × stride() scores. While a row is
    /// summed up, the memory is asked for the weights of the next.
    void score(const FeatureRows& rows, float* scores) const;
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] std::uint32_t bits() const { return bits_; }
    [[nodiscard]] std::size_t labels() const { return labels_; }
    /// Calls use(key, row) for each row, keys ascending; a row as above.
    template <class Use>
    void each_row(const Use& use) const {
        const std::uint8_t* row = rows_.data();
        for (std::size_t block = 0; block < blocks_.size(); ++block) {
            for (std::uint64_t left = blocks_[block].bits(); left != 0; left &= left - 1) {
                use(static_cast<std::uint32_t>(block * Block::keys) +
                        static_cast<std::uint32_t>(std::countr_zero(left)),
                    row);
                row += row_size();
            }
        }
    }
    [[nodiscard]] float weight(const Feature& feature, std::size_t label) const;

private:
    /// Which of 64 keys have a row. Twelve bytes, so that more blocks lie in a cache.
    struct Block {
        static constexpr std::uint32_t keys = 64;

        std::uint32_t low = 0;     ///< of the first 32 keys
        std::uint32_t high = 0;    ///< of the others
        std::uint32_t before = 0;  ///< rows of all blocks before this one

        [[nodiscard]] STEMMA_INLINE std::uint64_t bits() const {
            return low | std::uint64_t{high} << 32U;
        }
        void insert(std::uint32_t at) {
            (at < keys / 2 ? low : high) |= std::uint32_t{1} << (at % (keys / 2));
        }
        [[nodiscard]] STEMMA_INLINE bool has(std::uint32_t at) const {
            return ((bits() >> at) & 1U) != 0;
        }
        [[nodiscard]] STEMMA_INLINE std::size_t rank(std::uint32_t at) const {
            const std::uint64_t below = (std::uint64_t{1} << at) - 1;
            return before + static_cast<std::size_t>(std::popcount(bits() & below));
        }
        [[nodiscard]] std::uint32_t count() const {
            return static_cast<std::uint32_t>(std::popcount(bits()));
        }
    };

    Table(std::uint32_t bits, std::size_t labels);
    [[nodiscard]] std::size_t row_size() const { return 1 + labels_; }
    /// Room for so many rows; a place beyond the last one may be written to in whole groups.
    void make_room(std::size_t rows);
    /// The next row, whose key is larger than that of the one before; to be filled.
    [[nodiscard]] std::uint8_t* append(std::uint32_t key);
    /// The size of the rows that `bytes` begin with; nothing if these are not rows.
    [[nodiscard]] std::optional<std::size_t> decode_rows(std::string_view bytes,
                                                         std::uint32_t rows);
    /// Where decoding stands in a file.
    struct RowCursor {
        const std::uint8_t* in = nullptr;
        std::uint32_t next_key = 0;  ///< one past the last row's
        std::uint32_t rows = 0;      ///< that the file claims
    };
    /// Rows up to the first that does not begin before `stop`, or that is none: then false.
    [[nodiscard]] bool decode_until(RowCursor& at, const std::uint8_t* stop);
    /// Counts the rows before each block.
    void finish();
    /// The row of a key, if it has one; else where its row would be.
    [[nodiscard]] STEMMA_INLINE const std::uint8_t* row_at(const Block& block,
                                                           std::uint32_t place) const {
        return rows_.data() + block.rank(place) * row_size();
    }
    void add_rows(std::span<const std::uint8_t* const> rows, const float* values,
                  float* scores) const;
    struct Found;
    /// The rows of those features that have one.
    void find_rows(std::span<const BinaryFeature> features, Found& out) const;
    /// Asks the memory for what find_rows() will look at.
    void prefetch_blocks(std::span<const BinaryFeature> features) const;
    void sum_plainly(std::span<const BinaryFeature> features, std::int32_t* sums) const;
    void score_plainly(const FeatureRows& rows, float* scores) const;
#ifdef STEMMA_V3
    template <std::size_t Groups>
    void sum_wide(std::span<const BinaryFeature> features, std::int32_t* sums) const;
    template <std::size_t Groups>
    void score_wide(const FeatureRows& rows, float* scores) const;
#endif

    std::uint32_t bits_ = 1;
    std::size_t labels_ = 0;
    std::size_t stride_ = 8;
    float scale_ = 1;
    std::size_t size_ = 0;
    std::vector<Block, LargePages<Block>> blocks_;
    std::vector<std::uint8_t, UnfilledPages<std::uint8_t>> rows_;
};

}  // namespace stemma::model
