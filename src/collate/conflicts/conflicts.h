// Where the reports of one claim give different names or places. Figures, dates, denials and names
// that differ in one word are compared across claims: see story_conflicts.h.
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
