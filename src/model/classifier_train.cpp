#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/hash.h"
#include "model/classifier_state.h"
#include "model/stable_math.h"
#include "model/training.h"

namespace stemma::model {
namespace {

using Cell = FeatureIndex::Cell;

/// Logistic regression by stochastic gradient with AdaGrad's steps; the table of its weights.
Table fit(std::span<const Example> examples, std::span<const std::uint32_t> chosen,
          const ClassifierTraining& options) {
    FeatureVector bias;
    bias.add_hash(bias_hash);
    FeatureIndex index(options.table_bits);
    index.count(bias);
    for (const std::uint32_t i : chosen) {
        index.count(examples[i].features);
    }
    index.freeze(1);
    std::vector<Cell> cells;
    std::vector<std::size_t> begins{0};
    for (const std::uint32_t i : chosen) {
        index.append_rows(bias, cells);
        index.append_rows(examples[i].features, cells);
        begins.push_back(cells.size());
    }
    const std::size_t stride = Table::stride_of(1);
    std::vector<float> weights(index.keys().size() * stride);
    std::vector<float> squares(index.keys().size());
    std::vector<std::uint32_t> order(chosen.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rate = static_cast<float>(options.learning_rate);
    const auto l2 = static_cast<float>(options.l2);
    for (std::uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
        shuffle(order, hash_combine(options.seed, epoch));
        for (const std::uint32_t k : order) {
            const Example& example = examples[chosen[k]];
            const std::span<const Cell> row =
                std::span(cells).subspan(begins[k], begins[k + 1] - begins[k]);
            double score = 0;
            for (const Cell& cell : row) {
                score += static_cast<double>(weights[cell.row * stride] * cell.value);
            }
            const auto error =
                static_cast<float>((example.target - sigmoid(score)) * example.weight);
            for (const Cell& cell : row) {
                float& weight = weights[cell.row * stride];
                const float g = error * cell.value - l2 * weight;
                squares[cell.row] += g * g;
                weight += rate * g / (std::sqrt(squares[cell.row]) + 1e-6F);
            }
        }
    }
    return Table::build(options.table_bits, 1, index.keys(), weights, 0);
}

/// The fold of every example. Groups are dealt out in an order by hash, so that folds are even.
std::vector<std::uint32_t> deal(std::span<const Example> examples,
                                const ClassifierTraining& options) {
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> groups;
    for (const Example& example : examples) {
        groups[{hash_combine(options.seed, example.group), example.group}] = 0;
    }
    std::uint32_t next = 0;
    for (auto& [group, fold] : groups) {
        fold = next++ % std::max(options.folds, 1U);
    }
    std::vector<std::uint32_t> folds;
    folds.reserve(examples.size());
    for (const Example& example : examples) {
        folds.push_back(groups[{hash_combine(options.seed, example.group), example.group}]);
    }
    return folds;
}

struct Split {
    std::vector<std::uint32_t> train;
    std::vector<std::uint32_t> held_out;
};

/// Only the folds that leave something on both sides.
std::vector<Split> make_splits(std::span<const Example> examples,
                               const ClassifierTraining& options) {
    const std::vector<std::uint32_t> folds = deal(examples, options);
    std::vector<Split> splits(options.folds);
    for (std::uint32_t i = 0; i < examples.size(); ++i) {
        for (std::uint32_t fold = 0; fold < options.folds; ++fold) {
            (folds[i] == fold ? splits[fold].held_out : splits[fold].train).push_back(i);
        }
    }
    std::erase_if(splits, [](const Split& s) { return s.train.empty() || s.held_out.empty(); });
    return splits;
}

}  // namespace

Classifier Classifier::train(std::string name, std::span<const Example> examples,
                             const ClassifierTraining& options) {
    std::vector<double> scores;
    std::vector<Example> held_out;
    for (const Split& split : make_splits(examples, options)) {
        const State fold{.name = {},
                         .calibration = {},
                         .threshold = 0.5,
                         .table = fit(examples, split.train, options)};
        for (const std::uint32_t i : split.held_out) {
            scores.push_back(fold.score(examples[i].features));
            held_out.push_back({{}, examples[i].target, examples[i].weight, examples[i].group});
        }
    }
    const Calibration calibration = fit_calibration(scores, held_out);
    for (double& score : scores) {
        score = sigmoid(calibration.slope * score + calibration.offset);
    }
    std::vector<std::uint32_t> all(examples.size());
    std::iota(all.begin(), all.end(), 0U);
    return Classifier(std::make_unique<State>(std::move(name), calibration,
                                              best_threshold(scores, held_out),
                                              fit(examples, all, options)));
}

std::vector<double> cross_validate(std::span<const Example> examples,
                                   const ClassifierTraining& options) {
    std::vector<double> out(examples.size(), 0.5);
    for (const Split& split : make_splits(examples, options)) {
        std::vector<Example> train;
        train.reserve(split.train.size());
        for (const std::uint32_t i : split.train) {
            train.push_back(examples[i]);
        }
        const Classifier fold = Classifier::train("fold", train, options);
        for (const std::uint32_t i : split.held_out) {
            out[i] = fold.probability(examples[i].features);
        }
    }
    return out;
}

std::uint32_t fold_of(std::string_view group, std::uint32_t folds) {
    return folds == 0 ? 0 : static_cast<std::uint32_t>(hash64(group, 0x666F6C64) % folds);
}

}  // namespace stemma::model
