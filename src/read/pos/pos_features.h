// The features of the part-of-speech tagger: the same in training and at run time.
#pragma once

#include <vector>

#include "model/feature_rows.h"
#include "read/words/word_clusters.h"
#include "read/words/word_form.h"

namespace stemma::read {

/// One row a word, in the place of what `rows` held.
void pos_features(const WordForms& words, const WordClusters& clusters, model::FeatureRows& rows);

}  // namespace stemma::read
