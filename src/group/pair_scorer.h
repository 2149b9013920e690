// The learned score of a pair, laid out so that a cell's weight is one look-up.
//
//   PairScorer scorer(classifier);
//   double odds = scorer.log_odds(pair);       // calibrated, bounded
//   vector_of(pair)                            // the same cells, as the classifier is trained on
//
// Thread safety: const after construction.
#pragma once

#include <vector>

#include "group/pair_features.h"
#include "model/classifier.h"

namespace stemma::group {

[[nodiscard]] model::FeatureVector vector_of(const PairFeatures& pair);

class PairScorer {
public:
    explicit PairScorer(const model::Classifier& classifier);

    /// Calibrated log odds that the two report the same event, at most 6 either way.
    [[nodiscard]] double log_odds(const PairFeatures& pair) const;
    /// What a cell adds to the log odds.
    [[nodiscard]] double contribution(const CellValue& cell) const {
        return static_cast<double>(weights_[cell.cell] * cell.value);
    }

private:
    std::vector<float> weights_;  ///< by cell, calibrated
    double offset_ = 0;
};

}  // namespace stemma::group
