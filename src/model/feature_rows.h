// Rows of binary features for hot paths: what a reader looks at in each word of a sentence.
//
//   FeatureRows rows;                       // memory that is used again
//   rows.clear();
//   rows.begin();                           // the first word
//   rows.add_hash(hash_combine(template, word));
//   rows.begin(); …
//   tagger.tag(rows);
//
// Of a hash only the upper half is kept, which is more than a table looks at. Where features have
// values, or names, take FeatureVector. Thread safety: a plain value.
#pragma once

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
    static constexpr std::size_t most = 256;  ///< features of one row

    void clear() {
        used_ = 0;
        begins_.clear();
    }
    /// Begins the next row, of at most `most` features.
    void begin() {
        begins_.push_back(used_);
        if (features_.size() < used_ + most) {
            features_.resize(2 * features_.size() + most);
        }
    }
    STEMMA_INLINE void add_hash(std::uint64_t hash, std::uint32_t tag = 0) {
        assert(used_ < begins_.back() + most);
        features_[used_++] = {static_cast<std::uint32_t>(hash >> 32U), tag};
    }
    [[nodiscard]] std::size_t size() const { return begins_.size(); }
    [[nodiscard]] std::span<const BinaryFeature> operator[](std::size_t row) const {
        const std::size_t end = row + 1 < begins_.size() ? begins_[row + 1] : used_;
        return std::span(features_).subspan(begins_[row], end - begins_[row]);
    }

private:
    std::vector<BinaryFeature> features_;
    std::vector<std::size_t> begins_;
    std::size_t used_ = 0;
};

/// The same features for training, and for explanations.
[[nodiscard]] inline FeatureVector vector_of(std::span<const BinaryFeature> row) {
    FeatureVector out;
    out.reserve(row.size());
    for (const BinaryFeature feature : row) {
        out.add_hash(std::uint64_t{feature.top} << 32U, 1, feature.tag);
    }
    return out;
}

}  // namespace stemma::model
