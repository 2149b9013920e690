// What stands between the words that two statements share, in order: where one says "Aleppo" and
// the other "Damascus", or "lower" and "higher".
//
//   for (const Gap& gap : find_gaps(a, b, match))
//       if (gap.a.any() && gap.b.any()) …      // one put in place of the other
//
//   a   Heavy fighting reported in [Syria's Aleppo]
//   b   Heavy fighting reported in [Damascus]
#pragma once

#include <cstdint>
#include <vector>

#include "collate/align/statement.h"
#include "collate/align/word_match.h"

namespace stemma::collate {

/// Words of one side that have no partner, between two shared ones.
struct GapSide {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t names = 0;
    std::uint8_t figures = 0;
    std::uint8_t others = 0;  ///< content words that are neither
    [[nodiscard]] bool any() const { return names + figures + others > 0; }
};

struct Gap {
    GapSide a;
    GapSide b;
};

/// Gaps that hold anything, in order.
[[nodiscard]] std::vector<Gap> find_gaps(const Statement& a, const Statement& b,
                                         const WordMatch& match);

}  // namespace stemma::collate
