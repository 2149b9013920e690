#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/classifier_state.h"
#include "model/stable_math.h"

namespace stemma::model {
namespace {

struct Answers {
    double yes = 0;
    double no = 0;
};

Answers count(std::span<const Example> examples) {
    Answers sum;
    for (const Example& example : examples) {
        sum.yes += example.weight * example.target;
        sum.no += example.weight * (1 - example.target);
    }
    return sum;
}

/// Second-order view of the loss at one setting.
struct Slope {
    double g_slope = 0;
    double g_offset = 0;
    double h_slope = 0;
    double h_both = 0;
    double h_offset = 0;
    double loss = 0;
};

class Fit {
public:
    Fit(std::span<const double> scores, std::span<const Example> examples, Answers answers)
        : scores_(scores),
          examples_(examples),
          // Platt's softened targets: never sure beyond what the sample shows.
          yes_((answers.yes + 1) / (answers.yes + 2)),
          no_(1 / (answers.no + 2)) {}

    [[nodiscard]] Slope at(const Calibration& c) const {
        constexpr double ridge = 1e-9;
        Slope s{.h_slope = ridge, .h_offset = ridge};
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            const double y = examples_[i].target;
            const double target = y * yes_ + (1 - y) * no_;
            const double z = c.slope * scores_[i] + c.offset;
            const double p = sigmoid(z);
            const double w = examples_[i].weight;
            s.g_slope += w * (p - target) * scores_[i];
            s.g_offset += w * (p - target);
            s.h_slope += w * p * (1 - p) * scores_[i] * scores_[i];
            s.h_both += w * p * (1 - p) * scores_[i];
            s.h_offset += w * p * (1 - p);
            s.loss += w * (std::max(z, 0.0) - target * z + std::log1p(stable_exp(-std::abs(z))));
        }
        return s;
    }

private:
    std::span<const double> scores_;
    std::span<const Example> examples_;
    double yes_;
    double no_;
};

}  // namespace

Calibration fit_calibration(std::span<const double> scores, std::span<const Example> examples) {
    constexpr int rounds = 100;
    constexpr double enough = 1e-8;
    const Answers answers = count(examples);
    if (answers.yes <= 0 || answers.no <= 0) {
        return {};
    }
    const Fit fit(scores, examples, answers);
    Calibration now{1, 0};
    Slope here = fit.at(now);
    for (int round = 0; round < rounds; ++round) {
        const double det = here.h_slope * here.h_offset - here.h_both * here.h_both;
        if (det <= 0 || std::abs(here.g_slope) + std::abs(here.g_offset) < enough) {
            break;
        }
        const double d_slope = (here.g_slope * here.h_offset - here.g_offset * here.h_both) / det;
        const double d_offset = (here.g_offset * here.h_slope - here.g_slope * here.h_both) / det;
        double step = 1;
        Calibration next{now.slope - d_slope, now.offset - d_offset};
        Slope there = fit.at(next);
        while (there.loss > here.loss && step > 1e-6) {
            step /= 2;
            next = {now.slope - step * d_slope, now.offset - step * d_offset};
            there = fit.at(next);
        }
        if (there.loss >= here.loss) {
            break;
        }
        now = next;
        here = there;
    }
    // A negative slope means that the held-out scores say nothing; then the order is kept.
    return now.slope > 0 ? now : Calibration{0.01, now.offset};
}

double best_threshold(std::span<const double> probabilities, std::span<const Example> examples) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return probabilities[a] > probabilities[b];
    });
    double positives = 0;
    for (const Example& example : examples) {
        positives += example.target >= 0.5 ? example.weight : 0;
    }
    double best = 0;
    double threshold = 0.5;
    double hits = 0;
    double taken = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Example& example = examples[order[k]];
        taken += example.weight;
        hits += example.target >= 0.5 ? example.weight : 0;
        const double here = probabilities[order[k]];
        const double after = k + 1 < order.size() ? probabilities[order[k + 1]] : here;
        if (k + 1 < order.size() && after == here) {
            continue;
        }
        if (const double f1 = 2 * hits / (taken + positives); hits > 0 && f1 > best) {
            best = f1;
            threshold = (here + after) / 2;
        }
    }
    return threshold;
}

}  // namespace stemma::model
