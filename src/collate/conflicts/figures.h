// Where articles of a story give different figures for one thing, in one claim or in sentences that
// share hardly a word.
//
//   A ferry carrying 214 passengers lost power …      There were 231 people on the Lady Ansgar when
//   … had $31.2 billion in earnings reinvested abroad   the $32.6 billion in undistributed foreign
//   …
//
// Figures of two articles measure one thing if they are the first of a kind in either, or if what
// stands near them and around them is alike enough (likeness, measures.h) – and neither article has
// the other's figure, too.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/claims/claims.h"
#include "collate/conflicts/measures.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// Adds the conflicts to the claims that tell the figures; `claims` are written from `groups`, in
/// order. `published`: per article, ISO 8601, known or estimated, "" if neither.
void add_figure_conflicts(const FigureKinds& kinds, Vocabulary& vocabulary,
                          const Statements& statements, std::span<const ClaimGroup> groups,
                          std::span<const std::string> published, std::vector<Claim>& claims);

}  // namespace stemma::collate
