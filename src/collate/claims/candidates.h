// Which statements are worth comparing: those of different articles that share rare words.
//
// An inverted index of stems and referents; per statement the best few by the cosine of their
// rarity-weighted words. Words that stand in very many statements find no candidates, so the time
// is nearly linear in the story.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/claims/statements.h"

namespace stemma::collate {

struct Candidate {
    std::uint32_t a = 0;  ///< statements, a < b, each the first of its twins
    std::uint32_t b = 0;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// Ordered, each pair once.
[[nodiscard]] std::vector<Candidate> find_candidates(const Statements& statements);

}  // namespace stemma::collate
