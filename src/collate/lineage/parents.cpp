#include "collate/lineage/parents.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/strings.h"
#include "collate/lineage/branching.h"
#include "collate/lineage/unseen_texts.h"

namespace stemma::collate {
namespace {

// Parts of the words explained that a sign for or against a direction is worth. They decide between
// parents that explain about as much.
constexpr double published_earlier = 0.04;
constexpr double more_contained = 0.03;
constexpr double other_credit = 0.5;
constexpr double same_credit = 0.1;
constexpr double agency_over_member = 0.05;
constexpr double attributes_more = 0.12;
constexpr double cited_outlet = 0.25;
constexpr double reprinted_outlet = 0.6;
/// An article that names the other's outlet as its source needs little else to show for it.
constexpr double least_cited_weight = 8;
/// Relations of one article that are looked at one by one: more of them tell nothing new.
constexpr std::size_t most_compared = 48;
/// What is left to explain in a text that says it is the agency's.
constexpr double credited_rest = 0.03;

class Chooser {
public:
    explicit Chooser(const Evidences& evidence)
        : e_(evidence),
          articles_(static_cast<std::uint32_t>(evidence.streams.size())),
          of_article_(relations_by_article(articles_, evidence.relations)) {
        for (const std::vector<HandUse>& uses : evidence.uses) {
            credits_any_.push_back(std::ranges::any_of(uses, owns_text));
        }
    }

    Parentage run() {
        add_agencies();
        find_compilations();
        add_root_arcs();
        for (const Relation& relation : e_.relations) {
            add_arc(relation, relation.a);
            add_arc(relation, relation.b);
        }
        add_agency_arcs();
        const auto root = static_cast<std::uint32_t>(articles_ + out_.unseen.size());
        const auto branching = find_branching(root + 1, root, arcs_);
        out_.parents.resize(articles_);
        for (std::uint32_t i = 0; i < articles_; ++i) {
            if (branching[i] && arcs_[*branching[i]].from != root) {
                out_.parents[i] = arcs_[*branching[i]].from;
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] double whole(std::uint32_t article) const {
        return std::max(1.0, e_.streams[article].weight());
    }
    void add_agencies() {
        std::map<std::string, std::string> names;
        for (const std::vector<HandUse>& uses : e_.uses) {
            for (const HandUse& use : uses) {
                if (owns_text(use)) {
                    names.emplace(use.key, use.name);
                }
            }
        }
        for (const auto& [key, name] : names) {
            agency_at_[key] = static_cast<std::uint32_t>(articles_ + out_.unseen.size());
            out_.unseen.push_back({key, name});
        }
    }
    [[nodiscard]] bool credits(std::uint32_t article, const std::string& key) const {
        return std::ranges::any_of(
            e_.uses[article], [&](const HandUse& use) { return use.key == key && owns_text(use); });
    }
    [[nodiscard]] bool share_a_credit(std::uint32_t x, std::uint32_t y) const {
        return std::ranges::any_of(
            e_.uses[x], [&](const HandUse& use) { return owns_text(use) && credits(y, use.key); });
    }

    /// Articles that swallow others which have nothing to do with each other: roundups, live
    /// pages. They took from those, not those from them.
    void find_compilations() {
        constexpr double swallowed = 0.3;
        constexpr double least_weight = 25;
        is_compilation_.assign(articles_, false);
        for (std::uint32_t x = 0; x < articles_; ++x) {
            std::vector<std::uint32_t> parts;
            for (const std::uint32_t r : of_article_[x]) {
                const Relation& relation = e_.relations[r];
                if (relation.in(x).weight >= least_weight &&
                    relation.in(relation.other(x)).share >= swallowed &&
                    relation.in(x).share < swallowed * 2) {
                    parts.push_back(r);
                }
            }
            std::ranges::stable_sort(parts, std::greater{},
                                     [&](std::uint32_t r) { return e_.relations[r].in(x).weight; });
            parts.resize(std::min(parts.size(), most_compared));
            is_compilation_[x] = has_unrelated_parts(x, parts);
        }
    }
    [[nodiscard]] bool has_unrelated_parts(std::uint32_t x,
                                           const std::vector<std::uint32_t>& parts) const {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (std::size_t j = i + 1; j < parts.size(); ++j) {
                const Relation& p = e_.relations[parts[i]];
                const Relation& q = e_.relations[parts[j]];
                if (!are_related(p.other(x), q.other(x)) && are_disjoint(x, p, q)) {
                    return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] bool are_related(std::uint32_t x, std::uint32_t y) const {
        constexpr double chance = 15;
        const Relation* relation = find_relation(e_.relations, of_article_[x], x, y);
        return relation != nullptr && relation->in(x).weight > chance;
    }
    [[nodiscard]] bool are_disjoint(std::uint32_t x, const Relation& p, const Relation& q) const {
        std::vector<TokenRange> both = p.in(x).copied;
        both.insert(both.end(), q.in(x).copied.begin(), q.in(x).copied.end());
        const double apart = p.in(x).copied_weight + q.in(x).copied_weight;
        constexpr double least_apart = 0.85;
        return covered_weight(e_.streams[x], both) >= least_apart * apart;
    }

    void add_root_arcs() {
        const auto root = static_cast<std::uint32_t>(articles_ + out_.unseen.size());
        for (std::uint32_t i = 0; i < articles_; ++i) {
            arcs_.push_back({root, i, whole(i)});
        }
        for (std::uint32_t i = articles_; i < root; ++i) {
            arcs_.push_back({root, i, 0});
        }
    }
    void add_arc(const Relation& relation, std::uint32_t to) {
        const std::uint32_t from = relation.other(to);
        const OutletCitation cited = outlet_citation(e_.uses[to], from);
        const bool named = cited != OutletCitation::none;
        const bool early = e_.published[to].before(e_.published[from]);
        const bool cites_back = outlet_citation(e_.uses[from], to) != OutletCitation::none;
        const bool likely =
            named ? relation.in(to).weight >= least_cited_weight : is_parent_like(relation, to);
        if (!likely || is_compilation_[from] || (!named && (early || cites_back))) {
            return;
        }
        const Explained& there = relation.in(to);
        const Explained& here = relation.in(from);
        double parts = more_contained * (here.share - there.share);
        parts -= cited == OutletCitation::reprinted ? reprinted_outlet : named ? cited_outlet : 0;
        if (e_.published[from].before(e_.published[to])) {
            parts -= published_earlier;
        }
        parts -= attributes_more * attribution_lean(e_.streams, relation, from, to);
        if (credits_any_[to]) {
            parts += share_a_credit(from, to) ? same_credit : other_credit;
        }
        arcs_.push_back({from, to, whole(to) - there.fit() * (1 - parts)});
    }

    /// An agency explains what credits it, and what a text has in common with one that does.
    void add_agency_arcs() {
        for (const auto& [key, agency] : agency_at_) {
            const std::vector<Standing> standing = standing_to(key);
            for (std::uint32_t to = 0; to < articles_; ++to) {
                if (standing[to] == Standing::credits) {
                    arcs_.push_back({agency, to, credited_rest * whole(to)});
                } else if (standing[to] == Standing::descends) {
                    add_shared_arc(agency, to, standing);
                }
            }
        }
    }
    enum class Standing : std::uint8_t { none, credits, descends };
    /// Which articles credit the agency, and which credit nobody and share text with one that does.
    [[nodiscard]] std::vector<Standing> standing_to(const std::string& key) const {
        std::vector<Standing> standing(articles_, Standing::none);
        for (std::uint32_t i = 0; i < articles_; ++i) {
            if (credits(i, key)) {
                standing[i] = Standing::credits;
            }
        }
        for (std::uint32_t i = 0; i < articles_; ++i) {
            if (standing[i] == Standing::none && !credits_any_[i] &&
                std::ranges::any_of(of_article_[i], [&](std::uint32_t r) {
                    const Relation& relation = e_.relations[r];
                    return standing[relation.other(i)] == Standing::credits &&
                           is_parent_like(relation, i);
                })) {
                standing[i] = Standing::descends;
            }
        }
        return standing;
    }
    /// What a text has in common with those that print an agency's stood in the agency's text, but
    /// for changes that it shares with one of them alone.
    void add_shared_arc(std::uint32_t agency, std::uint32_t to,
                        const std::vector<Standing>& standing) {
        std::uint32_t best = of_article_[to].front();
        double most = std::numeric_limits<double>::lowest();
        std::vector<std::uint32_t> family;
        for (const std::uint32_t r : of_article_[to]) {
            const Relation& relation = e_.relations[r];
            if (standing[relation.other(to)] == Standing::none) {
                continue;
            }
            if (family.size() < most_compared) {
                family.push_back(r);
            }
            if (relation.in(to).fit() > most) {
                most = relation.in(to).fit();
                best = r;
            }
        }
        if (std::ranges::find(family, best) == family.end()) {
            family.push_back(best);
        }
        const Relation& closest = e_.relations[best];
        const double known = closest.in(to).fit() - own_changes(to, closest, family);
        arcs_.push_back({agency, to, whole(to) - known * (1 + agency_over_member)});
    }
    /// The words that `to` has as `one` has them, where others of the family have other words and
    /// none has these: changes of `one`, which `to` took over. Less those that it has as others do
    /// and `one` does not.
    [[nodiscard]] double own_changes(std::uint32_t to, const Relation& one,
                                     const std::vector<std::uint32_t>& family) const {
        const TextStream& text = e_.streams[to];
        std::vector<std::uint8_t> same(text.words.size(), 0);
        std::vector<std::uint8_t> other(text.words.size(), 0);
        const auto mark = [](std::vector<std::uint8_t>& words,
                             const std::vector<TokenRange>& ranges, std::uint8_t value) {
            for (const TokenRange range : ranges) {
                std::fill(words.begin() + range.begin, words.begin() + range.end, value);
            }
        };
        std::vector<std::uint8_t> here(text.words.size(), 0);
        for (const std::uint32_t r : family) {
            const Explained& side = e_.relations[r].in(to);
            std::ranges::fill(here, 0);
            mark(here, side.rewritten, 1);
            mark(here, side.copied, 2);
            mark(here, side.changed, 1);
            for (std::size_t i = 0; i < here.size(); ++i) {
                if (&e_.relations[r] == &one) {
                    same[i] = here[i];
                } else {
                    other[i] = std::max(other[i], here[i]);
                }
            }
        }
        double own = 0;
        for (std::size_t i = 0; i < same.size(); ++i) {
            own += same[i] == 2 && other[i] == 1 ? text.words[i].weight : 0;
            own -= same[i] == 1 && other[i] == 2 ? text.words[i].weight : 0;
        }
        return std::max(0.0, own);
    }
    const Evidences& e_;
    std::uint32_t articles_;
    std::vector<std::vector<std::uint32_t>> of_article_;
    std::vector<bool> credits_any_;
    std::vector<bool> is_compilation_;
    std::map<std::string, std::uint32_t> agency_at_;
    std::vector<WeightedArc> arcs_;
    Parentage out_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> relations_by_article(std::size_t articles,
                                                             std::span<const Relation> relations) {
    std::vector<std::vector<std::uint32_t>> out(articles);
    for (std::uint32_t r = 0; r < relations.size(); ++r) {
        out[relations[r].a].push_back(r);
        out[relations[r].b].push_back(r);
    }
    return out;
}

const Relation* find_relation(std::span<const Relation> relations,
                              std::span<const std::uint32_t> of_x, std::uint32_t x,
                              std::uint32_t y) {
    // Relations are ordered by (a, b), so those of one article are ordered by the other.
    const auto at = std::ranges::lower_bound(
        of_x, y, {}, [&](std::uint32_t r) { return relations[r].other(x); });
    return at != of_x.end() && relations[*at].other(x) == y ? &relations[*at] : nullptr;
}

Parentage choose_parents(const Evidences& evidence) {
    Parentage parentage = Chooser(evidence).run();
    add_unseen_texts(evidence, parentage);
    return parentage;
}

}  // namespace stemma::collate
