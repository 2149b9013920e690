// The learned score of a pair: the mean of a linear score, laid out so that a cell's weight is one
// look-up, and of boosted trees, which see what measures mean together.
//
//   Result<PairScorer> scorer = PairScorer::make(classifier, trees,
//   "data/group/pair-trees.weights"); double odds = scorer->log_odds(pair);      // bounded
//   vector_of(pair), row_of(pair)              // the same cells, as the two are trained on
//
// Thread safety: const after construction.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "group/pair_features.h"
#include "model/classifier.h"
#include "model/trees.h"
#include "stemma/result.h"

namespace stemma::group {

[[nodiscard]] model::FeatureVector vector_of(const PairFeatures& pair);
/// By signal the knot that it stands at, -1 where it is not measured; at the end the shared words.
using PairRow = std::array<float, signal_count + 1>;
[[nodiscard]] PairRow row_of(const PairFeatures& pair);

class PairScorer {
public:
    /// Fails with damaged, naming `source`, if the trees are of other measures than these.
    [[nodiscard]] static Result<PairScorer> make(const model::Classifier& classifier,
                                                 model::Trees trees, std::string_view source);

    /// Log odds that the two report the same event, at most 6 either way.
    [[nodiscard]] double log_odds(const PairFeatures& pair) const;
    /// What a cell adds to the linear log odds.
    [[nodiscard]] double contribution(const CellValue& cell) const {
        return static_cast<double>(weights_[cell.cell] * cell.value);
    }

private:
    PairScorer(const model::Classifier& classifier, model::Trees trees);

    model::Trees trees_;
    std::vector<float> weights_;  ///< by cell, calibrated
    double offset_ = 0;
};

}  // namespace stemma::group
