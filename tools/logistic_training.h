// Logistic regression of a few numbers: the exact solution, with a penalty on the weights.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

namespace stemma::tools {

struct Example {
    std::vector<double> values;
    bool same = false;
    bool besides = false;  ///< of a story besides the gold
};

/// The offset, then a weight for each value. By Newton's steps.
[[nodiscard]] std::vector<double> fit_logistic(const std::vector<Example>& examples);

/// With an offset of their own for the stories besides the gold, which were read less far and so
/// hold more that is told by several.
template <std::size_t N>
std::array<float, N> fit(std::vector<Example> examples) {
    for (Example& e : examples) {
        e.values.push_back(e.besides ? 1 : 0);
    }
    const std::vector<double> weights = fit_logistic(examples);
    std::array<float, N> out{};
    std::transform(weights.begin(), weights.begin() + N, out.begin(),
                   [](double w) { return static_cast<float>(w); });
    return out;
}

}  // namespace stemma::tools
