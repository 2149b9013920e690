#include "story_report.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stemma::tools {
namespace {

using namespace group;

struct Scores {
    double b3 = 0;
    double precision = 0;
    double recall = 0;
    double pairwise = 0;
};

Scores measure(const StorySet& set, const std::vector<std::uint32_t>& predicted) {
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

std::vector<std::uint32_t> run(const StorySet& set, const std::string& data,
                               const std::vector<std::size_t>& order, Readings readings,
                               const FoldModels& models) {
    StoryStream stream(story_background(data), {});
    for (const std::size_t i : order) {
        const StoryItem& item = set.items[i];
        stream.add(ArticleId{static_cast<std::uint32_t>(i)}, item.read.article,
                   item.reading(readings), models.of(item.fold));
    }
    std::vector<std::uint32_t> predicted;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        predicted.push_back(stream.book().story_of(ArticleId{static_cast<std::uint32_t>(i)}).value);
    }
    return predicted;
}

void list_wrong_of(const StorySet& set, const std::vector<std::uint32_t>& predicted,
                   std::FILE* out) {
    std::map<std::uint32_t, std::vector<std::size_t>> found;
    std::map<std::uint32_t, std::set<std::uint32_t>> parts;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        found[predicted[i]].push_back(i);
        parts[set.items[i].gold].insert(predicted[i]);
    }
    const auto line = [&](std::size_t i) {
        const StoryItem& item = set.items[i];
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

}  // namespace

void report_scores(const std::vector<StorySet>& sets, const std::string& data,
                   const FoldModels& models, Readings readings) {
    std::printf("%s readings:", readings == Readings::full ? "full" : "bare");
    for (const StorySet& set : sets) {
        const Scores scores = measure(set, run(set, data, order_of(set, 0), readings, models));
        std::printf("  %s B3 %.4f (P %.4f R %.4f) pairs %.4f", set.name.c_str(), scores.b3,
                    scores.precision, scores.recall, scores.pairwise);
    }
    std::printf("\n");
    std::fflush(stdout);
}

void report_orders(const std::vector<StorySet>& sets, const std::string& data,
                   const FoldModels& models, std::uint64_t first_seed) {
    constexpr std::uint64_t shuffles = 10;
    for (const StorySet& set : sets) {
        double least = 1;
        double most = 0;
        double sum = 0;
        for (std::uint64_t k = 0; k < shuffles; ++k) {
            const double b3 = measure(set, run(set, data, order_within_days(set, first_seed + k),
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

void list_wrong(const std::vector<StorySet>& sets, const std::string& data,
                const FoldModels& models, std::FILE* out) {
    for (const StorySet& set : sets) {
        list_wrong_of(set, run(set, data, order_of(set, 0), Readings::full, models), out);
    }
}

}  // namespace stemma::tools
