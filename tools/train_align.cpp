// Trains data/collate/{same,similarity}.weights, and prints cross-validated scores.
//
//   train_align DATA_FOLDER PAIRS_FOLDER
//
// PAIRS_FOLDER holds msrp, sts_headlines and ists_headlines (.jsonl.xz). Run it again after any
// change to the readers of names, numbers and times, the synonyms or the words' vectors
// (make_word_vectors): the features depend on them. The weights that stand in DATA_FOLDER are read
// only for the number differences, which do not depend on them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/data_folder.h"
#include "collate/align/aligner.h"
#include "collate/align/pair_features.h"
#include "corpus.h"
#include "model/classifier.h"
#include "read/reader.h"

namespace {

using namespace stemma;

struct Pair {
    ReadArticle a;
    ReadArticle b;
    json::Value row;
};

ReadArticle read_sentence(const read::Reader& reader, std::string_view text) {
    ReadArticle out;
    out.article.text = text;
    out.article.language = "en";
    out.article.paragraphs = {Span{0, static_cast<std::uint32_t>(text.size())}};
    out.reading = reader.read(out.article);
    return out;
}

std::vector<Pair> load(const read::Reader& reader, const std::string& path) {
    std::vector<Pair> pairs;
    tools::for_each_row(path, [&](const json::Value& row) {
        pairs.push_back({read_sentence(reader, row["a"].string_or("")),
                         read_sentence(reader, row["b"].string_or("")), row});
    });
    return pairs;
}

collate::Statement whole(const collate::Background& background, const ReadArticle& article) {
    const auto size = static_cast<std::uint32_t>(article.reading.tokens.size());
    collate::Vocabulary vocabulary(background);
    return collate::make_statement(vocabulary, article, collate::MentionIndex(article), {0, size});
}

model::FeatureVector features(const collate::Background& background, const Pair& pair) {
    const collate::Statement a = whole(background, pair.a);
    const collate::Statement b = whole(background, pair.b);
    return collate::pair_features(background.vectors(), a, b, collate::match_words(a, b));
}

double pearson(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sx += x[i];
        sy += y[i];
        sxx += x[i] * x[i];
        syy += y[i] * y[i];
        sxy += x[i] * y[i];
    }
    return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

struct Counts {
    double tp = 0, fp = 0, fn = 0, tn = 0;
    void add(bool gold, bool said) { ++(gold ? (said ? tp : fn) : (said ? fp : tn)); }
    [[nodiscard]] double accuracy() const { return (tp + tn) / (tp + fp + fn + tn); }
    [[nodiscard]] double f1() const { return 2 * tp / (2 * tp + fp + fn); }
};

/// The threshold of best accuracy, the smoothed maximum of a noisy curve: the middle of the best
/// stretch of 41 neighbouring thresholds.
double best_threshold(std::vector<std::pair<double, bool>> scored) {
    std::sort(scored.begin(), scored.end());
    std::vector<double> right(scored.size() + 1);
    double yes = 0;
    for (const auto& [score, gold] : scored) {
        yes += gold ? 1 : 0;
    }
    right[0] = yes;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        right[i + 1] = right[i] + (scored[i].second ? -1 : 1);
    }
    constexpr std::size_t reach = 20;
    double best = -1;
    std::size_t at = scored.size() / 2;
    for (std::size_t i = reach; i + reach < scored.size(); ++i) {
        double sum = 0;
        for (std::size_t k = i - reach; k <= i + reach; ++k) {
            sum += right[k];
        }
        if (sum > best) {
            best = sum;
            at = i;
        }
    }
    return scored[at].first;
}

model::ClassifierTraining training() {
    model::ClassifierTraining options;
    options.folds = 10;
    options.epochs = 20;
    options.l2 = 1e-3;
    options.learning_rate = 0.03;
    options.table_bits = 15;
    return options;
}

void train_same(const collate::Background& background, const std::vector<Pair>& msrp,
                const model::ClassifierTraining& options, const std::string& out) {
    std::vector<model::Example> examples;
    std::vector<bool> gold;
    for (std::size_t i = 0; i < msrp.size(); ++i) {
        gold.push_back(msrp[i].row["gold_same"].bool_or(false));
        examples.push_back({features(background, msrp[i]), gold.back() ? 1.0 : 0.0, 1,
                            model::fold_of(msrp[i].row["id"].string_or(""), 1U << 30U)});
    }
    const std::vector<double> held_out = model::cross_validate(examples, options);
    // The threshold of each tenth is chosen on the other nine.
    Counts counts;
    for (std::uint32_t fold = 0; fold < 10; ++fold) {
        std::vector<std::pair<double, bool>> others;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (i % 10 != fold) {
                others.emplace_back(held_out[i], gold[i]);
            }
        }
        const double threshold = best_threshold(others);
        for (std::size_t i = fold; i < examples.size(); i += 10) {
            counts.add(gold[i], held_out[i] >= threshold);
        }
    }
    std::printf("msrp: accuracy %.4f, F1 %.4f (cross-validated)\n", counts.accuracy(), counts.f1());
    model::Classifier classifier = model::Classifier::train("same-claim", examples, options);
    std::vector<std::pair<double, bool>> all;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        all.emplace_back(held_out[i], gold[i]);
    }
    // Held-out scores and the final model's probabilities are on one scale: both are calibrated.
    classifier.set_threshold(best_threshold(all));
    tools::write_output(out, classifier.encode());
}

void train_similarity(const collate::Background& background, const std::vector<Pair>& sts,
                      const model::ClassifierTraining& options, const std::string& out) {
    std::vector<model::Example> examples;
    std::vector<double> gold;
    for (const Pair& pair : sts) {
        gold.push_back(pair.row["gold_score"].number_or(0) / 5);
        examples.push_back({features(background, pair), gold.back(), 1,
                            model::fold_of(pair.row["a"].string_or(""), 1U << 30U)});
    }
    const std::vector<double> held_out = model::cross_validate(examples, options);
    std::printf("sts_headlines: Pearson %.4f (cross-validated)\n", pearson(gold, held_out));
    tools::write_output(out, model::Classifier::train("similarity", examples, options).encode());
}

void score_numbers(const collate::Aligner& aligner, const std::vector<Pair>& pairs) {
    Counts counts;
    for (const Pair& pair : pairs) {
        const Alignment alignment =
            aligner.align(whole(aligner.background(), pair.a), whole(aligner.background(), pair.b));
        const bool said = std::ranges::any_of(alignment.differences, [](const Difference& d) {
            return d.kind == DifferenceKind::number;
        });
        counts.add(pair.row["gold_number_differs"].bool_or(false), said);
    }
    std::printf("ists_headlines: number-difference F1 %.4f, %.0f missed, %.0f extra (rules)\n",
                counts.f1(), counts.fn, counts.fp);
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "use: train_align DATA_FOLDER PAIRS_FOLDER\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, argv[1]);
    const std::string pairs = argv[2];
    const auto aligner = need(collate::Aligner::open(data));
    const collate::Background& background = aligner.background();
    const auto reader = need(read::Reader::open(data));
    const model::ClassifierTraining options = training();
    score_numbers(aligner, load(reader, pairs + "/ists_headlines.jsonl.xz"));
    train_similarity(background, load(reader, pairs + "/sts_headlines.jsonl.xz"), options,
                     data.path_of("collate/similarity.weights"));
    train_same(background, load(reader, pairs + "/msrp.jsonl.xz"), options,
               data.path_of("collate/same.weights"));
    return 0;
}
