#include "block_training.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "base/hash.h"
#include "base/thread_pool.h"
#include "corpus.h"
#include "model/classifier.h"

namespace stemma::tools {
namespace {

struct TwoPasses {
    model::Tagger first;
    model::Trees second;
};

std::uint32_t fold_of(const BlockExample& example, std::uint32_t folds) {
    return model::fold_of(example.site, folds);
}

/// Features that occur on too few sites teach the model those sites.
class SiteFilter {
public:
    SiteFilter(std::span<const BlockExample* const> examples, std::uint32_t min_sites)
        : min_sites_(min_sites) {
        for (const BlockExample* example : examples) {
            const std::uint64_t site = hash64(example->site) | 1U;
            for (const model::FeatureVector& row : example->material.rows) {
                for (const model::Feature& feature : row.features()) {
                    auto& [last, count] = seen_[feature.hash];
                    if (last != site) {
                        last = site;
                        ++count;
                    }
                }
            }
        }
    }
    /// `known_only`: features of the second pass alone were never counted and stay.
    [[nodiscard]] model::FeatureVector apply(const model::FeatureVector& row) const {
        model::FeatureVector out;
        for (const model::Feature& feature : row.features()) {
            const auto found = seen_.find(feature.hash);
            if (found == seen_.end() || found->second.second >= min_sites_) {
                out.add_hash(feature.hash, feature.value);
            }
        }
        return out;
    }

private:
    std::uint32_t min_sites_;
    std::unordered_map<std::uint64_t, std::pair<std::uint64_t, std::uint32_t>> seen_;
};

model::TaggedSequence sequence_of(const BlockExample& example,
                                  std::span<const model::FeatureVector> rows,
                                  const SiteFilter& filter) {
    model::TaggedSequence sequence;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sequence.push_back({filter.apply(rows[i]), example.labels[i]});
    }
    return sequence;
}

model::Tagger train_rows(std::span<const BlockExample* const> examples, const SiteFilter& filter,
                         const BlockTraining& options, const std::string& name) {
    std::vector<model::TaggedSequence> sequences;
    for (const BlockExample* example : examples) {
        sequences.push_back(sequence_of(*example, example->material.rows, filter));
    }
    return model::Tagger::train(name, {"drop", "keep"}, sequences, options.first);
}

model::Tagger train_first(std::span<const BlockExample* const> examples, const SiteFilter& filter,
                          const BlockTraining& options) {
    return train_rows(examples, filter, options, options.name + "-1");
}

std::vector<const BlockExample*> pointers_to(const std::vector<BlockExample>& examples) {
    std::vector<const BlockExample*> all;
    for (const BlockExample& example : examples) {
        all.push_back(&example);
    }
    return all;
}

/// The blocks of a document that are labelled, for the second pass.
void add_blocks(const BlockExample& example, std::span<const float> first,
                const BlockTraining& options, model::TreeExamples& out) {
    const extract::Material& material = example.material;
    const extract::FirstPassTraits traits(material.blocks, material.context, material.groups,
                                          material.traits, first);
    const bool whole = example.with.empty() && example.without.empty();
    double words = 0;
    for (const extract::TextStats& stats : material.context.stats) {
        words += stats.words + 4.0;
    }
    std::vector<float> row;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (example.labels[i] == model::unknown_label) {
            continue;
        }
        row.clear();
        traits.append(i, row);
        out.columns = row.size();
        out.values.insert(out.values.end(), row.begin(), row.end());
        out.targets.push_back(example.labels[i] == extract::label_keep ? 1 : 0);
        const double share = (material.context.stats[i].words + 4.0) / words;
        out.weights.push_back(
            static_cast<float>(whole ? share * options.document_weight : options.piece_weight));
    }
}

/// Held-out guesses of the first pass for each example, by models that saw no page of its site.
std::vector<std::vector<float>> guess(std::span<const BlockExample* const> examples,
                                      const SiteFilter& filter, const BlockTraining& options,
                                      std::uint32_t folds, ThreadPool& pool) {
    std::vector<std::vector<float>> keep(examples.size());
    pool.for_each(folds, [&](std::size_t fold) {
        std::vector<const BlockExample*> rest;
        for (const BlockExample* example : examples) {
            if (fold_of(*example, folds) != fold) {
                rest.push_back(example);
            }
        }
        const model::Tagger tagger = train_first(rest, filter, options);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const auto& rows = examples[i]->material.rows;
            if (fold_of(*examples[i], folds) == fold && !rows.empty()) {
                keep[i] = extract::keep_probabilities(tagger, rows);
            }
        }
    });
    return keep;
}

model::Trees train_second(std::span<const BlockExample* const> examples,
                          std::span<const std::vector<float>> guesses,
                          const BlockTraining& options) {
    model::TreeExamples rows;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        add_blocks(*examples[i], guesses[i], options, rows);
    }
    return model::Trees::train(options.name + "-2", rows, options.second);
}

TwoPasses train_two_passes(std::span<const BlockExample* const> examples,
                           const BlockTraining& options, ThreadPool& pool) {
    const SiteFilter filter(examples, options.min_sites);
    const auto guesses = guess(examples, filter, options, options.inner_folds, pool);
    return {train_first(examples, filter, options), train_second(examples, guesses, options)};
}

}  // namespace

BlockTraining block_training(std::string name) {
    BlockTraining training{.name = std::move(name)};
    training.first.method = model::TaggerMethod::crf;
    training.first.epochs = 12;
    training.first.table_bits = 20;
    // Far more features than blocks: slow steps and a strong prior, or long stretches of one
    // label drown everything else.
    training.first.l2 = 0.06;
    training.first.learning_rate = 0.03;
    return training;
}

std::vector<std::vector<float>> guess_by_rows(const std::vector<BlockExample>& examples,
                                              const BlockTraining& options, std::uint32_t folds) {
    const std::vector<const BlockExample*> all = pointers_to(examples);
    ThreadPool pool(2);
    return guess(all, SiteFilter(all, options.min_sites), options, folds, pool);
}

void write_rows_tagger(const std::vector<BlockExample>& examples, const BlockTraining& options,
                       const std::string& output) {
    const std::vector<const BlockExample*> all = pointers_to(examples);
    const SiteFilter filter(all, options.min_sites);
    write_output(output, train_rows(all, filter, options, options.name + "-0").encode());
}

std::vector<std::vector<float>> cross_validate(const std::vector<BlockExample>& examples,
                                               const BlockTraining& options, std::uint32_t folds) {
    std::vector<std::vector<float>> keep(examples.size());
    ThreadPool pool(2);
    pool.for_each(folds, [&](std::size_t fold) {
        std::vector<const BlockExample*> rest;
        for (const BlockExample& example : examples) {
            if (fold_of(example, folds) != fold) {
                rest.push_back(&example);
            }
        }
        ThreadPool alone(1);
        const TwoPasses passes = train_two_passes(rest, options, alone);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const extract::Material& material = examples[i].material;
            if (fold_of(examples[i], folds) == fold && !material.rows.empty()) {
                keep[i] = extract::keep_probabilities(
                    passes.second, material,
                    extract::keep_probabilities(passes.first, material.rows));
            }
        }
        std::fprintf(stderr, "fold %zu of %u done\n", fold + 1, folds);
    });
    return keep;
}

std::vector<std::vector<float>> cross_validate_quickly(const std::vector<BlockExample>& examples,
                                                       const BlockTraining& options,
                                                       std::uint32_t folds) {
    const std::vector<const BlockExample*> all = pointers_to(examples);
    ThreadPool pool(2);
    const std::vector<std::vector<float>> guesses =
        guess(all, SiteFilter(all, options.min_sites), options, folds, pool);
    std::vector<std::vector<float>> keep(examples.size());
    pool.for_each(folds, [&](std::size_t fold) {
        std::vector<const BlockExample*> rest;
        std::vector<std::vector<float>> rest_guesses;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (fold_of(examples[i], folds) != fold) {
                rest.push_back(&examples[i]);
                rest_guesses.push_back(guesses[i]);
            }
        }
        const model::Trees trees = train_second(rest, rest_guesses, options);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (fold_of(examples[i], folds) == fold) {
                keep[i] = extract::keep_probabilities(trees, examples[i].material, guesses[i]);
            }
        }
    });
    return keep;
}

void write_passes(const std::vector<BlockExample>& examples, const BlockTraining& options,
                  const std::string& output) {
    const std::vector<const BlockExample*> all = pointers_to(examples);
    ThreadPool pool(2);
    const TwoPasses passes = train_two_passes(all, options, pool);
    write_output(output + "-1.weights", passes.first.encode());
    write_output(output + "-2.weights", passes.second.encode());
}

}  // namespace stemma::tools
