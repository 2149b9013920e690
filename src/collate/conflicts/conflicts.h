// Where the reports of one claim give different values: numbers, dates, names, places, and
// whether it is so at all.
//
// The mentions of all reports that stand for one another (find_contrasts) form a slot; a slot with
// values that cannot all be true is a Conflict. "At least 12" and 14, 1,500 and 1,483, "July" and
// 12 July are not. A later, higher figure of later articles is an update.
#pragma once

#include <optional>
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

/// A number in a statement.
struct FigurePlace {
    std::uint32_t statement = 0;
    std::int32_t mention = 0;
};

/// The conflict of figures that are told of one thing, if their values exclude each other.
[[nodiscard]] std::optional<Conflict> compare_figures(const Statements& statements,
                                                      const std::vector<FigurePlace>& figures,
                                                      std::span<const std::string> published);

}  // namespace stemma::collate
