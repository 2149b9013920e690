// Where the articles of a story contradict each other, beyond the names within one claim: figures
// and dates (figures.h), what is denied (denials.h, denied_counts.h), names (near_names.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/claims/claims.h"
#include "collate/conflicts/measures.h"
#include "collate/conflicts/polarity_words.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// The word lists that conflicts are found by. Read-only once open.
struct ConflictLists {
    FigureKinds figures;
    PolarityWords polarity;
    [[nodiscard]] static Result<ConflictLists> open(const DataFolder& data);
};

/// Adds each conflict to the claim that most articles tell, of those that hold a reading of it;
/// `claims` are written from `groups`, in order. `published`: per article, ISO 8601, known or
/// estimated, "" if neither.
void add_story_conflicts(const ConflictLists& lists, Vocabulary& vocabulary,
                         const Statements& statements, std::span<const ClaimGroup> groups,
                         std::span<const std::string> published, std::vector<Claim>& claims);

}  // namespace stemma::collate
