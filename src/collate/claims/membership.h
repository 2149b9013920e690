// What speaks for a statement making the claim of a group that it does not lie in, as numbers for
// the learned model: a lead strings facts together that others tell one by one.
//
// A claim is more than its wordings one by one. What most of them say is its core ("removed",
// "store"); what any of them says is its profile ("banned", "pulled", "took down"). A long sentence
// that holds the core tells the claim, however much else it says.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "collate/claims/links.h"

namespace stemma::collate {

using Groups = std::vector<std::vector<std::uint32_t>>;

struct Joining {
    std::uint32_t group = 0;
    std::uint32_t statement = 0;
    JoinSight sight{};
};

/// For every group the statements of others that were compared with it, in order. Only what is told
/// by several articles is joined, or joins. Time: comparisons × words.
[[nodiscard]] std::vector<Joining> find_joinings(const Statements& statements, const Links& links,
                                                 const Groups& groups);

}  // namespace stemma::collate
