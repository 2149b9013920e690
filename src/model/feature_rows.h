// Rows of binary features for hot paths: what a reader looks at in each word of a sentence.
//
//   FeatureRows rows;                       // memory that is used again
//   rows.clear();
//   rows.begin();                           // the first word
//   rows.add_hash(hash_combine(template, word));
//   rows.begin(); …
//   tagger.tag(rows);
//
// Features that several rows have alike are written once, as a part, and shared:
//
//   const std::uint32_t part = rows.begin_part();
//   rows.add_hash(…); …
//   rows.begin();
//   rows.share(part);
//
// Of a hash only the upper half is kept, which is more than a table looks at. Where features have
// values, or names, take FeatureVector. Thread safety: a plain value.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "base/simd.h"
#include "model/features.h"

namespace stemma::model {

/// A feature that is there: its value is 1.
struct BinaryFeature {
    std::uint32_t top = 0;  ///< the upper half of its hash
    std::uint32_t tag = 0;  ///< as in Feature
};

class FeatureRows {
public:
    static constexpr std::size_t most = 256;      ///< features of one row, or of one part
    static constexpr std::size_t most_parts = 4;  ///< that one row shares

    /// A row or a part, in the order in which they were begun.
    struct Piece {
        std::size_t begin = 0;
        bool is_row = false;
        std::uint8_t shared = 0;
        std::array<std::uint32_t, most_parts> parts{};
    };

    void clear() {
        used_ = 0;
        rows_ = 0;
        parts_ = 0;
        pieces_.clear();
    }
    /// Begins the next row, of at most `most` features.
    void begin() {
        begin_piece(true);
        ++rows_;
    }
    /// Begins the next part, and gives its number.
    std::uint32_t begin_part() {
        begin_piece(false);
        return parts_++;
    }
    /// The row that was begun last has the features of this part, too.
    void share(std::uint32_t part) {
        Piece& row = pieces_.back();
        assert(row.is_row && row.shared < most_parts && part < parts_);
        row.parts[row.shared++] = part;
    }
    STEMMA_INLINE void add_hash(std::uint64_t hash, std::uint32_t tag = 0) {
        add({static_cast<std::uint32_t>(hash >> 32U), tag});
    }
    STEMMA_INLINE void add(BinaryFeature feature) {
        assert(used_ < pieces_.back().begin + most);
        features_[used_++] = feature;
    }
    [[nodiscard]] std::size_t size() const { return rows_; }
    [[nodiscard]] std::size_t parts() const { return parts_; }
    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    /// What was written into a piece itself.
    [[nodiscard]] std::span<const BinaryFeature> features(std::size_t piece) const {
        const std::size_t end = piece + 1 < pieces_.size() ? pieces_[piece + 1].begin : used_;
        const std::size_t begin = pieces_[piece].begin;
        return std::span(features_).subspan(begin, end - begin);
    }
    /// Each row with what it shares, for training and explanations.
    [[nodiscard]] std::vector<FeatureVector> vectors() const;

private:
    void begin_piece(bool is_row) {
        pieces_.push_back({used_, is_row, 0, {}});
        if (features_.size() < used_ + most) {
            features_.resize(2 * features_.size() + most);
        }
    }

    std::vector<BinaryFeature> features_;
    std::vector<Piece> pieces_;
    std::size_t used_ = 0;
    std::size_t rows_ = 0;
    std::uint32_t parts_ = 0;
};

/// The same features as a vector.
[[nodiscard]] FeatureVector vector_of(std::span<const BinaryFeature> row);

}  // namespace stemma::model
