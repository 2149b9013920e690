#include "group/pair_scorer.h"

#include <algorithm>

#include "base/hash.h"

namespace stemma::group {
namespace {

constexpr std::uint64_t salt = 0x67726F7570ULL;
constexpr double most_log_odds = 6;
/// Texts with fewer words in common are never one story: of two short texts that share the name of
/// a town and nothing else, the score knows too little.
constexpr int least_shared_words = 3;

}  // namespace

model::FeatureVector vector_of(const PairFeatures& pair) {
    model::FeatureVector vector;
    for (const CellValue& cell : pair.cells()) {
        vector.add_hash(hash_combine(salt, cell.cell), cell.value);
    }
    return vector;
}

PairScorer::PairScorer(const model::Classifier& classifier)
    : offset_(classifier.log_odds(classifier.score({}))) {
    model::FeatureVector all;
    constexpr std::size_t cells = signal_count * cells_of_signal;
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
        all.add_hash(hash_combine(salt, cell), 1);
    }
    const double slope = classifier.log_odds(1) - classifier.log_odds(0);
    weights_.reserve(cells);
    for (const double weight : classifier.contributions(all)) {
        weights_.push_back(static_cast<float>(weight * slope));
    }
}

double PairScorer::log_odds(const PairFeatures& pair) const {
    if (pair.shared_words < least_shared_words) {
        return -most_log_odds;
    }
    float sum = 0;
    for (const CellValue& cell : pair.cells()) {
        sum += weights_[cell.cell] * cell.value;
    }
    return std::clamp(static_cast<double>(sum) + offset_, -most_log_odds, most_log_odds);
}

}  // namespace stemma::group
