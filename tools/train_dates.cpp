// Trains the choice of a page's publication day.
//
//   train_dates PAGES.jsonl[.xz] OUTPUT.weights
//
// A row has "url", "html" and "gold_date". Prints accuracy and precision cross-validated by site.
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
constexpr std::size_t least_sites = 5;

struct Row {
    std::string id;
    std::string gold;
    std::size_t first = 0;  ///< its candidates, half-open, in the examples
    std::size_t end = 0;
};

/// Accuracy and precision if a day is given where its score reaches `threshold`.
struct Score {
    std::size_t right = 0;
    std::size_t given = 0;
};

Score score_at(const std::vector<Row>& rows, const std::vector<model::Example>& examples,
               const std::vector<double>& scores, double threshold) {
    Score score;
    for (const Row& row : rows) {
        std::size_t best = row.end;
        for (std::size_t i = row.first; i < row.end; ++i) {
            if (best == row.end || scores[i] > scores[best]) {
                best = i;
            }
        }
        if (best != row.end && scores[best] >= threshold) {
            ++score.given;
            score.right += examples[best].target > 0.5 ? 1 : 0;
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

/// The highest threshold that costs at most half a point of the best accuracy.
double choose_threshold(const std::vector<Row>& rows, const std::vector<model::Example>& examples,
                        const std::vector<double>& scores) {
    const std::size_t most = score_at(rows, examples, scores, 0).right;
    double chosen = 0;
    for (int step = 1; step < 100; ++step) {
        const double threshold = step / 100.0;
        if (score_at(rows, examples, scores, threshold).right + rows.size() / 200 >= most) {
            chosen = threshold;
        }
    }
    return chosen;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: train_dates PAGES.jsonl[.xz] OUTPUT.weights\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, "data");
    const auto words = data.read("extract/dates.txt");
    const auto reader = extract::DateReader::parse(words.value(), "data/extract/dates.txt");
    std::vector<Row> rows;
    std::vector<model::Example> examples;
    std::map<std::string, std::uint32_t> groups;
    std::size_t reachable = 0;
    tools::for_each_row(argv[1], [&](const json::Value& row) {
        const std::string gold(row["gold_date"].string_or("").substr(0, 10));
        if (gold.size() != 10) {
            return;
        }
        const std::string_view url = row["url"].string_or("");
        const std::string utf8 = text::decode_bytes(row["html"].string_or("")).text;
        const extract::html::Page page = extract::html::Page::parse(utf8);
        const auto structured = extract::read_structured(page);
        const std::string site = extract::domain_of(url);
        const auto [group, added] =
            groups.try_emplace(site, static_cast<std::uint32_t>(groups.size()));
        Row one{std::string(row["id"].string_or("")), gold, examples.size(), 0};
        bool found = false;
        const extract::DayOptions day_options{
            .url = url, .fetched = {}, .order = extract::day_order_of(page, url)};
        const auto sightings = extract::find_sightings(page, structured, *reader, day_options);
        for (auto& day : extract::find_days(page, sightings, day_options)) {
            const bool right = format(day.day) == gold;
            found = found || right;
            examples.push_back({std::move(day.features), right ? 1.0 : 0.0, 1, group->second});
        }
        one.end = examples.size();
        reachable += found ? 1 : 0;
        rows.push_back(std::move(one));
    });

    drop_rare(examples, least_sites);

    model::ClassifierTraining options;
    options.folds = folds;
    options.table_bits = 14;
    options.l2 = 1e-3;
    const std::vector<double> scores = model::cross_validate(examples, options);
    const auto n = static_cast<double>(rows.size());
    std::printf("%zu pages, %zu sites, %zu candidates, gold among them in %zu\n", rows.size(),
                groups.size(), examples.size(), reachable);
    model::Classifier classifier = model::Classifier::train("dates", examples, options);
    for (const double threshold : {0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7}) {
        const Score s = score_at(rows, examples, scores, threshold);
        std::printf(
            "probability >= %.2f  accuracy %.4f  precision %.4f  given %zu\n", threshold,
            static_cast<double>(s.right) / n,
            static_cast<double>(s.right) / static_cast<double>(std::max<std::size_t>(s.given, 1)),
            s.given);
    }
    classifier.set_threshold(choose_threshold(rows, examples, scores));
    std::printf("threshold %.3f\n", classifier.threshold());
    tools::write_output(argv[2], classifier.encode());
}
