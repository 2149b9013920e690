// Which word of one statement stands for which word of the other.
//
//   WordMatch m = match_words(a, b);
//   for (const WordPair& p : m.pairs) print(a.words[p.a], b.words[p.b], p.strength);
//
//   a   Ukraine immediately severed     relations with Pyongyang
//       |                   |           |         |    |
//   b   Ukraine retaliated  by severing its relations with the North
//       same                stem        same              same referent
//
// Runs of equal stems first, rarest and longest before others; then referents by key, synonyms,
// and spellings that are close. Time: words of a × words of b.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/align/statement.h"

namespace stemma::collate {

struct WordPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float strength = 0;  ///< 1 for the same stem
};

struct WordMatch {
    std::vector<WordPair> pairs;       ///< one to one, ordered by a
    std::vector<std::uint32_t> chain;  ///< positions in `pairs`: the heaviest run in both orders
    std::vector<float> cover_a;        ///< per word: how well the other side says it, 0…1
    std::vector<float> cover_b;
};

/// The larger of the two shares, by weight of words, that either side has from the other: 0…1.
[[nodiscard]] float shared_weight(const Statement& a, const Statement& b, const WordMatch& match);

[[nodiscard]] WordMatch match_words(const Statement& a, const Statement& b);

}  // namespace stemma::collate
