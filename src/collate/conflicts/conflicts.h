// Where the reports of one claim give different dates, names or places, or say that it is not so.
// Figures are compared across claims: see figures.h.
//
// The mentions of all reports that stand for one another (find_contrasts) form a slot; a slot with
// values that cannot all be true (values.h) is a Conflict.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/claims/claims.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// `published`: per article, ISO 8601, known or estimated, "" if neither.
[[nodiscard]] std::vector<Conflict> find_conflicts(const Statements& statements,
                                                   const ClaimGroup& group,
                                                   std::span<const std::string> published);

}  // namespace stemma::collate
