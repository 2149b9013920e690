// Trains and measures the scores that group articles into stories.
//
//   build/release/tools/train_group ../shared/eval/data data [--write] [--shuffle SEED]
//                                   [--wrong FILE]
//
// Cross-validated by event: an article is scored by models that saw no pair with an article of any
// event in its fold, over the whole stream with all its distractors. --write trains on everything
// and stores data/group/{pair,story}.weights. --wrong lists, worst first, how the cross-validated
// grouping differs from the labels.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "base/hash.h"
#include "corpus.h"
#include "group/story_stream.h"
#include "model/classifier.h"
#include "read/reader.h"
#include "text/language.h"
#include "text/tokens.h"

namespace {

using namespace stemma;
using namespace stemma::group;

constexpr std::uint32_t folds = 5;
constexpr std::uint32_t no_fold = folds;
/// Pairs with articles that the index did not propose, for each arrival: most of them have hardly a
/// word in common, which a small stream proposes all the same.
constexpr std::size_t random_pairs = 4;
constexpr double short_weight = 0.5;

enum class Readings : std::uint8_t { full, bare };

struct Item {
    ReadArticle read;
    Reading bare;  ///< tokens and sentences alone: what a language without models has
    [[nodiscard]] const Reading& reading(Readings which) const {
        return which == Readings::full ? read.reading : bare;
    }
    std::uint32_t gold = 0;
    std::uint32_t fold = 0;
};
struct Set {
    std::string name;
    std::vector<Item> items;
    std::vector<std::string> golds;
    double weight = 1;
};

struct FoldModels {
    std::vector<model::Classifier> pair;  ///< one a fold, and the one of all at the end
    std::vector<PairScorer> scorers;
    std::vector<model::Classifier> story;
    [[nodiscard]] Models of(std::uint32_t fold) const {
        return {scorers.empty() ? nullptr : &scorers[fold], story.empty() ? nullptr : &story[fold]};
    }
};

struct Labelled {
    model::Example example;
    std::uint32_t fold_a = 0;
    std::uint32_t fold_b = 0;
};

void read_into(Item& item, const read::Reader* reader) {
    Article& article = item.read.article;
    article.paragraphs = text::find_paragraphs(article.text);
    if (reader != nullptr) {
        item.read.reading = reader->read(article);
        item.bare.tokens = item.read.reading.tokens;
        item.bare.sentences = item.read.reading.sentences;
    }
}

Set load_set(const std::string& folder, const std::string& name, double weight,
             const read::Reader* reader) {
    Set set{name, {}, {}, weight};
    std::map<std::string, std::uint32_t> numbers;
    tools::for_each_row(folder + "/stories/" + name + ".jsonl.xz", [&](const json::Value& row) {
        Item item;
        Article& article = item.read.article;
        article.id = row["id"].string_or("");
        article.url = row["url"].string_or("");
        article.outlet = row["outlet"].string_or("");
        article.title = row["title"].string_or("");
        article.text = row["text"].string_or("");
        if (const std::string* published = row["published"].string()) {
            article.published = *published;
        }
        article.language = "en";
        read_into(item, reader);
        const std::string gold(row["gold_story"].string_or(""));
        const auto [known, fresh] =
            numbers.try_emplace(gold, static_cast<std::uint32_t>(numbers.size()));
        if (fresh) {
            set.golds.push_back(gold);
        }
        item.gold = known->second;
        item.fold = model::fold_of(name + ":" + gold, folds);
        set.items.push_back(std::move(item));
    });
    return set;
}

std::string invented_town(std::uint64_t number) {
    static constexpr std::array<std::string_view, 8> parts{"bar", "ven", "lo",  "mi",
                                                           "sta", "ker", "hol", "du"};
    std::string town;
    for (std::uint64_t rest = hash64("town", number); town.size() < 8; rest /= parts.size()) {
        town += parts[rest % parts.size()];
    }
    town.front() = static_cast<char>(town.front() - 'a' + 'A');
    return town;
}

/// Puts the town in the place of the first one that the text names, or in front.
void move_to(const std::string& town, const Reading& reading, std::string& text) {
    const auto place = std::ranges::find(reading.entities, EntityType::location, &Entity::type);
    if (place == reading.entities.end() || place->mentions.front().end > text.size()) {
        text.insert(0, town + " - ");
        return;
    }
    for (auto mention = place->mentions.rbegin(); mention != place->mentions.rend(); ++mention) {
        if (mention->end <= text.size()) {
            text.replace(mention->begin, mention->end - mention->begin, town);
        }
    }
}

/// The same events as short texts: one to three sentences of an article, some without a headline
/// or a date. What the score says of short texts would be a guess from silence otherwise. Most
/// events move to an invented town, several to each: one shared place is no shared event.
Set shortened(const Set& set, const read::Reader* reader) {
    constexpr std::uint32_t events_kept = 150;
    Set out{set.name + " short", {}, set.golds, set.weight * short_weight};
    for (const Item& item : set.items) {
        if (item.gold >= events_kept) {
            continue;
        }
        const std::uint64_t random = hash64(item.read.article.id, 5);
        Item cut;
        Article& article = cut.read.article;
        article = item.read.article.copy();
        const std::vector<Sentence>& sentences = item.read.reading.sentences;
        if (!sentences.empty()) {
            const std::size_t last = std::min<std::size_t>(random % 3, sentences.size() - 1);
            article.text.resize(sentences[last].span.end);
        }
        if (item.gold % 3 != 0) {
            move_to(invented_town(item.gold / 6), item.read.reading, article.text);
        }
        if (random / 8 % 4 == 0) {
            article.title.clear();
        }
        if (random / 64 % 4 == 0) {
            article.published.reset();
        }
        read_into(cut, reader);
        cut.gold = item.gold;
        cut.fold = item.fold;
        out.items.push_back(std::move(cut));
    }
    return out;
}

Statistics background(const std::string& data) {
    const std::string path = data + "/group/background.tsv";
    Result<Statistics> statistics = Statistics::parse(tools::read_corpus(path), path);
    if (!statistics) {
        std::fprintf(stderr, "%s\n", statistics.error().message().c_str());
        std::exit(1);
    }
    return *std::move(statistics);
}

std::vector<std::size_t> order_of(const Set& set, std::uint64_t seed) {
    std::vector<std::size_t> order(set.items.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::mt19937_64 random(seed);
    for (std::size_t i = order.size(); seed != 0 && i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
    }
    return order;
}

/// Day by day, but shuffled within each; all at once where there are no dates.
std::vector<std::size_t> order_within_days(const Set& set, std::uint64_t seed) {
    std::vector<std::size_t> order = order_of(set, seed);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return set.items[i].read.article.published.value_or("").substr(0, 10);
    });
    return order;
}

/// Runs the stream with every article put where its label says.
template <class Visit>
void forced_stream(const Set& set, const std::string& data, std::uint64_t seed, Readings readings,
                   const Visit& visit, const FoldModels& folds_models = {}) {
    GroupOptions options;
    options.open_days = 10'000;
    StoryStream stream(background(data), options);
    std::vector<std::optional<StoryId>> stories(set.golds.size());
    for (const std::size_t i : order_of(set, seed)) {
        const Item& item = set.items[i];
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
std::vector<std::uint32_t> compared(const StoryStream& stream, const Set& set, const Item& item,
                                    const StoryStream::Arrival& arrival) {
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

void collect_pairs(const Set& set, const std::string& data, std::uint64_t seed, Readings readings,
                   std::vector<Labelled>& out) {
    Probe probe;
    PairFeatures pair;
    forced_stream(set, data, seed, readings,
                  [&](StoryStream& stream, std::size_t i, const StoryStream::Arrival& arrival,
                      const std::vector<std::optional<StoryId>>&) {
                      const Item& item = set.items[i];
                      probe.set(arrival.print, stream.statistics());
                      for (const std::uint32_t slot : compared(stream, set, item, arrival)) {
                          const Item& other = set.items[stream.article_of(slot).index()];
                          compare(probe, stream.print_of(slot), pair);
                          Labelled labelled;
                          labelled.example.features = vector_of(pair);
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

void collect_stories(const Set& set, const std::string& data, std::uint64_t seed, Readings readings,
                     const FoldModels& models, std::vector<Labelled>& out) {
    forced_stream(
        set, data, seed, readings,
        [&](StoryStream& stream, std::size_t i, const StoryStream::Arrival& arrival,
            const std::vector<std::optional<StoryId>>& stories) {
            const Item& item = set.items[i];
            for (const Affinity& affinity : stream.score(arrival, models.of(item.fold))) {
                const Item& other = set.items[stream.article_of(affinity.best_slot).index()];
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
        if (fold == no_fold || (labelled.fold_a != fold && labelled.fold_b != fold)) {
            examples.push_back(labelled.example);
        }
    }
    return model::Classifier::train(name, examples, options);
}

struct Scores {
    double b3 = 0;
    double precision = 0;
    double recall = 0;
    double pairwise = 0;
};

Scores measure(const Set& set, const std::vector<std::uint32_t>& predicted) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
    std::map<std::uint32_t, double> gold;
    std::map<std::uint32_t, double> found;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        ++both[{set.items[i].gold, predicted[i]}];
        ++gold[set.items[i].gold];
        ++found[predicted[i]];
    }
    Scores scores;
    const auto n = static_cast<double>(predicted.size());
    const auto pairs = [](double k) { return k * (k - 1) / 2; };
    double hits = 0;
    double of_gold = 0;
    double of_found = 0;
    for (const auto& [key, k] : both) {
        scores.precision += k * k / found[key.second] / n;
        scores.recall += k * k / gold[key.first] / n;
        hits += pairs(k);
    }
    for (const auto& [key, k] : gold) {
        of_gold += pairs(k);
    }
    for (const auto& [key, k] : found) {
        of_found += pairs(k);
    }
    scores.b3 = 2 * scores.precision * scores.recall / (scores.precision + scores.recall);
    scores.pairwise = 2 * hits / std::max(1.0, of_gold + of_found);
    return scores;
}

std::vector<std::uint32_t> run(const Set& set, const std::string& data,
                               const std::vector<std::size_t>& order, Readings readings,
                               const FoldModels& models) {
    StoryStream stream(background(data), {});
    for (const std::size_t i : order) {
        const Item& item = set.items[i];
        stream.add(ArticleId{static_cast<std::uint32_t>(i)}, item.read.article,
                   item.reading(readings), models.of(item.fold));
    }
    std::vector<std::uint32_t> predicted;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        predicted.push_back(stream.book().story_of(ArticleId{static_cast<std::uint32_t>(i)}).value);
    }
    return predicted;
}

void list_wrong(const Set& set, const std::vector<std::uint32_t>& predicted, std::FILE* out) {
    std::map<std::uint32_t, std::vector<std::size_t>> found;
    std::map<std::uint32_t, std::set<std::uint32_t>> parts;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        found[predicted[i]].push_back(i);
        parts[set.items[i].gold].insert(predicted[i]);
    }
    const auto line = [&](std::size_t i) {
        const Item& item = set.items[i];
        std::fprintf(out, "    gold %-10s %.10s %s | %.140s\n", set.golds[item.gold].c_str(),
                     item.read.article.published.value_or("-").c_str(),
                     item.read.article.title.c_str(), item.read.article.text.c_str());
    };
    for (const auto& [story, members] : found) {
        std::set<std::uint32_t> golds;
        for (const std::size_t i : members) {
            golds.insert(set.items[i].gold);
        }
        if (golds.size() > 1) {
            std::fprintf(out, "%s: mixed, %zu articles of %zu events\n", set.name.c_str(),
                         members.size(), golds.size());
            std::ranges::for_each(members, line);
        }
    }
    for (const auto& [gold, stories] : parts) {
        if (stories.size() > 1) {
            std::fprintf(out, "%s: torn, event %s in %zu stories\n", set.name.c_str(),
                         set.golds[gold].c_str(), stories.size());
            for (std::size_t i = 0; i < predicted.size(); ++i) {
                if (set.items[i].gold == gold) {
                    std::fprintf(out, "  %u", predicted[i]);
                    line(i);
                }
            }
        }
    }
}

struct Arguments {
    std::string eval;
    std::string data;
    bool write = false;
    std::uint64_t shuffle = 0;
    std::string wrong;
};

Arguments arguments_of(int argc, char** argv) {
    Arguments arguments;
    std::vector<std::string> plain;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--write") {
            arguments.write = true;
        } else if (word == "--shuffle" && i + 1 < argc) {
            arguments.shuffle = std::strtoull(argv[++i], nullptr, 10);
        } else if (word == "--wrong" && i + 1 < argc) {
            arguments.wrong = argv[++i];
        } else {
            plain.push_back(word);
        }
    }
    if (plain.size() != 2) {
        std::fprintf(stderr,
                     "usage: train_group EVAL_DATA DATA [--write] [--shuffle SEED] "
                     "[--wrong FILE]\n");
        std::exit(2);
    }
    arguments.eval = plain[0];
    arguments.data = plain[1];
    return arguments;
}

void report(const std::vector<Set>& sets, const Arguments& arguments, const FoldModels& models,
            std::uint64_t seed, Readings readings) {
    std::printf("order %llu, %s readings:", static_cast<unsigned long long>(seed),
                readings == Readings::full ? "full" : "bare");
    for (const Set& set : sets) {
        const Scores scores =
            measure(set, run(set, arguments.data, order_of(set, seed), readings, models));
        std::printf("  %s B3 %.4f (P %.4f R %.4f) pairs %.4f", set.name.c_str(), scores.b3,
                    scores.precision, scores.recall, scores.pairwise);
    }
    std::printf("\n");
    std::fflush(stdout);
}

/// How much the outcome depends on the order of arrival within a day.
void report_orders(const std::vector<Set>& sets, const Arguments& arguments,
                   const FoldModels& models) {
    constexpr std::uint64_t shuffles = 10;
    for (const Set& set : sets) {
        double least = 1;
        double most = 0;
        double sum = 0;
        for (std::uint64_t k = 0; k < shuffles; ++k) {
            const double b3 =
                measure(set, run(set, arguments.data, order_within_days(set, arguments.shuffle + k),
                                 Readings::full, models))
                    .b3;
            least = std::min(least, b3);
            most = std::max(most, b3);
            sum += b3;
        }
        std::printf("%s, ten shuffles within a day: B3 mean %.4f, from %.4f to %.4f\n",
                    set.name.c_str(), sum / shuffles, least, most);
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = arguments_of(argc, argv);
    SystemFiles files;
    const DataFolder folder(files, arguments.data);
    const Result<read::Reader> reader = read::Reader::open(folder);
    if (!reader) {
        std::fprintf(stderr, "without readings: %s\n", reader.error().message().c_str());
    }
    std::vector<Set> sets;
    const read::Reader* how = reader ? &*reader : nullptr;
    sets.push_back(load_set(arguments.eval, "gva", 0.6, how));
    sets.push_back(load_set(arguments.eval, "events69", 1, how));
    sets.push_back(load_set(arguments.eval, "wikinews_medium", 1, how));

    for (std::size_t i = 0; i < 3; ++i) {
        sets.push_back(shortened(sets[i], how));
    }

    std::vector<Labelled> pairs;
    for (const Set& set : sets) {
        collect_pairs(set, arguments.data, 0, Readings::full, pairs);
        collect_pairs(set, arguments.data, 7, Readings::bare, pairs);
    }
    std::printf("%zu pairs\n", pairs.size());
    FoldModels models;
    model::ClassifierTraining training;
    training.epochs = 3;
    training.learning_rate = 0.05;
    training.l2 = 1e-3;
    training.folds = 3;
    training.table_bits = 20;
    for (std::uint32_t fold = 0; fold <= folds; ++fold) {
        models.pair.push_back(train_without("group-pair", pairs, fold, training));
        models.scorers.emplace_back(models.pair.back());
    }
    std::vector<Labelled> stories;
    for (const Set& set : sets) {
        collect_stories(set, arguments.data, 0, Readings::full, models, stories);
        collect_stories(set, arguments.data, 7, Readings::bare, models, stories);
    }
    std::printf("%zu articles against stories\n", stories.size());
    training = {.epochs = 12, .table_bits = 10, .folds = 3};
    for (std::uint32_t fold = 0; fold <= folds; ++fold) {
        models.story.push_back(train_without("group-story", stories, fold, training));
    }
    report(sets, arguments, models, 0, Readings::full);
    report(sets, arguments, models, 0, Readings::bare);
    if (arguments.shuffle != 0) {
        report_orders(sets, arguments, models);
    }
    if (!arguments.wrong.empty()) {
        std::FILE* out = std::fopen(arguments.wrong.c_str(), "w");
        for (const Set& set : sets) {
            list_wrong(set, run(set, arguments.data, order_of(set, 0), Readings::full, models),
                       out);
        }
        std::fclose(out);
    }
    if (arguments.write) {
        tools::write_output(arguments.data + "/group/pair.weights", models.pair[folds].encode());
        tools::write_output(arguments.data + "/group/story.weights", models.story[folds].encode());
    }
    return 0;
}
