// Hashed features from numbers that are hashes already: no strings in the hot path.
//
//   FeatureWriter write(rows);          // of the row that was begun last
//   write(12, facts.stem, side);        // template 12 with its values; numbers are persisted in
//                                       // weights: a changed template needs new training
#pragma once

#include <array>
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
        std::uint64_t hash = hash_combine(number, seed);
        ((hash = hash_combine(hash, static_cast<std::uint64_t>(values))), ...);
        out_.add_hash(hash, static_cast<std::uint32_t>(number));
    }

    /// The same for a template whose first value is below `Sides`: this part of the hash is looked
    /// up.
    template <std::uint64_t Number, std::size_t Sides, class... Values>
    STEMMA_INLINE void sided(std::size_t side, Values... values) {
        static constexpr std::array<std::uint64_t, Sides> begins = [] {
            std::array<std::uint64_t, Sides> hashes{};
            for (std::size_t i = 0; i < Sides; ++i) {
                hashes[i] = hash_combine(hash_combine(Number, seed), i);
            }
            return hashes;
        }();
        std::uint64_t hash = begins[side];
        ((hash = hash_combine(hash, static_cast<std::uint64_t>(values))), ...);
        out_.add_hash(hash, static_cast<std::uint32_t>(Number));
    }

private:
    static constexpr std::uint64_t seed = 0x5354454DU;

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
