// Trains data/collate/claims.txt: how likely two statements of a story make one claim, and a
// statement the claim of others. Prints cross-validated scores, by story.
//
//   train_claims DATA_FOLDER GOLD BESIDES EVENTS69
//
// GOLD is bench/claims/gold.jsonl, of which only the tuning half is used; BESIDES is
// bench/claims/training.jsonl; EVENTS69 the articles (.jsonl.xz). Run it again after any change to
// the readers or to what pairs are compared.
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "claim_corpus.h"
#include "collate/claims/claims.h"
#include "collate/claims/membership.h"
#include "corpus.h"
#include "logistic_training.h"

namespace {

using namespace stemma;
using namespace stemma::collate;
using namespace stemma::tools;

using Stories = std::vector<const Compared*>;

struct Models {
    ClaimModel::First first{};
    ClaimModel::Second second{};
    ClaimModel::Join join{};
    [[nodiscard]] ClaimModel model() const { return {first, second, join}; }
};

template <class Sight>
void add_examples(const std::vector<Sight>& sights, const Compared& story,
                  std::vector<Example>& out) {
    for (std::size_t k = 0; k < sights.size(); ++k) {
        if (story.same[k] >= 0) {
            out.push_back(
                {{sights[k].begin(), sights[k].end()}, story.same[k] == 1, !story.gold->tuning});
        }
    }
}

ClaimModel::First fit_first(const Stories& stories) {
    std::vector<Example> examples;
    for (const Compared* story : stories) {
        add_examples(story->first, *story, examples);
    }
    return fit<first_size + 1>(std::move(examples));
}

std::vector<SecondSight> second_of(const ClaimModel& model, const Compared& story) {
    std::vector<float> scores;
    for (const FirstSight& sight : story.first) {
        scores.push_back(model.first(sight));
    }
    return second_sight(story.statements, story.pairs, story.first, scores);
}

Models fit_links(const Stories& stories) {
    const ClaimModel::First first = fit_first(stories);
    std::vector<Example> second;
    for (const Compared* story : stories) {
        add_examples(second_of(ClaimModel(first, {}, {}), *story), *story, second);
    }
    return {first, fit<second_size + 1>(std::move(second)), {}};
}

/// For each unit of the group's members in other articles: does it say what the statement says?
std::vector<bool> say_the_same(const GoldStory& gold, const Statements& s,
                               const std::vector<std::uint32_t>& group, std::uint32_t i) {
    const std::vector<Unit> own = units_under(gold, s.all[i]);
    std::set<Unit> seen;
    std::vector<bool> out;
    for (const std::uint32_t j : group) {
        if (own.empty() || s.all[j].article == s.all[i].article) {
            continue;
        }
        for (const Unit& unit : units_under(gold, s.all[j])) {
            if (seen.insert(unit).second) {
                out.push_back(std::any_of(own.begin(), own.end(), [&](const Unit& x) {
                    return gold.same.contains({x, unit});
                }));
            }
        }
    }
    return out;
}

void add_joinings(const ClaimModel& model, const Compared& story, std::vector<Example>& out) {
    Statements statements = copy(story.statements);
    const Links links(model, statements);
    const Groups groups = group_statements(statements, links);
    for (const Joining& joining : find_joinings(statements, links, groups)) {
        for (const bool same :
             say_the_same(*story.gold, statements, groups[joining.group], joining.statement)) {
            out.push_back(
                {{joining.sight.begin(), joining.sight.end()}, same, !story.gold->tuning});
        }
    }
}

/// The groups that joining is learned from are made by models that have not seen their story.
Models train(const Stories& stories) {
    constexpr std::size_t folds = 4;
    std::vector<Example> joinings;
    for (std::size_t f = 0; f < folds; ++f) {
        Stories others;
        for (std::size_t g = 0; g < stories.size(); ++g) {
            if (g % folds != f) {
                others.push_back(stories[g]);
            }
        }
        const Models links = fit_links(others);
        for (std::size_t g = f; g < stories.size(); g += folds) {
            add_joinings(links.model(), *stories[g], joinings);
        }
    }
    Models models = fit_links(stories);
    models.join = fit<join_size + 1>(std::move(joinings));
    return models;
}

struct Counts {
    double found = 0, said = 0, wanted = 0;
    void add(bool gold, bool told) {
        found += gold && told ? 1 : 0;
        said += told ? 1 : 0;
        wanted += gold ? 1 : 0;
    }
    [[nodiscard]] double f1() const { return 2 * found / (said + wanted); }
};

struct Scores {
    Counts first, second, claims;
};

void score_pairs(const ClaimModel& model, const Compared& story, Scores& scores) {
    const std::vector<SecondSight> sights = second_of(model, story);
    for (std::size_t k = 0; k < sights.size(); ++k) {
        if (story.same[k] >= 0) {
            scores.first.add(story.same[k] == 1, model.first(story.first[k]) >= 0);
            scores.second.add(story.same[k] == 1, model.second(sights[k]) >= 0);
        }
    }
}

/// As bench/claims/score counts: pairs of units of different articles.
void score_claims(const ClaimModel& model, const Compared& story, Counts& counts) {
    Statements statements = copy(story.statements);
    std::set<std::pair<Unit, Unit>> said;
    for (const ClaimGroup& group : group_claims(model, statements)) {
        std::vector<Unit> units;
        for (const std::uint32_t i : group.members) {
            for (const Unit& unit : units_under(*story.gold, statements.all[i])) {
                units.push_back(unit);
            }
        }
        for (const Unit& x : units) {
            for (const Unit& y : units) {
                if (std::get<0>(x) != std::get<0>(y)) {
                    said.emplace(x, y);
                }
            }
        }
    }
    for (const auto& pair : said) {
        counts.add(story.gold->same.contains(pair), true);
    }
    for (const auto& pair : story.gold->same) {
        counts.add(true, false);
        counts.wanted -= said.contains(pair) ? 1 : 0;
    }
}

void print(const char* name, const Scores& s) {
    std::printf(
        "%s, cross-validated by story: pairs F1 %.4f at first sight, %.4f at second; "
        "claims F1 %.4f, precision %.4f, recall %.4f\n",
        name, s.first.f1(), s.second.f1(), s.claims.f1(), s.claims.found / s.claims.said,
        s.claims.found / s.claims.wanted);
}

template <std::size_t N, class Names>
void write_weights(const char* name, const std::array<float, N>& weights, const Names& names,
                   std::string& out) {
    for (std::size_t i = 0; i < N; ++i) {
        std::array<char, 80> line{};
        const std::string_view value = i == 0 ? "offset" : names[i - 1];
        std::snprintf(line.data(), line.size(), "%s %.*s %.5f\n", name,
                      static_cast<int>(value.size()), value.data(),
                      static_cast<double>(weights[i]));
        out += line.data();
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::fprintf(stderr, "use: train_claims DATA_FOLDER GOLD BESIDES EVENTS69\n");
        return 2;
    }
    const SystemFiles files;
    const DataFolder data(files, argv[1]);
    std::map<std::string, GoldStory> gold;
    load_gold(argv[2], gold);
    load_gold(argv[3], gold);
    load_articles(gold, data, argv[4]);
    const Result<Background> background = Background::open(data);
    if (!background) {
        std::fprintf(stderr, "%s\n", background.error().message().c_str());
        return 1;
    }
    std::vector<Compared> stories;
    Stories all;
    stories.reserve(gold.size());
    for (const auto& [name, story] : gold) {
        stories.push_back(compare(story, *background));
        all.push_back(&stories.back());
    }
    std::map<bool, Scores> scores;  // of the gold; of those besides
    for (std::size_t g = 0; g < all.size(); ++g) {
        Stories others = all;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(g));
        const ClaimModel model = train(others).model();
        Scores& of = scores[all[g]->gold->tuning];
        score_pairs(model, *all[g], of);
        score_claims(model, *all[g], of.claims);
    }
    print("gold, tuning half", scores[true]);
    print("stories besides", scores[false]);
    const Models models = train(all);
    std::string out =
        "# How likely two statements of a story make one claim (first, second), and a statement "
        "the\n"
        "# claim of others (join): log odds, a weight a line. What the values are:\n"
        "# src/collate/claims/evidence.h, membership.h; the card: claims.md. By train_claims.\n";
    write_weights("first", models.first, evidence_names, out);
    write_weights("second", models.second, evidence_names, out);
    write_weights("join", models.join, join_names, out);
    tools::write_output(data.path_of("collate/claims.txt"), out);
    return 0;
}
