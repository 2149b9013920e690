// The terms that articles are compared by, packed into four bytes each.
//
//   std::uint32_t key = term_key(TermKind::name, hash64("pyongyang"));
//   Term term(key, strength_of(occurrences), Term::in_title | Term::in_lead);
//
//    31            8   7   6   5   4   3   2 1 0
//   ┌──────────────┬───┬───┬───┬───┬───┬───────┐
//   │ key, 24 bits │ i │ h │ n │ l │ t │ count │   indexed, heavy, named, lead, title
//   └──────────────┴───┴───┴───┴───┴───┴───────┘
//
// Two articles have some 200 terms each, so that a chance agreement of two keys befalls one pair in
// four hundred. Plain values; share them read-only.
#pragma once

#include <array>
#include <cstdint>

#include "base/hash.h"

namespace stemma::group {

/// What a term is. Persisted in the background counts and in weights: append only.
enum class TermKind : std::uint8_t {
    word,
    name,
    place,
    number,
    person,
    organization,
    location,
    phrase,  ///< two words in a row, of the title or said twice
};
inline constexpr std::size_t term_kinds = 8;
[[nodiscard]] constexpr std::size_t position(TermKind kind) {
    return static_cast<std::size_t>(kind);
}

/// 24-bit key of a term; the kind is part of it. Of the hash the lower half counts.
[[nodiscard]] constexpr std::uint32_t term_key(TermKind kind, std::uint64_t hash) {
    const auto half = static_cast<std::uint32_t>(hash);
    return static_cast<std::uint32_t>(hash_combine(half, static_cast<std::uint64_t>(kind)) >> 40U);
}

/// How often a term occurs, in eight steps: 1, 2, 3, up to 5, 8, 14, 30, more.
[[nodiscard]] constexpr std::uint32_t strength_of(std::uint32_t count) {
    constexpr std::array<std::uint32_t, 7> most{1, 2, 3, 5, 8, 14, 30};
    std::uint32_t strength = 0;
    while (strength < most.size() && count > most[strength]) {
        ++strength;
    }
    return strength;
}
/// 1 + log(count) of a count in the middle of each step.
inline constexpr std::array<float, 8> weight_of_strength{1.0F,    1.6931F, 2.0986F, 2.4812F,
                                                         2.9187F, 3.4200F, 4.0445F, 4.6889F};

class Term {
public:
    static constexpr std::uint32_t in_title = 8;
    static constexpr std::uint32_t in_lead = 16;
    static constexpr std::uint32_t named = 32;  ///< capitalised inside a sentence
    static constexpr std::uint32_t heavy = 64;  ///< one of the few that say most about the article
    static constexpr std::uint32_t indexed = 128;  ///< one that candidates are found by

    Term() = default;
    constexpr Term(std::uint32_t key, std::uint32_t strength, std::uint32_t flags)
        : bits_((key << 8U) | flags | strength) {}
    static constexpr Term from_bits(std::uint32_t bits) {
        Term term;
        term.bits_ = bits;
        return term;
    }

    [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
    [[nodiscard]] constexpr std::uint32_t key() const { return bits_ >> 8U; }
    [[nodiscard]] constexpr std::uint32_t strength() const { return bits_ & 7U; }
    [[nodiscard]] constexpr float weight() const { return weight_of_strength[strength()]; }
    [[nodiscard]] constexpr bool is(std::uint32_t flag) const { return (bits_ & flag) != 0; }
    constexpr void set(std::uint32_t flag) { bits_ |= flag; }
    /// A word of the title, or one that the text says three times.
    [[nodiscard]] constexpr bool in_focus() const { return is(in_title) || strength() >= 2; }

private:
    std::uint32_t bits_ = 0;
};

}  // namespace stemma::group
