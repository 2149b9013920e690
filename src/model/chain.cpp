#include "model/chain.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include "base/simd.h"
#include "model/stable_math.h"

namespace stemma::model {
namespace {

STEMMA_INLINE void normalise(double* values, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += values[i];
    }
    for (std::size_t i = 0; i < count; ++i) {
        // A sum of zero: every path is forbidden or out of range; then all labels are alike.
        values[i] = sum > 0 ? values[i] / sum : 1.0 / static_cast<double>(count);
    }
}

constexpr std::size_t lanes = 8;

/// The score of a label that no way leads to.
constexpr float unreachable = forbidden * 4;

/// best[to]: the score of the best way into `Groups` times eight labels from the row before. They
/// stay in registers.
template <std::size_t Groups>
STEMMA_INLINE void step_groups(const Chain& chain, std::size_t first, const float* before,
                               float* best) {
    using Scores = float __attribute__((vector_size(lanes * 4)));
    std::array<Scores, Groups> top;
    top.fill(Scores{} + unreachable);
    const float* transition = chain.transitions.data() + first;
    for (std::size_t i = 0; i < chain.labels; ++i) {
        const Scores from = Scores{} + before[i];
        for (std::size_t g = 0; g < Groups; ++g) {
            Scores score;
            std::memcpy(&score, transition + g * lanes, sizeof score);
            score += from;
            top[g] = score > top[g] ? score : top[g];
        }
        transition += chain.stride;
    }
    std::memcpy(best + first, &top, sizeof top);
}

STEMMA_INLINE void step(const Chain& chain, const float* before, float* best) {
    switch (chain.stride / lanes) {
        case 1: return step_groups<1>(chain, 0, before, best);
        case 2: return step_groups<2>(chain, 0, before, best);
        case 3: return step_groups<3>(chain, 0, before, best);
        default:
            for (std::size_t first = 0; first < chain.stride; first += lanes) {
                step_groups<1>(chain, first, before, best);
            }
    }
}

/// The lowest label from which the best way into `label` at `row` came.
std::uint8_t came_from(const Chain& chain, const float* best, std::size_t row, std::size_t label) {
    const float* before = best + (row - 1) * chain.stride;
    const float* emissions = &chain.emissions[(row - 1) * chain.stride];
    const float reached = best[row * chain.stride + label];
    for (std::size_t i = 0; i < chain.labels && reached > unreachable; ++i) {
        if (before[i] + emissions[i] + chain.transitions[i * chain.stride + label] == reached) {
            return static_cast<std::uint8_t>(i);
        }
    }
    return 0;
}

}  // namespace

STEMMA_SIMD std::vector<std::uint8_t> best_path(const Chain& chain) {
    std::vector<std::uint8_t> path(chain.rows);
    if (chain.rows == 0) {
        return path;
    }
    // What led to a label is looked up on the way back, for the labels of the path alone.
    std::vector<float> scores(chain.stride);
    std::vector<float> best(chain.rows * chain.stride);
    std::copy_n(&chain.transitions[chain.labels * chain.stride], chain.stride, best.begin());
    for (std::size_t row = 0;; ++row) {
        const float* emissions = &chain.emissions[row * chain.stride];
        const float* reached = &best[row * chain.stride];
        for (std::size_t l = 0; l < chain.stride; ++l) {
            scores[l] = reached[l] + emissions[l];
        }
        if (row + 1 == chain.rows) {
            break;
        }
        step(chain, scores.data(), &best[(row + 1) * chain.stride]);
    }
    const auto last = std::max_element(scores.begin(), scores.begin() + chain.labels);
    path.back() = static_cast<std::uint8_t>(last - scores.begin());
    for (std::size_t row = chain.rows; --row > 0;) {
        path[row - 1] = came_from(chain, best.data(), row, path[row]);
    }
    return path;
}

ForwardBackward::ForwardBackward(const Chain& chain)
    : rows_(chain.rows),
      labels_(chain.labels),
      emissions_(chain.rows * chain.labels),
      transitions_((chain.labels + 1) * chain.labels),
      alpha_(emissions_.size()),
      beta_(emissions_.size()),
      norms_(chain.rows) {
    for (std::size_t row = 0; row < rows_; ++row) {
        const float* scores = &chain.emissions[row * chain.stride];
        const float top = *std::max_element(scores, scores + labels_);
        for (std::size_t l = 0; l < labels_; ++l) {
            emissions_[row * labels_ + l] = static_cast<double>(scores[l] - top);
        }
    }
    stable_exp_all(emissions_);
    for (std::size_t i = 0; i <= labels_; ++i) {
        for (std::size_t j = 0; j < labels_; ++j) {
            transitions_[i * labels_ + j] =
                stable_exp(static_cast<double>(chain.transitions[i * chain.stride + j]));
        }
    }
    // Two labels are what is asked most: their loops are unrolled.
    if (labels_ == 2) {
        sum_up(std::integral_constant<std::size_t, 2>());
    } else {
        sum_up(labels_);
    }
}

/// `labels` is a number, or one that the compiler knows.
template <class Labels>
void ForwardBackward::sum_up(Labels labels) {
    forward(labels);
    backward(labels);
    for (std::size_t row = 0; row < rows_; ++row) {
        for (std::size_t l = 0; l < labels; ++l) {
            norms_[row] += alpha_[row * labels + l] * beta_[row * labels + l];
        }
    }
}

template <class Labels>
void ForwardBackward::forward(Labels labels) {
    for (std::size_t row = 0; row < rows_; ++row) {
        double* now = &alpha_[row * labels];
        if (row == 0) {
            std::copy_n(&transitions_[labels * labels], labels, now);
        } else {
            for (std::size_t i = 0; i < labels; ++i) {
                const double before = alpha_[(row - 1) * labels + i];
                for (std::size_t j = 0; j < labels; ++j) {
                    now[j] += before * transitions_[i * labels + j];
                }
            }
        }
        for (std::size_t l = 0; l < labels; ++l) {
            now[l] *= emissions_[row * labels + l];
        }
        normalise(now, labels);
    }
}

template <class Labels>
void ForwardBackward::backward(Labels labels) {
    std::vector<double> ahead(labels);
    for (std::size_t row = rows_; row-- > 0;) {
        double* now = &beta_[row * labels];
        if (row + 1 == rows_) {
            std::fill_n(now, std::size_t{labels}, 1.0);
        } else {
            const double* next = now + labels;
            for (std::size_t j = 0; j < labels; ++j) {
                ahead[j] = emissions_[(row + 1) * labels + j] * next[j];
            }
            for (std::size_t i = 0; i < labels; ++i) {
                for (std::size_t j = 0; j < labels; ++j) {
                    now[i] += transitions_[i * labels + j] * ahead[j];
                }
            }
        }
        normalise(now, labels);
    }
}

double ForwardBackward::marginal(std::size_t row, std::size_t label) const {
    const std::size_t at = row * labels_ + label;
    return norms_[row] > 0 ? alpha_[at] * beta_[at] / norms_[row]
                           : 1.0 / static_cast<double>(labels_);
}

void ForwardBackward::pairs(std::size_t row, std::span<double> out) const {
    for (std::size_t i = 0; i < labels_; ++i) {
        for (std::size_t j = 0; j < labels_; ++j) {
            out[i * labels_ + j] = alpha_[(row - 1) * labels_ + i] * transitions_[i * labels_ + j] *
                                   emissions_[row * labels_ + j] * beta_[row * labels_ + j];
        }
    }
    normalise(out.data(), labels_ * labels_);
}

namespace {

/// What is known of two labels.
struct Two {
    double first = 0;
    double second = 0;

    friend Two operator*(const Two& a, const Two& b) {
        return {a.first * b.first, a.second * b.second};
    }
    [[nodiscard]] double sum() const { return first + second; }
    [[nodiscard]] Two normalised() const {
        const double all = sum();
        return all > 0 ? Two{first / all, second / all} : Two{0.5, 0.5};
    }
};

}  // namespace

std::vector<float> second_marginals(std::span<const float> emissions,
                                    std::span<const float> transitions) {
    const auto step = [&](std::size_t from, std::size_t to) {
        return stable_exp(static_cast<double>(transitions[from * lanes + to]));
    };
    const std::size_t rows = emissions.size() / 2;
    const Two from_first{step(0, 0), step(0, 1)};
    const Two from_second{step(1, 0), step(1, 1)};
    const Two start{step(2, 0), step(2, 1)};
    // The greater score is what both are divided by: its exponential is 1.
    std::vector<double> lesser(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const float* two = &emissions[row * 2];
        lesser[row] = static_cast<double>(std::min(two[0], two[1]) - std::max(two[0], two[1]));
    }
    stable_exp_all(lesser);
    const auto emission = [&](std::size_t row) {
        const float* two = &emissions[row * 2];
        return two[0] < two[1] ? Two{lesser[row], 1.0} : Two{1.0, lesser[row]};
    };
    // Each step of either recursion waits for the one before, divisions and all: both in one loop
    // wait at the same time.
    std::vector<Two> alpha(rows);
    std::vector<Two> beta(rows);
    Two forward = start;
    Two backward{0.5, 0.5};
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t mirrored = rows - 1 - row;
        const Two before = (forward * emission(row)).normalised();
        alpha[row] = before;
        forward = {before.first * from_first.first + before.second * from_second.first,
                   before.first * from_first.second + before.second * from_second.second};
        beta[mirrored] = backward;
        const Two ahead = emission(mirrored) * backward;
        backward = Two{(from_first * ahead).sum(), (from_second * ahead).sum()}.normalised();
    }
    std::vector<float> marginals(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const Two both = alpha[row] * beta[row];
        const double norm = both.sum();
        marginals[row] = static_cast<float>(norm > 0 ? both.second / norm : 0.5);
    }
    return marginals;
}

}  // namespace stemma::model
