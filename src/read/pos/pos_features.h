// The features of the part-of-speech tagger: the same in training and at run time.
#pragma once

#include <vector>

#include "model/features.h"
#include "read/words/word_clusters.h"
#include "read/words/word_form.h"

namespace stemma::read {

/// One row a word; `rows` is grown if need be, rows beyond the words are left alone.
void pos_features(const WordForms& words, const WordClusters& clusters,
                  std::vector<model::FeatureVector>& rows);

}  // namespace stemma::read
