// Logistic classifier over the same features, with calibrated probabilities (Platt 1999 scaling,
// fitted on held-out folds), for yes/no questions; and its sibling for real-valued targets.
//
//   Result<Classifier> c = Classifier::parse(bytes, "data/same-story.weights");
//   double p = c->probability(features);
//   bool yes = p >= c->threshold();
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/features.h"
#include "stemma/result.h"

namespace stemma::model {

struct Example {
    FeatureVector features;
    double target = 0;  ///< 0 or 1; any value in 0…1 for a soft target
    double weight = 1;
    std::uint32_t group = 0;  ///< cross-validation keeps a group (site, document, event) together
};

struct ClassifierTraining {
    std::uint32_t epochs = 30;
    std::uint32_t table_bits = 16;
    double l2 = 1e-5;
    double learning_rate = 0.1;  ///< AdaGrad (Duchi et al. 2011)
    std::uint32_t folds = 5;     ///< for calibration and the threshold
    std::uint64_t seed = 1;
};

class Classifier {
public:
    [[nodiscard]] static Result<Classifier> parse(std::string_view bytes, std::string_view source);
    /// Trains on all, calibrates on the folds' held-out scores, sets the threshold of best F1
    /// there.
    [[nodiscard]] static Classifier train(std::string name, std::span<const Example> examples,
                                          const ClassifierTraining& options);
    Classifier(Classifier&&) noexcept;
    Classifier& operator=(Classifier&&) noexcept;
    ~Classifier();

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] double probability(const FeatureVector& features) const;
    /// The linear score before calibration (log odds).
    [[nodiscard]] double score(const FeatureVector& features) const;
    /// What calibration makes of a score; the logit of probability().
    [[nodiscard]] double log_odds(double score) const;
    [[nodiscard]] double threshold() const;
    void set_threshold(double threshold);
    /// Contribution (weight × value) of each feature, in the vector's order.
    [[nodiscard]] std::vector<double> contributions(const FeatureVector& features) const;

private:
    struct State;
    explicit Classifier(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Held-out probabilities of every example, by cross-validation over whole groups; same order as
/// given. The folds' models are made by Classifier::train with the same options.
[[nodiscard]] std::vector<double> cross_validate(std::span<const Example> examples,
                                                 const ClassifierTraining& options);

/// Which fold (0…folds-1) a group goes to; the same in every task.
[[nodiscard]] std::uint32_t fold_of(std::string_view group, std::uint32_t folds);

}  // namespace stemma::model
