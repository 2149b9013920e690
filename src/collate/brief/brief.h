// A story in a few verbatim sentences; and what one outlet alone reports.
#pragma once

#include <span>
#include <vector>

#include "collate/align/aligner.h"
#include "collate/claims/claims.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// Three to seven sentences (fewer if there are not so many) of the claims that the most
/// independent origins support, no two saying the same, each able to stand alone.
/// `groups` and `claims` are parallel.
[[nodiscard]] std::vector<BriefSentence> write_brief(const Aligner& aligner,
                                                     const Statements& statements,
                                                     std::span<const ClaimGroup> groups,
                                                     std::span<const Claim> claims);

/// Statements that tell something (a name, a figure, a quotation) and are like nothing that
/// another outlet says. Empty where there is only one outlet.
[[nodiscard]] std::vector<Only> find_only(const Statements& statements,
                                          std::span<const ClaimGroup> groups,
                                          std::span<const std::string> outlets);

/// Begins with a word that points back ("He", "But", "The move also"), or is a piece.
[[nodiscard]] bool stands_alone(const Statement& statement);

}  // namespace stemma::collate
