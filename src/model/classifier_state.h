// Inside the classifier: what training makes and the file holds.
#pragma once

#include <string>

#include "model/classifier.h"
#include "model/table.h"

namespace stemma::model {

/// The slot of the constant feature that every example has.
constexpr std::uint64_t bias_hash = 0x5354454D4D41'0001ULL << 8U;

/// probability = sigmoid(slope × score + offset)
struct Calibration {
    double slope = 1;
    double offset = 0;
};

struct Classifier::State {
    std::string name;
    Calibration calibration;
    double threshold = 0.5;
    Table table;

    [[nodiscard]] double score(const FeatureVector& features) const;
};

/// Platt's two parameters by Newton's method (Platt 1999; Lin, Lin and Weng 2007), for targets in
/// 0…1. The identity where only one answer occurs.
[[nodiscard]] Calibration fit_calibration(std::span<const double> scores,
                                          std::span<const Example> examples);
/// The threshold on `probabilities` with the best F1 for target ≥ 0.5; 0.5 without positives.
[[nodiscard]] double best_threshold(std::span<const double> probabilities,
                                    std::span<const Example> examples);

}  // namespace stemma::model
