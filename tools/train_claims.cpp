// Trains data/collate/claims.txt, and prints scores cross-validated by story.
//
//   train_claims DATA_FOLDER GOLD EVENTS69
//
// GOLD is bench/claims/gold.jsonl, of which only the tuning half is used; EVENTS69 the articles
// (.jsonl.xz). Run it again after any change to the readers or to what pairs are compared.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/data_folder.h"
#include "collate/claims/links.h"
#include "corpus.h"
#include "extract/extractor.h"
#include "model/stable_math.h"
#include "read/reader.h"

namespace {

using namespace stemma;
using namespace stemma::collate;

using Unit = std::tuple<std::uint32_t, Span>;  // article, span

struct GoldStory {
    std::vector<std::string> ids;
    std::vector<std::vector<Span>> units;
    std::set<std::pair<Unit, Unit>> same;
    std::vector<ReadArticle> articles;
};

Span span_of(const json::Array& numbers, std::size_t at) {
    return {static_cast<std::uint32_t>(numbers[at].number_or(0)),
            static_cast<std::uint32_t>(numbers[at + 1].number_or(0))};
}

std::map<std::string, GoldStory> load_gold(const std::string& path) {
    std::map<std::string, GoldStory> stories;
    std::set<std::string> tuning;
    tools::for_each_row(path, [&](const json::Value& row) {
        const std::string name(row["story"].string_or(""));
        if (row["half"].string_or("") == "tuning") {
            tuning.insert(name);
        }
        if (!tuning.contains(name)) {
            return;
        }
        GoldStory& story = stories[name];
        if (const json::Array* units = row["units"].array()) {
            story.ids.emplace_back(row["id"].string_or(""));
            story.units.emplace_back();
            for (const json::Value& unit : *units) {
                story.units.back().push_back(span_of(*unit.array(), 0));
            }
        }
        if (const json::Array* claim = row["claim"].array()) {
            std::vector<Unit> mentions;
            for (const json::Value& m : *claim) {
                mentions.emplace_back(static_cast<std::uint32_t>((*m.array())[0].number_or(0)),
                                      span_of(*m.array(), 1));
            }
            for (const Unit& x : mentions) {
                for (const Unit& y : mentions) {
                    if (std::get<0>(x) != std::get<0>(y)) {
                        story.same.emplace(x, y);
                    }
                }
            }
        }
    });
    return stories;
}

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return *std::move(result);
}

void load_articles(std::map<std::string, GoldStory>& stories, const DataFolder& data,
                   const std::string& path) {
    const auto extractor = need(extract::Extractor::open(data));
    const auto reader = need(read::Reader::open(data));
    std::map<std::string, ReadArticle> found;
    for (const auto& [name, story] : stories) {
        for (const std::string& id : story.ids) {
            found[id];
        }
    }
    tools::for_each_row(path, [&](const json::Value& row) {
        const auto wanted = found.find(std::string(row["id"].string_or("")));
        if (wanted == found.end()) {
            return;
        }
        Document document;
        document.id = wanted->first;
        document.kind = DocumentKind::clean;
        document.bytes = row["text"].string_or("");
        document.hints.outlet = row["outlet"].string_or("");
        document.hints.title = row["title"].string_or("");
        document.hints.published = row["published"].string_or("");
        wanted->second.article = need(extractor.extract(document));
        wanted->second.reading = reader.read(wanted->second.article);
    });
    for (auto& [name, story] : stories) {
        for (const std::string& id : story.ids) {
            story.articles.push_back(std::move(found[id]));
        }
    }
}

/// The pairs of a story that the program compares, and whether they make one claim.
struct Compared {
    Statements statements;
    std::vector<Candidate> pairs;
    std::vector<FirstSight> first;
    std::vector<int> same;  ///< -1: not read
};

std::vector<Unit> units_under(const GoldStory& story, const Statement& s) {
    std::vector<Unit> out;
    for (const Span unit : story.units[s.article.index()]) {
        if (unit.overlaps(s.span)) {
            const std::uint32_t shared =
                std::min(unit.end, s.span.end) - std::max(unit.begin, s.span.begin);
            if (2 * shared > std::min(unit.size(), s.span.size())) {
                out.emplace_back(s.article.value, unit);
            }
        }
    }
    return out;
}

int gold_of(const GoldStory& story, const std::vector<std::vector<Unit>>& units, Candidate pair) {
    if (units[pair.a].empty() || units[pair.b].empty()) {
        return -1;
    }
    for (const Unit& x : units[pair.a]) {
        for (const Unit& y : units[pair.b]) {
            if (story.same.contains({x, y})) {
                return 1;
            }
        }
    }
    return 0;
}

Compared compare(const GoldStory& story, const Background& background) {
    Compared out;
    std::vector<const ReadArticle*> articles;
    for (const ReadArticle& article : story.articles) {
        articles.push_back(&article);
    }
    Vocabulary vocabulary(background);
    out.statements = statements_of(vocabulary, articles);
    out.pairs = find_candidates(out.statements);
    out.first = first_sight(out.statements, out.pairs);
    std::vector<std::vector<Unit>> units(out.statements.all.size());  // of all twins
    for (std::uint32_t i = 0; i < out.statements.all.size(); ++i) {
        for (const Unit& unit : units_under(story, out.statements.all[i])) {
            units[out.statements.twin[i]].push_back(unit);
        }
    }
    for (const Candidate& pair : out.pairs) {
        out.same.push_back(gold_of(story, units, pair));
    }
    return out;
}

struct Example {
    std::vector<double> values;
    bool same = false;
};

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
    template <std::size_t N>
    [[nodiscard]] std::array<float, N> undo(const std::vector<double>& weights) const {
        std::array<float, N> out{};
        double offset = weights[0];
        for (std::size_t i = 1; i < N; ++i) {
            out[i] = static_cast<float>(weights[i] / deviation[i - 1]);
            offset -= weights[i] * mean[i - 1] / deviation[i - 1];
        }
        out[0] = static_cast<float>(offset);
        return out;
    }
};

/// Logistic regression with a small penalty on the weights, by Newton's steps.
template <std::size_t N>
std::array<float, N> fit(const std::vector<Example>& examples) {
    constexpr double penalty = 3;
    const Scale scale(examples);
    std::vector<double> weights(N);
    for (int step = 0; step < 20; ++step) {
        std::vector<std::vector<double>> curve(N, std::vector<double>(N));
        std::vector<double> slope(N);
        for (std::size_t i = 0; i < N; ++i) {
            curve[i][i] = i > 0 ? penalty : 1e-6;
            slope[i] = i > 0 ? -penalty * weights[i] : 0;
        }
        for (const Example& e : examples) {
            const std::vector<double> x = scale.apply(e.values);
            const double p =
                model::sigmoid(std::inner_product(x.begin(), x.end(), weights.begin(), 0.0));
            for (std::size_t i = 0; i < N; ++i) {
                slope[i] += x[i] * ((e.same ? 1 : 0) - p);
                for (std::size_t k = 0; k < N; ++k) {
                    curve[i][k] += p * (1 - p) * x[i] * x[k];
                }
            }
        }
        const std::vector<double> change = solve(std::move(curve), std::move(slope));
        for (std::size_t i = 0; i < N; ++i) {
            weights[i] += change[i];
        }
    }
    return scale.undo<N>(weights);
}

struct Models {
    ClaimModel::First first{};
    ClaimModel::Second second{};
    [[nodiscard]] ClaimModel model() const { return {first, second}; }
};

template <class Sight>
void add_examples(const std::vector<Sight>& sights, const Compared& story,
                  std::vector<Example>& out) {
    for (std::size_t k = 0; k < sights.size(); ++k) {
        if (story.same[k] >= 0) {
            out.push_back({{sights[k].begin(), sights[k].end()}, story.same[k] == 1});
        }
    }
}

ClaimModel::First fit_first(const std::vector<const Compared*>& stories) {
    std::vector<Example> examples;
    for (const Compared* story : stories) {
        add_examples(story->first, *story, examples);
    }
    return fit<first_size + 1>(examples);
}

std::vector<float> first_scores(const ClaimModel& model, const Compared& story) {
    std::vector<float> scores;
    for (const FirstSight& sight : story.first) {
        scores.push_back(model.first(sight));
    }
    return scores;
}

std::vector<SecondSight> second_of(const ClaimModel& model, const Compared& story) {
    return second_sight(story.statements, story.pairs, story.first, first_scores(model, story));
}

Models train(const std::vector<const Compared*>& stories) {
    const ClaimModel::First first = fit_first(stories);
    std::vector<Example> second;
    for (const Compared* story : stories) {
        add_examples(second_of(ClaimModel(first, {}), *story), *story, second);
    }
    return {first, fit<second_size + 1>(second)};
}

struct Counts {
    double tp = 0, fp = 0, fn = 0;
    void add(bool gold, bool said) {
        tp += gold && said ? 1 : 0;
        fp += !gold && said ? 1 : 0;
        fn += gold && !said ? 1 : 0;
    }
    [[nodiscard]] double f1() const { return 2 * tp / (2 * tp + fp + fn); }
};

void score(const ClaimModel& model, const Compared& story, Counts& first, Counts& second) {
    const std::vector<SecondSight> sights = second_of(model, story);
    for (std::size_t k = 0; k < sights.size(); ++k) {
        if (story.same[k] >= 0) {
            first.add(story.same[k] == 1, model.first(story.first[k]) >= 0);
            second.add(story.same[k] == 1, model.second(sights[k]) >= 0);
        }
    }
}

template <std::size_t N>
void write_weights(const char* name, const std::array<float, N>& weights, std::string& out) {
    for (std::size_t i = 0; i < N; ++i) {
        std::array<char, 80> line{};
        const std::string_view value = i == 0 ? "offset" : evidence_names[i - 1];
        std::snprintf(line.data(), line.size(), "%s %.*s %.5f\n", name,
                      static_cast<int>(value.size()), value.data(),
                      static_cast<double>(weights[i]));
        out += line.data();
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "use: train_claims DATA_FOLDER GOLD EVENTS69\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, argv[1]);
    std::map<std::string, GoldStory> gold = load_gold(argv[2]);
    load_articles(gold, data, argv[3]);
    const auto background = need(Background::open(data));
    std::vector<Compared> stories;
    for (const auto& [name, story] : gold) {
        stories.push_back(compare(story, background));
    }
    std::vector<const Compared*> all;
    for (const Compared& story : stories) {
        all.push_back(&story);
    }
    Counts first;
    Counts second;
    for (std::size_t g = 0; g < all.size(); ++g) {
        std::vector<const Compared*> others = all;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(g));
        score(train(others).model(), *all[g], first, second);
    }
    std::printf(
        "compared pairs, cross-validated by story: F1 %.4f at first sight, %.4f at second\n",
        first.f1(), second.f1());
    const Models models = train(all);
    std::string out =
        "# How likely two statements of a story make one claim: log odds, a weight a line. What "
        "the\n"
        "# values are: src/collate/claims/evidence.h; the card: claims.md. Written by "
        "train_claims.\n";
    write_weights("first", models.first, out);
    write_weights("second", models.second, out);
    tools::write_output(data.path_of("collate/claims.txt"), out);
    return 0;
}
