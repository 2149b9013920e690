// Where one article says that something is so, and another that it is not.
//
//   the station is not out of control        it has been completely out of control for months
//   no group has claimed responsibility      the Front claimed responsibility for the attack
//   police have not yet identified anyone    police identified 31 suspects
//
// A word that is denied (polarity.h) is held against the same word affirmed elsewhere. They are of
// one thing if both share what they are said of, on either side, and tell of one time. What an
// article says both of is no conflict: it reports one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/claims/statements.h"
#include "collate/claims/story_weights.h"
#include "collate/conflicts/polarity_words.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// Denied first, then affirmed. `weights`: story_weights; `kept`: the statements that count;
/// `published`: per article, ISO 8601, known or estimated, "" if neither.
[[nodiscard]] std::vector<Conflict> find_denials(const PolarityWords& words,
                                                 const Statements& statements,
                                                 const std::vector<StoryWeights>& weights,
                                                 const std::vector<bool>& kept,
                                                 std::span<const std::string> published);

}  // namespace stemma::collate
