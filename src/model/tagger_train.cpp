#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/tagger_state.h"
#include "model/training.h"

namespace stemma::model {
namespace {

using Cell = FeatureIndex::Cell;

/// The sequences with their features as dense rows.
struct Corpus {
    struct Step {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::uint8_t label = 0;
    };
    std::vector<Cell> cells;
    std::vector<Step> steps;
    std::vector<std::size_t> begins;  // of each sequence in steps, and the end of the last

    [[nodiscard]] std::span<const Step> sequence(std::size_t i) const {
        return std::span(steps).subspan(begins[i], begins[i + 1] - begins[i]);
    }
    [[nodiscard]] std::span<const Cell> row(const Step& step) const {
        return std::span(cells).subspan(step.begin, step.end - step.begin);
    }
};

Corpus make_corpus(std::span<const TaggedSequence> sequences, const FeatureIndex& index) {
    Corpus corpus;
    corpus.begins.push_back(0);
    for (const TaggedSequence& sequence : sequences) {
        for (const TaggedRow& row : sequence) {
            const std::size_t begin = corpus.cells.size();
            index.append_rows(row.features, corpus.cells);
            corpus.steps.push_back({begin, corpus.cells.size(), row.label});
        }
        corpus.begins.push_back(corpus.steps.size());
    }
    return corpus;
}

/// Weights while they are learned. Features: rows × stride; transitions as in chain.h.
class Learner {
public:
    Learner(const Corpus& corpus, std::size_t rows, std::size_t labels,
            const TaggerTraining& options)
        : corpus_(corpus),
          options_(options),
          labels_(labels),
          stride_(Table::stride_of(labels)),
          weights_(rows * stride_),
          second_(weights_.size()),
          transitions_((labels + 1) * stride_),
          second_transitions_(transitions_.size()) {}

    void run() {
        std::vector<std::uint32_t> order(corpus_.begins.size() - 1);
        std::iota(order.begin(), order.end(), 0U);
        for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
            shuffle(order, hash_combine(options_.seed, epoch));
            for (const std::uint32_t i : order) {
                if (!corpus_.sequence(i).empty()) {
                    learn(corpus_.sequence(i));
                }
            }
        }
        if (options_.method == TaggerMethod::perceptron) {
            average(weights_, second_);
            average(transitions_, second_transitions_);
        }
    }
    [[nodiscard]] const std::vector<float>& weights() const { return weights_; }
    [[nodiscard]] std::vector<float> transitions() const {
        std::vector<float> out = transitions_;
        forbid(out);
        return out;
    }

private:
    void forbid(std::vector<float>& transitions) const {
        for (std::size_t i = 0; i < labels_ && !options_.allowed.empty(); ++i) {
            for (std::size_t j = 0; j < labels_; ++j) {
                if (!options_.allowed[i * labels_ + j]) {
                    transitions[i * stride_ + j] = forbidden;
                }
            }
        }
    }

    void learn(std::span<const Corpus::Step> sequence) {
        emissions_.assign(sequence.size() * stride_, 0);
        for (std::size_t t = 0; t < sequence.size(); ++t) {
            for (const Cell& cell : corpus_.row(sequence[t])) {
                const float* row = &weights_[cell.row * stride_];
                for (std::size_t l = 0; l < stride_; ++l) {
                    emissions_[t * stride_ + l] += cell.value * row[l];
                }
            }
        }
        legal_ = transitions_;
        forbid(legal_);
        const Chain chain{sequence.size(), labels_, stride_, emissions_, legal_};
        if (options_.method == TaggerMethod::perceptron) {
            handicap(sequence);
            learn_perceptron(sequence, chain);
        } else {
            learn_crf(sequence, chain);
        }
        ++steps_;
    }

    // What is right by a hair counts as wrong (Crammer et al. 2006).
    void handicap(std::span<const Corpus::Step> sequence) {
        for (std::size_t t = 0; t < sequence.size(); ++t) {
            emissions_[t * stride_ + sequence[t].label] -= options_.margin;
        }
    }

    // Averaging as in Daumé 2006: the sum of all weights over time is kept as one correction.
    void learn_perceptron(std::span<const Corpus::Step> sequence, const Chain& chain) {
        const std::vector<std::uint8_t> guess = best_path(chain);
        const auto time = static_cast<float>(steps_);
        for (std::size_t t = 0; t < sequence.size(); ++t) {
            const std::size_t from = t == 0 ? labels_ : sequence[t - 1].label;
            const std::size_t guessed_from = t == 0 ? labels_ : guess[t - 1];
            const std::size_t gold = sequence[t].label;
            if (from != guessed_from || gold != guess[t]) {
                nudge(transitions_, second_transitions_, from * stride_ + gold, 1, time);
                nudge(transitions_, second_transitions_, guessed_from * stride_ + guess[t], -1,
                      time);
            }
            if (gold == guess[t]) {
                continue;
            }
            for (const Cell& cell : corpus_.row(sequence[t])) {
                nudge(weights_, second_, cell.row * stride_ + gold, cell.value, time);
                nudge(weights_, second_, cell.row * stride_ + guess[t], -cell.value, time);
            }
        }
    }
    static void nudge(std::vector<float>& weights, std::vector<float>& sums, std::size_t at,
                      float by, float time) {
        weights[at] += by;
        sums[at] += by * time;
    }
    void average(std::vector<float>& weights, const std::vector<float>& sums) const {
        const auto time = static_cast<float>(std::max<std::uint64_t>(steps_, 1));
        for (std::size_t i = 0; i < weights.size(); ++i) {
            weights[i] -= sums[i] / time;
        }
    }

    // Stochastic gradient of the log likelihood, with AdaGrad's step a weight: what is expected
    // given the labels that are known, less what is expected anyway (Quattoni et al. 2007).
    void learn_crf(std::span<const Corpus::Step> sequence, const Chain& chain) {
        const ForwardBackward sums(chain);
        known_ = emissions_;
        for (std::size_t t = 0; t < sequence.size(); ++t) {
            for (std::size_t l = 0; l < labels_ && sequence[t].label != unknown_label; ++l) {
                known_[t * stride_ + l] = l == sequence[t].label ? 0 : forbidden;
            }
        }
        const ForwardBackward told({sequence.size(), labels_, stride_, known_, legal_});
        gradient_.assign(stride_, 0);
        pairs_.resize(labels_ * labels_);
        told_pairs_.resize(pairs_.size());
        for (std::size_t t = 0; t < sequence.size(); ++t) {
            for (std::size_t l = 0; l < labels_; ++l) {
                gradient_[l] = static_cast<float>(told.marginal(t, l) - sums.marginal(t, l));
            }
            for (const Cell& cell : corpus_.row(sequence[t])) {
                ascend(&weights_[cell.row * stride_], &second_[cell.row * stride_], gradient_,
                       cell.value);
            }
            if (t == 0) {
                ascend(&transitions_[labels_ * stride_], &second_transitions_[labels_ * stride_],
                       gradient_, 1);
                continue;
            }
            sums.pairs(t, pairs_);
            told.pairs(t, told_pairs_);
            for (std::size_t i = 0; i < labels_; ++i) {
                for (std::size_t j = 0; j < labels_; ++j) {
                    gradient_[j] =
                        static_cast<float>(told_pairs_[i * labels_ + j] - pairs_[i * labels_ + j]);
                }
                ascend(&transitions_[i * stride_], &second_transitions_[i * stride_], gradient_, 1);
            }
        }
    }
    void ascend(float* weights, float* sums, std::span<const float> gradient, float value) const {
        constexpr float tiny = 1e-6F;
        const auto rate = static_cast<float>(options_.learning_rate);
        const auto l2 = static_cast<float>(options_.l2);
        for (std::size_t l = 0; l < stride_; ++l) {
            const float g = gradient[l] * value - l2 * weights[l];
            sums[l] += g * g;
            weights[l] += rate * g / (std::sqrt(sums[l]) + tiny);
        }
    }

    const Corpus& corpus_;
    const TaggerTraining& options_;
    std::size_t labels_;
    std::size_t stride_;
    std::uint64_t steps_ = 0;
    std::vector<float> weights_;
    std::vector<float> second_;  // perceptron: time-weighted sums; CRF: squared gradients
    std::vector<float> transitions_;
    std::vector<float> second_transitions_;
    std::vector<float> emissions_;
    std::vector<float> legal_;
    std::vector<float> gradient_;
    std::vector<double> pairs_;
    std::vector<double> told_pairs_;
    std::vector<float> known_;  // emissions that allow the known labels only
};

}  // namespace

Tagger Tagger::train(std::string name, std::vector<std::string> labels,
                     std::span<const TaggedSequence> sequences, const TaggerTraining& options) {
    FeatureIndex index(options.table_bits);
    for (const TaggedSequence& sequence : sequences) {
        for (const TaggedRow& row : sequence) {
            index.count(row.features);
        }
    }
    index.freeze(options.min_count);
    const Corpus corpus = make_corpus(sequences, index);
    Learner learner(corpus, index.keys().size(), labels.size(), options);
    learner.run();
    Table table = Table::build(options.table_bits, labels.size(), index.keys(), learner.weights(),
                               options.prune);
    return Tagger(std::make_unique<State>(std::move(name), std::move(labels), learner.transitions(),
                                          std::move(table)));
}

}  // namespace stemma::model
