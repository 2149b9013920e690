#include "story_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "corpus.h"

namespace stemma::tools {
namespace {

using namespace group;

constexpr std::uint32_t no_fold = story_folds;
/// Pairs with articles that the index did not propose, for each arrival: most of them have hardly a
/// word in common, which a small stream proposes all the same.
constexpr std::size_t random_pairs = 4;
const model::TreesTraining tree_training{
    .rounds = 120, .leaves = 8, .least_rows = 60, .learning_rate = 0.08};

struct Labelled {
    model::Example example;
    PairRow row{};
    std::uint32_t fold_a = 0;
    std::uint32_t fold_b = 0;
    [[nodiscard]] bool is_outside(std::uint32_t fold) const {
        return fold == no_fold || (fold_a != fold && fold_b != fold);
    }
};

/// Runs the stream with every article put where its label says.
template <class Visit>
void forced_stream(const StorySet& set, const std::string& data, std::uint64_t seed,
                   Readings readings, const Visit& visit, const FoldModels& folds_models = {}) {
    GroupOptions options;
    options.open_days = 10'000;
    options.max_age_days = 10'000;
    StoryStream stream(story_background(data), options);
    std::vector<std::optional<StoryId>> stories(set.golds.size());
    for (const std::size_t i : order_of(set, seed)) {
        const StoryItem& item = set.items[i];
        StoryStream::Arrival arrival = stream.look(item.read.article, item.reading(readings));
        visit(stream, i, arrival, stories);
        const Models models = folds_models.of(item.fold);
        const ArticleId id{static_cast<std::uint32_t>(i)};
        if (arrival.copy_of) {
            stream.place(id, std::move(arrival), std::nullopt, models);
        } else {
            std::optional<StoryId>& story = stories[item.gold];
            story = stream.place(id, std::move(arrival), story, models);
        }
    }
}

/// The candidates, and those of the article's own event that the index did not find: the members
/// of a story are compared with each other when it is reviewed.
std::vector<std::uint32_t> compared(const StoryStream& stream, const StorySet& set,
                                    const StoryItem& item, const StoryStream::Arrival& arrival) {
    std::vector<std::uint32_t> slots = arrival.candidates;
    for (std::uint32_t slot = 0; slot < stream.slots(); ++slot) {
        if (set.items[stream.article_of(slot).index()].gold == item.gold &&
            std::ranges::find(arrival.candidates, slot) == arrival.candidates.end()) {
            slots.push_back(slot);
        }
    }
    for (std::size_t i = 0; i < random_pairs && stream.slots() > 0; ++i) {
        const auto slot =
            static_cast<std::uint32_t>(hash64(item.read.article.id, i) % stream.slots());
        if (std::ranges::find(slots, slot) == slots.end()) {
            slots.push_back(slot);
        }
    }
    return slots;
}

void collect_pairs(const StorySet& set, const std::string& data, std::uint64_t seed,
                   Readings readings, std::vector<Labelled>& out) {
    Probe probe;
    PairFeatures pair;
    forced_stream(set, data, seed, readings,
                  [&](StoryStream& stream, std::size_t i, const StoryStream::Arrival& arrival,
                      const std::vector<std::optional<StoryId>>&) {
                      const StoryItem& item = set.items[i];
                      probe.set(arrival.print, stream.statistics());
                      for (const std::uint32_t slot : compared(stream, set, item, arrival)) {
                          const StoryItem& other = set.items[stream.article_of(slot).index()];
                          compare(probe, stream.print_of(slot), pair);
                          Labelled labelled;
                          labelled.example.features = vector_of(pair);
                          labelled.row = row_of(pair);
                          labelled.example.target = item.gold == other.gold ? 1 : 0;
                          labelled.example.weight = set.weight;
                          labelled.example.group =
                              model::fold_of(set.name + ":" + set.golds[item.gold], 1000);
                          labelled.fold_a = item.fold;
                          labelled.fold_b = other.fold;
                          out.push_back(std::move(labelled));
                      }
                  });
}

void collect_stories(const StorySet& set, const std::string& data, std::uint64_t seed,
                     Readings readings, const FoldModels& models, std::vector<Labelled>& out) {
    forced_stream(
        set, data, seed, readings,
        [&](StoryStream& stream, std::size_t i, const StoryStream::Arrival& arrival,
            const std::vector<std::optional<StoryId>>& stories) {
            const StoryItem& item = set.items[i];
            for (const Affinity& affinity : stream.score(arrival, models.of(item.fold))) {
                const StoryItem& other = set.items[stream.article_of(affinity.best_slot).index()];
                Labelled labelled;
                describe(affinity, stream.book().size_of(affinity.story),
                         labelled.example.features);
                labelled.example.target = stories[item.gold] == affinity.story ? 1 : 0;
                labelled.example.weight = set.weight;
                labelled.example.group =
                    model::fold_of(set.name + ":" + set.golds[item.gold], 1000);
                labelled.fold_a = item.fold;
                labelled.fold_b = other.fold;
                out.push_back(std::move(labelled));
            }
        },
        models);
}

model::Classifier train_without(const std::string& name, const std::vector<Labelled>& all,
                                std::uint32_t fold, const model::ClassifierTraining& options) {
    std::vector<model::Example> examples;
    for (const Labelled& labelled : all) {
        if (labelled.is_outside(fold)) {
            examples.push_back(labelled.example);
        }
    }
    return model::Classifier::train(name, examples, options);
}

model::Trees train_trees_without(const std::vector<Labelled>& all, std::uint32_t fold) {
    model::TreeExamples examples;
    examples.columns = PairRow{}.size();
    for (const Labelled& labelled : all) {
        if (labelled.is_outside(fold)) {
            examples.values.insert(examples.values.end(), labelled.row.begin(), labelled.row.end());
            examples.targets.push_back(labelled.example.target > 0.5 ? 1 : 0);
            examples.weights.push_back(static_cast<float>(labelled.example.weight));
        }
    }
    return model::Trees::train("group-pair-trees", examples, tree_training);
}

/// Of the articles that a story was thought likely to hold by so much, how many it holds.
void print_calibration(const std::vector<Labelled>& stories, const FoldModels& models) {
    constexpr std::size_t bins = 10;
    struct Bin {
        double count = 0;
        double said = 0;
        double true_ones = 0;
    };
    std::array<Bin, bins> table;
    double count = 0;
    for (const Labelled& labelled : stories) {
        const double p = models.story[labelled.fold_a].probability(labelled.example.features);
        Bin& bin = table[std::min(bins - 1, static_cast<std::size_t>(p * bins))];
        bin.count += 1;
        bin.said += p;
        bin.true_ones += labelled.example.target;
        count += 1;
    }
    double error = 0;
    std::printf("probability of a story, held out: said, true, pairs of article and story\n");
    for (const Bin& bin : table) {
        if (bin.count > 0) {
            std::printf("  %.3f  %.3f  %.0f\n", bin.said / bin.count, bin.true_ones / bin.count,
                        bin.count);
            error += std::abs(bin.said - bin.true_ones) / std::max(count, 1.0);
        }
    }
    std::printf("expected calibration error %.4f\n", error);
}

}  // namespace

Statistics story_background(const std::string& data) {
    const std::string path = data + "/group/background.tsv";
    Result<Statistics> statistics = Statistics::parse(read_corpus(path), path);
    if (!statistics) {
        std::fprintf(stderr, "%s\n", statistics.error().message().c_str());
        std::exit(1);
    }
    return *std::move(statistics);
}

FoldModels train_folds(const std::vector<StorySet>& sets, const std::string& data) {
    std::vector<Labelled> pairs;
    for (const StorySet& set : sets) {
        collect_pairs(set, data, 0, Readings::full, pairs);
        collect_pairs(set, data, 7, Readings::bare, pairs);
    }
    std::printf("%zu pairs\n", pairs.size());
    FoldModels models;
    model::ClassifierTraining training;
    training.epochs = 3;
    training.learning_rate = 0.05;
    training.l2 = 1e-3;
    training.table_bits = 20;
    training.folds = 3;
    for (std::uint32_t fold = 0; fold <= story_folds; ++fold) {
        models.pair.push_back(train_without("group-pair", pairs, fold, training));
        models.trees.push_back(train_trees_without(pairs, fold));
        models.scorers.push_back(
            PairScorer::make(models.pair.back(), models.trees.back(), "trained").value());
    }
    std::vector<Labelled> stories;
    for (const StorySet& set : sets) {
        collect_stories(set, data, 0, Readings::full, models, stories);
        collect_stories(set, data, 7, Readings::bare, models, stories);
    }
    std::printf("%zu articles against stories\n", stories.size());
    training = {.epochs = 12, .table_bits = 10, .folds = 3};
    for (std::uint32_t fold = 0; fold <= story_folds; ++fold) {
        models.story.push_back(train_without("group-story", stories, fold, training));
    }
    print_calibration(stories, models);
    return models;
}

}  // namespace stemma::tools
