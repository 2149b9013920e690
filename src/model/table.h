// The quantised table of weights inside a model: one row of label weights a feature slot, only
// slots that carry weight.
//
//   Table t = Table::build(22, labels, keys, rows);      // after training
//   std::vector<float> scores(t.stride());
//   t.add(feature, scores);                              // scores[label] += value * weight
//
// In a file (keys ascending):            In memory:
//   u8 bits  u32 rows  f32 scale           index_: open addressing, key -> row
//   row: varint  key - previous - 1        cells_: int16, stride() a row (labels rounded up to 8)
//        u8      shift
//        bitmap  of labels with weight     weight = scale * (q << shift)
//        i8      q of each
//
// A row has its own shift, so that small weights keep seven bits; int16 cells are summed as floats
// without rounding, so that a score does not depend on the order of features.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/bytes.h"
#include "model/features.h"

namespace stemma::model {

class Table {
public:
    static constexpr std::uint32_t max_bits = 30;

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
    [[nodiscard]] static std::size_t stride_of(std::size_t labels) { return (labels + 7) / 8 * 8; }
    [[nodiscard]] std::size_t stride() const { return stride_; }
    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    /// Adds to stride() scores; not scaled yet: multiply the sums by scale().
    void add(const Feature& feature, float* scores) const;
    /// The same for all of a row's features; hides the waits for memory behind one another.
    void add_all(std::span<const Feature> features, float* scores) const;
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] float weight(const Feature& feature, std::size_t label) const;

private:
    Table(std::uint32_t bits, std::size_t labels);
    void finish();
    [[nodiscard]] const std::int16_t* find(std::uint64_t hash) const;
    void add_row(const std::int16_t* row, float value, float* scores) const;

    struct Entry {
        std::uint32_t key = 0;
        std::uint32_t row = 0;  ///< 1 + position of the row; 0: free
    };
    std::uint32_t bits_ = 1;
    std::size_t labels_ = 0;
    std::size_t stride_ = 8;
    float scale_ = 1;
    std::uint32_t mask_ = 0;
    std::vector<Entry> index_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint8_t> shifts_;
    std::vector<std::int16_t> cells_;
};

}  // namespace stemma::model
