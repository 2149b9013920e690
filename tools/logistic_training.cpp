#include "logistic_training.h"

#include <cmath>
#include <numeric>

#include "model/stable_math.h"

namespace stemma::tools {
namespace {

constexpr double penalty = 40;
constexpr int steps = 12;

/// Solves m x = y by elimination; m is symmetric and positive definite.
std::vector<double> solve(std::vector<std::vector<double>> m, std::vector<double> y) {
    const std::size_t n = y.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            const double part = m[j][i] / m[i][i];
            for (std::size_t k = i; k < n; ++k) {
                m[j][k] -= part * m[i][k];
            }
            y[j] -= part * y[i];
        }
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            y[i] -= m[i][k] * y[k];
        }
        y[i] /= m[i][i];
    }
    return y;
}

/// Brings every value to mean 0 and deviation 1, and weights back.
struct Scale {
    std::vector<double> mean, deviation;

    explicit Scale(const std::vector<Example>& examples) {
        const auto count = static_cast<double>(examples.size());
        for (std::size_t i = 0; i < examples[0].values.size(); ++i) {
            double sum = 0, squares = 0;
            for (const Example& e : examples) {
                sum += e.values[i];
                squares += e.values[i] * e.values[i];
            }
            mean.push_back(sum / count);
            deviation.push_back(std::sqrt(squares / count - mean[i] * mean[i]) + 1e-9);
        }
    }
    [[nodiscard]] std::vector<double> apply(const std::vector<double>& values) const {
        std::vector<double> out{1};
        for (std::size_t i = 0; i < values.size(); ++i) {
            out.push_back((values[i] - mean[i]) / deviation[i]);
        }
        return out;
    }
    [[nodiscard]] std::vector<double> undo(std::vector<double> weights) const {
        for (std::size_t i = 1; i < weights.size(); ++i) {
            weights[i] /= deviation[i - 1];
            weights[0] -= weights[i] * mean[i - 1];
        }
        return weights;
    }
};

}  // namespace

std::vector<double> fit_logistic(const std::vector<Example>& examples) {
    const Scale scale(examples);
    const std::size_t n = examples[0].values.size() + 1;
    std::vector<double> weights(n);
    for (int step = 0; step < steps; ++step) {
        std::vector<std::vector<double>> curve(n, std::vector<double>(n));
        std::vector<double> slope(n);
        for (std::size_t i = 0; i < n; ++i) {
            curve[i][i] = i > 0 ? penalty : 1e-6;
            slope[i] = i > 0 ? -penalty * weights[i] : 0;
        }
        for (const Example& e : examples) {
            const std::vector<double> x = scale.apply(e.values);
            const double p =
                model::sigmoid(std::inner_product(x.begin(), x.end(), weights.begin(), 0.0));
            for (std::size_t i = 0; i < n; ++i) {
                slope[i] += x[i] * ((e.same ? 1 : 0) - p);
                for (std::size_t k = 0; k < n; ++k) {
                    curve[i][k] += p * (1 - p) * x[i] * x[k];
                }
            }
        }
        const std::vector<double> change = solve(std::move(curve), std::move(slope));
        for (std::size_t i = 0; i < n; ++i) {
            weights[i] += change[i];
        }
    }
    return scale.undo(std::move(weights));
}

}  // namespace stemma::tools
