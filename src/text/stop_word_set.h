// The function words of all languages known, by their hashes: what is asked of every word of a
// page.
//
//   const StopWordSet& set = StopWordSet::known();
//   if (set.has(hash64(word))) …
//   set.languages_of(hash64(word));                // a bit each, as stop_word_language() has them
//
// A word is in one of two places that its hash gives, or nowhere (cuckoo hashing; Pagh and Rodler
// 2004), so that nothing need be branched on: whether the next word is a function word cannot
// be foreseen. Tags of sixteen bits lie in the nearest cache; whole hashes are looked at only where
// a tag is the word's, and so are those of the few words that a page does use. Thread safety:
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
        const std::uint32_t first = if_tagged(first_of(hash), hash);
        const std::uint32_t second = if_tagged(second_of(hash), hash);
        return (hashes_[first] == hash ? first : 0U) | (hashes_[second] == hash ? second : 0U);
    }
    [[nodiscard]] std::uint32_t languages_of(std::uint64_t hash) const {
        return languages_[number_of(hash)];
    }

private:
    StopWordSet();
    void insert(std::uint64_t hash, std::uint8_t languages);
    // Places are numbers, and so begin with 1.
    [[nodiscard]] static std::uint32_t first_of(std::uint64_t hash) { return 1 + hash % places; }
    [[nodiscard]] static std::uint32_t second_of(std::uint64_t hash) {
        return 1 + (hash >> 12U) % places;
    }
    [[nodiscard]] static std::uint16_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint16_t>(hash >> 48U);
    }
    /// 0, where no word is, if the tag is another.
    [[nodiscard]] STEMMA_INLINE std::uint32_t if_tagged(std::uint32_t at,
                                                        std::uint64_t hash) const {
        return tags_[at] == tag_of(hash) ? at : 0U;
    }

    std::array<std::uint16_t, numbers> tags_{};
    std::array<std::uint64_t, numbers> hashes_{};  ///< 0: none
    std::array<std::uint8_t, numbers> languages_{};
};

}  // namespace stemma::text
