// Tells of most hashes at once that they are not in a set (Bloom 1970, with one bit each): asked
// before a map where most look-ups fail.
//
//   HashFilter<4096> filter;
//   filter.add(hash);
//   if (filter.may_have(hash)) …          // never false for what was added
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace stemma {

template <std::size_t Bits>
class HashFilter {
    static_assert(Bits % 64 == 0 && (Bits & (Bits - 1)) == 0);

public:
    void add(std::uint64_t hash) { words_[word_of(hash)] |= bit_of(hash); }
    [[nodiscard]] bool may_have(std::uint64_t hash) const {
        return (words_[word_of(hash)] & bit_of(hash)) != 0;
    }

private:
    // The high bits: maps take the low ones.
    static std::size_t word_of(std::uint64_t hash) { return (hash >> 40U) % (Bits / 64); }
    static std::uint64_t bit_of(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58U); }

    std::array<std::uint64_t, Bits / 64> words_{};
};

}  // namespace stemma
