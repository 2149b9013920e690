// What the aligner's models see of two statements. Symmetric: swapping them changes nothing.
#pragma once

#include "collate/align/statement.h"
#include "collate/align/word_match.h"
#include "model/features.h"

namespace stemma::collate {

[[nodiscard]] model::FeatureVector pair_features(const WordVectors& vectors, const Statement& a,
                                                 const Statement& b, const WordMatch& match);

}  // namespace stemma::collate
