#include "group/pair_scorer.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/hash.h"

namespace stemma::group {
namespace {

constexpr std::uint64_t salt = 0x67726F7570ULL;
constexpr double most_log_odds = 6;
/// Texts with fewer words in common are never one story: decision 058 says what that is worth.
constexpr int least_shared_words = 3;
/// Linear log odds below which the trees are not asked: so are most candidates.
constexpr double sure_of_no = -3;

}  // namespace

model::FeatureVector vector_of(const PairFeatures& pair) {
    model::FeatureVector vector;
    for (const CellValue& cell : pair.cells()) {
        vector.add_hash(hash_combine(salt, cell.cell), cell.value);
    }
    return vector;
}

PairRow row_of(const PairFeatures& pair) {
    constexpr float not_measured = -1;
    PairRow row;
    row.fill(not_measured);
    for (const CellValue& cell : pair.cells()) {
        float& at = row[cell.cell / cells_of_signal];
        at = std::max(at, 0.0F) + static_cast<float>(cell.cell % knots_of_context) * cell.value;
    }
    row.back() = static_cast<float>(pair.shared_words);
    return row;
}

Result<PairScorer> PairScorer::make(const model::Classifier& classifier, model::Trees trees,
                                    std::string_view source) {
    if (trees.columns() != PairRow{}.size()) {
        return fail(ErrorCode::damaged, std::string(source), "trees of other measures");
    }
    return PairScorer(classifier, std::move(trees));
}

PairScorer::PairScorer(const model::Classifier& classifier, model::Trees trees)
    : trees_(std::move(trees)), offset_(classifier.log_odds(classifier.score({}))) {
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
    const double linear = static_cast<double>(sum) + offset_;
    if (linear < sure_of_no) {
        return std::max(linear, -most_log_odds);
    }
    const double p = trees_.probability(row_of(pair));
    const double of_trees = std::log(p / (1 - p));
    return std::clamp((linear + of_trees) / 2, -most_log_odds, most_log_odds);
}

}  // namespace stemma::group
