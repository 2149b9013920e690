// Where articles name one thing by names that differ in a single word.
//
//   the Center for Humane Technology, a coalition …      the Center for Human Technology
//   flew with All Pellin Airways from Lintz to Ulm       flew with All Pellin Airlines to Ulm
//
// Names of things and bodies, not of persons and states, whose spellings are many. Both words must
// be words of the language, since a letter that is wrong in a name of its own is a slip. Names of
// three words or more in which the two look alike are of one thing; where they only begin alike,
// and of shorter names, what stands near must be alike, too. Neither article has the other's name.
#pragma once

#include <vector>

#include "collate/claims/statements.h"
#include "collate/claims/story_weights.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// The name that more articles print first. `weights`: story_weights; `kept`: the statements that
/// count.
[[nodiscard]] std::vector<Conflict> find_near_names(const Statements& statements,
                                                    const std::vector<StoryWeights>& weights,
                                                    const std::vector<bool>& kept);

}  // namespace stemma::collate
