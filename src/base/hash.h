// Hashing: xxHash3, fixed seeds, so that hashes are the same on every machine and in every run.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma {

[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// Mixes two hashes; the order counts.
[[nodiscard]] constexpr std::uint64_t hash_combine(std::uint64_t a, std::uint64_t b) {
    // The finaliser of splitmix64 (Steele, Lea, Flood 2014).
    std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

}  // namespace stemma
