// Hashed features from numbers that are hashes already: no strings in the hot path.
//
//   FeatureWriter write(rows);          // of the row that was begun last
//   write(12, facts.stem, side);        // template 12 with its values; numbers are persisted in
//                                       // weights: a changed template needs new training
#pragma once

#include <cstdint>

#include "base/hash.h"
#include "base/simd.h"
#include "model/feature_rows.h"

namespace stemma::read {

class FeatureWriter {
public:
    explicit FeatureWriter(model::FeatureRows& out) : out_(out) {}

    template <class... Values>
    STEMMA_INLINE void operator()(std::uint64_t number, Values... values) {
        std::uint64_t hash = hash_combine(number, 0x5354454DU);
        ((hash = hash_combine(hash, static_cast<std::uint64_t>(values))), ...);
        out_.add_hash(hash, static_cast<std::uint32_t>(number));
    }

private:
    model::FeatureRows& out_;
};

/// 0 1 2 3 4 5-6 7-9 10-14 15-24 25-…: small distances exactly, long ones roughly.
[[nodiscard]] constexpr std::uint32_t distance_bucket(std::uint32_t distance) {
    constexpr std::uint32_t exact = 4;
    if (distance <= exact) {
        return distance;
    }
    constexpr std::uint32_t ends[] = {6, 9, 14, 24};
    std::uint32_t bucket = exact + 1;
    for (const std::uint32_t end : ends) {
        if (distance <= end) {
            return bucket;
        }
        ++bucket;
    }
    return bucket;
}

}  // namespace stemma::read
