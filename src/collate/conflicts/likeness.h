// How much speaks for two figures measuring one thing.
//
//   killed [30] civilians in Taskan, air strikes     in the province of Taskan that left [32] dead
//
// What stands near both counts most, then what else the statements share, whether a claim of the
// story holds both, and whether the values lie so close that it can hardly be chance. The weights
// were set by hand on stories that no score is reported on (docs/decisions/070).
#pragma once

#include <vector>

#include "collate/conflicts/measures.h"

namespace stemma::collate {

/// About 0…1.5. `joined`: a claim of the story holds both. Time: the words near both, squared.
[[nodiscard]] float likeness(const Statements& statements, const std::vector<StoryWeights>& weights,
                             const Measure& x, const Measure& y, bool joined);

}  // namespace stemma::collate
