#include "collate/claims/candidates.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace stemma::collate {
namespace {

constexpr std::size_t longest_list = 250;  // statements that share a word
constexpr std::size_t most_candidates = 20;
constexpr float least_cosine = 0.10F;

struct Item {
    std::uint64_t key = 0;
    float weight = 0;
};

/// The distinct content stems and numbers of a statement, with the length of their vector.
struct Bag {
    std::vector<Item> items;
    float norm = 0;
};

Bag bag_of(const Statement& s) {
    Bag bag;
    for (const Word& w : s.words) {
        if (w.content || w.digit) {
            bag.items.push_back({w.stem, w.weight});
        }
    }
    for (const Mention& m : s.mentions) {
        if (m.kind != MentionKind::time) {
            bag.items.push_back({m.key, 2});
        }
    }
    std::sort(bag.items.begin(), bag.items.end(),
              [](const Item& x, const Item& y) { return x.key < y.key; });
    const auto same = [](const Item& x, const Item& y) { return x.key == y.key; };
    bag.items.erase(std::unique(bag.items.begin(), bag.items.end(), same), bag.items.end());
    for (const Item& item : bag.items) {
        bag.norm += item.weight * item.weight;
    }
    bag.norm = std::sqrt(bag.norm);
    return bag;
}

class Index {
public:
    explicit Index(const Statements& statements) : statements_(statements) {
        bags_.resize(statements.all.size());
        elsewhere_.resize(statements.all.size());
        for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
            const std::uint32_t first = statements.twin[i];
            if (first != i) {
                elsewhere_[first] =
                    elsewhere_[first] || statements.all[i].article != statements.all[first].article;
                continue;
            }
            bags_[i] = bag_of(statements.all[i]);
            for (const Item& item : bags_[i].items) {
                lists_[item.key].push_back(i);
            }
        }
        score_.resize(statements.all.size());
    }

    void find(std::uint32_t i, std::vector<Candidate>& out) {
        for (const Item& item : bags_[i].items) {
            const std::vector<std::uint32_t>& list = lists_.find(item.key)->second;
            if (list.size() > longest_list) {
                continue;
            }
            for (const std::uint32_t j : list) {
                if (score_[j] == 0) {
                    touched_.push_back(j);
                }
                score_[j] += item.weight * item.weight;
            }
        }
        std::vector<std::pair<float, std::uint32_t>> best;
        for (const std::uint32_t j : touched_) {
            const float cosine = score_[j] / (bags_[i].norm * bags_[j].norm);
            score_[j] = 0;
            if (j != i && cosine >= least_cosine && !of_one_article(i, j)) {
                best.emplace_back(-cosine, j);
            }
        }
        touched_.clear();
        const std::size_t kept = std::min(best.size(), most_candidates);
        std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept),
                          best.end());
        for (std::size_t k = 0; k < kept; ++k) {
            out.push_back({std::min(i, best[k].second), std::max(i, best[k].second)});
        }
    }

private:
    /// Two statements that one article alone has.
    bool of_one_article(std::uint32_t i, std::uint32_t j) const {
        return statements_.all[i].article == statements_.all[j].article && !elsewhere_[i] &&
               !elsewhere_[j];
    }

    const Statements& statements_;
    std::vector<Bag> bags_;
    std::vector<bool> elsewhere_;  ///< per first twin: another article has it, too
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> lists_;
    std::vector<float> score_;
    std::vector<std::uint32_t> touched_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Statements& statements) {
    std::vector<Candidate> found;
    Index index(statements);
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (statements.twin[i] == i) {
            index.find(i, found);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace stemma::collate
