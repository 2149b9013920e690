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

/// Those that say what they count first. `weights`: story_weights; `published`: per article, ISO
/// 8601, known or estimated, "" if neither.
[[nodiscard]] std::vector<Conflict> find_figure_conflicts(std::vector<Measure> measures,
                                                          const FigureKinds& kinds,
                                                          const Statements& statements,
                                                          const std::vector<StoryWeights>& weights,
                                                          std::span<const ClaimGroup> groups,
                                                          std::span<const std::string> published);

}  // namespace stemma::collate
