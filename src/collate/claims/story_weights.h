// How much each word of a statement says in its story: rarity in general, less for words that many
// statements share. In the news of a tram crash "tram" says little.
#pragma once

#include <vector>

#include "collate/claims/statements.h"

namespace stemma::collate {

struct StoryWeights {
    std::vector<float> words;  ///< as Statement::words
    float sum = 0;
};

/// One for each statement that is the first of its twins; empty for the others.
[[nodiscard]] std::vector<StoryWeights> story_weights(const Statements& statements);

}  // namespace stemma::collate
