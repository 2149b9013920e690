// The function words of all languages known, by their hashes: what is asked of every word of a
// page.
//
//   const StopWordSet& set = StopWordSet::known();
//   if (set.has(hash64(word))) …
//   set.languages_of(hash64(word));                // a bit each, as stop_word_language() has them
//
// Open addressing over the hashes alone, so that all fit into the nearest cache. Thread safety:
// read-only once made.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/simd.h"

namespace stemma::text {

class StopWordSet {
    static constexpr std::size_t places = 4096;  ///< a power of two, twice the words and more

public:
    static constexpr std::size_t numbers = places + 1;

    [[nodiscard]] static const StopWordSet& known();

    [[nodiscard]] STEMMA_INLINE bool has(std::uint64_t hash) const { return number_of(hash) != 0; }
    /// A number of the word's own, less than `numbers`; 0 if it is none.
    [[nodiscard]] STEMMA_INLINE std::uint32_t number_of(std::uint64_t hash) const {
        const std::size_t at = place_of(hash);
        return hashes_[at] != 0 ? static_cast<std::uint32_t>(at + 1) : 0;
    }
    [[nodiscard]] std::uint32_t languages_of(std::uint64_t hash) const {
        return languages_[place_of(hash)];
    }

private:
    StopWordSet();
    /// Where a hash is, or would be.
    [[nodiscard]] STEMMA_INLINE std::size_t place_of(std::uint64_t hash) const {
        std::size_t at = hash % places;
        while (hashes_[at] != 0 && hashes_[at] != hash) {
            at = (at + 1) % places;
        }
        return at;
    }

    std::array<std::uint64_t, places> hashes_{};  ///< 0: none
    std::array<std::uint8_t, places> languages_{};
};

}  // namespace stemma::text
