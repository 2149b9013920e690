// A linear chain of labels: the best path (Viterbi 1967) and the marginals (forward-backward,
// Rabiner 1989, with a scale a step so that nothing under- or overflows).
//
// Emissions: rows × stride. Transitions: (labels + 1) × stride, [from][to]; the last row is the
// start. `stride` is labels rounded up to 8; what lies between is ignored.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stemma::model {

/// The score of a transition that must not happen.
constexpr float forbidden = -1e9F;

struct Chain {
    std::size_t rows = 0;
    std::size_t labels = 0;
    std::size_t stride = 0;
    std::span<const float> emissions;
    std::span<const float> transitions;
};

/// Ties go to the lower label. A path that is wholly forbidden is still a path.
[[nodiscard]] std::vector<std::uint8_t> best_path(const Chain& chain);

/// Forward and backward values, each row normalised to sum 1 (not a probability by itself).
class ForwardBackward {
public:
    explicit ForwardBackward(const Chain& chain);
    [[nodiscard]] double marginal(std::size_t row, std::size_t label) const;
    /// Probability of `from` at row - 1 and `to` at `row` (> 0), for all pairs; labels × labels.
    void pairs(std::size_t row, std::span<double> out) const;

private:
    template <class Labels>
    void sum_up(Labels labels);
    template <class Labels>
    void forward(Labels labels);
    template <class Labels>
    void backward(Labels labels);

    std::size_t rows_;
    std::size_t labels_;
    std::vector<double> emissions_;    // exponentials, each row divided by its largest
    std::vector<double> transitions_;  // exponentials
    std::vector<double> alpha_;
    std::vector<double> beta_;
    std::vector<double> norms_;  // of alpha × beta, a row
};

/// Of a chain of two labels the marginals of the second one, as ForwardBackward has them to the
/// last bit: what is asked of every block of a page. `emissions` has two a row; transitions as
/// above.
[[nodiscard]] std::vector<float> second_marginals(std::span<const float> emissions,
                                                  std::span<const float> transitions);

}  // namespace stemma::model
