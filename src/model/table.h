// The quantised table of weights inside a model: one row of label weights a feature slot, only
// slots that carry weight.
//
//   Table t = Table::build(22, labels, keys, rows);      // after training
//   std::vector<float> scores(t.stride());
//   t.add(feature, scores);                              // scores[label] += value * weight
//
// In a file (keys ascending):            In memory:
//   u8 bits  u32 rows  f32 scale           map_     a bit a key: is there a row?
//   row: varint  key - previous - 1        before_  rows before each 256 keys, so that a key's
//        u8      shift                              row is before_ plus the bits up to it
//        bitmap  of labels with weight     cells_   a row: u8 shift, i8 q of each label
//        i8      q of each                weight = scale * (q << shift)
//
// Most features of a text have no row: the map tells so in a few hundred kilobytes, which stay in
// the cache, and rows are small and close together (a rank dictionary; Jacobson 1989). A row has
// its own shift, so that small weights keep seven bits; weights are summed as floats without
// rounding, so that a score does not depend on the order of features.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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
    [[nodiscard]] static std::size_t stride_of(std::size_t labels) { return (labels + 7) / 8 * 8; }
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
    Table(std::uint32_t bits, std::size_t labels);
    /// The next row: its key, shift and quanta of all labels.
    void append(std::uint32_t key, int shift, std::span<const std::int8_t> quanta);
    void finish();
    [[nodiscard]] bool has(std::uint32_t key) const {
        return ((map_[key / 64] >> (key % 64)) & 1U) != 0;
    }
    /// Only for a key that has a row.
    [[nodiscard]] const std::uint8_t* row_of(std::uint32_t key) const;
    void add_rows(std::span<const std::uint8_t* const> rows, const float* values,
                  float* scores) const;

    std::uint32_t bits_ = 1;
    std::size_t labels_ = 0;
    std::size_t stride_ = 8;
    std::size_t row_size_ = 1;
    float scale_ = 1;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint64_t> map_;
    std::vector<std::uint32_t> before_;
    std::vector<std::uint8_t> cells_;
};

}  // namespace stemma::model
