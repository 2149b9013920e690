// Sentences that string facts together make more claims than the one that they are grouped with.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/claims/links.h"

namespace stemma::collate {

/// Per group: the statements of others that make its claim, too, in order. Only what is told by
/// several articles is added, or added to.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> further_reports(
    const Statements& statements, const Links& links,
    const std::vector<std::vector<std::uint32_t>>& groups);

}  // namespace stemma::collate
