// Trains the choice of a page's publication day.
//
//   build/release/tools/train_dates ../shared/eval/data data/extract/dates.weights [--each]
//
// Learns from the pages of dates/ and of segments/ that have a day; prints accuracy and precision
// on those of dates/, cross-validated by site. --each lists every page.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <vector>

#include "base/data_folder.h"
#include "base/strings.h"
#include "corpus.h"
#include "extract/metadata/address.h"
#include "extract/metadata/date_candidates.h"
#include "model/classifier.h"
#include "text/encoding.h"

namespace {

using namespace stemma;

constexpr std::uint32_t folds = 5;
constexpr std::size_t least_sites = 3;

struct Row {
    std::string id;
    std::string gold;
    bool scored = false;    ///< or only learned from
    std::size_t first = 0;  ///< its candidates, half-open, in the examples
    std::size_t end = 0;
    std::vector<bool> only_modified;  ///< of its candidates
};

/// Accuracy and precision if a day is given where the choice is as sure as `threshold`.
struct Score {
    std::size_t right = 0;
    std::size_t given = 0;
    [[nodiscard]] double precision() const {
        return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(given, 1));
    }
};

extract::DayChoice choice_of(const Row& row, const std::vector<double>& scores) {
    return extract::choose_day(std::span(scores).subspan(row.first, row.end - row.first),
                               row.only_modified);
}

Score score_at(const std::vector<Row>& rows, const std::vector<model::Example>& examples,
               const std::vector<double>& scores, double threshold) {
    Score score;
    for (const Row& row : rows) {
        const extract::DayChoice choice = choice_of(row, scores);
        if (row.scored && row.end > row.first && choice.confidence >= threshold) {
            ++score.given;
            score.right += examples[row.first + choice.index].target > 0.5 ? 1 : 0;
        }
    }
    return score;
}

/// Leaves out features that fewer than `least` sites have: a class name of one site teaches
/// nothing.
void drop_rare(std::vector<model::Example>& examples, std::size_t least) {
    std::map<std::uint64_t, std::set<std::uint32_t>> sites;
    for (const model::Example& example : examples) {
        for (const model::Feature& feature : example.features.features()) {
            sites[feature.hash].insert(example.group);
        }
    }
    for (model::Example& example : examples) {
        model::FeatureVector kept;
        for (const model::Feature& feature : example.features.features()) {
            if (sites[feature.hash].size() >= least) {
                kept.add_hash(feature.hash, feature.value);
            }
        }
        example.features = std::move(kept);
    }
}

/// The lowest threshold that gives days of this precision: 0.95 and half a standard error of it.
double choose_threshold(const std::vector<Row>& rows, const std::vector<model::Example>& examples,
                        const std::vector<double>& scores) {
    constexpr double wanted = 0.955;
    for (int step = 0; step < 200; ++step) {
        if (score_at(rows, examples, scores, step / 200.0).precision() >= wanted) {
            return step / 200.0;
        }
    }
    return 1;
}

struct Corpus {
    std::vector<Row> rows;
    std::vector<model::Example> examples;
    std::vector<std::string> days;  ///< of each example
    std::map<std::string, std::uint32_t> sites;
    std::set<std::string> ids;
    std::size_t reachable = 0;

    void add(const json::Value& row, const extract::DateReader& reader, bool scored) {
        const std::string gold(row["gold_date"].string_or("").substr(0, 10));
        const std::string id(row["id"].string_or(""));
        if (gold.size() != 10 || !ids.insert(id).second) {
            return;
        }
        const std::string_view url = extract::original_address(row["url"].string_or(""));
        const std::string utf8 = text::decode_bytes(row["html"].string_or("")).text;
        const extract::html::Page page = extract::html::Page::parse(utf8);
        const auto structured = extract::read_structured(page);
        const auto [site, added] =
            sites.try_emplace(extract::domain_of(url), static_cast<std::uint32_t>(sites.size()));
        Row one{id, gold, scored, examples.size(), 0, {}};
        bool found = false;
        const extract::DayOptions options{
            .url = url, .fetched = {}, .order = extract::day_order_of(page, url)};
        const extract::PageTexts texts(page);
        const auto sightings = extract::find_sightings(page, texts, structured, reader, options);
        for (auto& day : extract::find_days(page, texts, sightings, options)) {
            days.push_back(format(day.day));
            one.only_modified.push_back(day.only_modified);
            const bool right = days.back() == gold;
            found = found || right;
            examples.push_back({std::move(day.features), right ? 1.0 : 0.0, 1, site->second});
        }
        one.end = examples.size();
        reachable += found && scored ? 1 : 0;
        rows.push_back(std::move(one));
    }
};

void print_each(const Corpus& corpus, const std::vector<double>& scores, double threshold) {
    for (const Row& row : corpus.rows) {
        const extract::DayChoice choice = choice_of(row, scores);
        const bool none = row.end == row.first;
        const bool right = !none && corpus.examples[row.first + choice.index].target > 0.5;
        if (!row.scored) {
            continue;
        }
        std::printf("%s %s %s gold %s:", right ? "right" : "wrong",
                    choice.confidence >= threshold ? "sure" : "unsure", row.id.c_str(),
                    row.gold.c_str());
        for (std::size_t i = row.first; i < row.end; ++i) {
            if (scores[i] > 0.005) {
                std::printf(" %s=%.3f", corpus.days[i].c_str(), scores[i]);
            }
        }
        std::printf("\n");
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: train_dates CORPUS OUTPUT.weights [--each]\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, "data");
    const auto words = data.read("extract/dates.txt");
    const auto reader = extract::DateReader::parse(words.value(), "data/extract/dates.txt");
    Corpus corpus;
    const std::string folder = argv[1];
    tools::for_each_row(folder + "/dates/pages.jsonl.xz",
                        [&](const json::Value& row) { corpus.add(row, *reader, true); });
    const std::size_t scored = corpus.rows.size();
    tools::for_each_row(folder + "/segments/pages.jsonl.xz",
                        [&](const json::Value& row) { corpus.add(row, *reader, false); });
    drop_rare(corpus.examples, least_sites);

    model::ClassifierTraining options;
    options.folds = folds;
    options.table_bits = 14;
    options.l2 = 2e-3;
    const std::vector<double> scores = model::cross_validate(corpus.examples, options);
    std::printf(
        "%zu pages and %zu only learned from, %zu sites, %zu days; gold among them in %zu\n",
        scored, corpus.rows.size() - scored, corpus.sites.size(), corpus.examples.size(),
        corpus.reachable);
    for (const double threshold : {0.0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8}) {
        const Score s = score_at(corpus.rows, corpus.examples, scores, threshold);
        std::printf("sure by %.2f  accuracy %.4f  precision %.4f  given %zu\n", threshold,
                    static_cast<double>(s.right) / static_cast<double>(scored), s.precision(),
                    s.given);
    }
    model::Classifier classifier = model::Classifier::train("dates", corpus.examples, options);
    classifier.set_threshold(choose_threshold(corpus.rows, corpus.examples, scores));
    const Score chosen = score_at(corpus.rows, corpus.examples, scores, classifier.threshold());
    std::printf("threshold %.3f  accuracy %.4f  precision %.4f\n", classifier.threshold(),
                static_cast<double>(chosen.right) / static_cast<double>(scored),
                chosen.precision());
    if (argc > 3 && std::string_view(argv[3]) == "--each") {
        print_each(corpus, scores, classifier.threshold());
    }
    tools::write_output(argv[2], classifier.encode());
    return 0;
}
