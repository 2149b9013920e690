#include "collate/lineage/unseen_texts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace stemma::collate {
namespace {

/// Two descendants share at least so much that the root of their family lacks.
constexpr double least_lost_weight = 30;
/// Parent and child have each so much of their own that neither was the other's source.
constexpr double own_share = 0.25;
constexpr std::size_t most_members_compared = 64;

std::vector<TokenRange> all_of(const Explained& side) {
    std::vector<TokenRange> all = side.copied;
    all.insert(all.end(), side.rewritten.begin(), side.rewritten.end());
    return all;
}

/// Does `x` cite the agency in a sentence that it shares?
bool cites_in_common(const Evidences& e, const Relation& relation, std::uint32_t x,
                     const HandUse& use) {
    const std::vector<TokenRange> shared = all_of(relation.in(x));
    return std::ranges::any_of(use.sentences, [&](std::uint32_t sentence) {
        const TokenRange words = e.streams[x].sentences[sentence];
        return std::ranges::any_of(shared, [&](TokenRange range) {
            return range.begin < words.end && words.begin < range.end;
        });
    });
}

class UnseenFinder {
public:
    UnseenFinder(const Evidences& evidence, Parentage& parentage)
        : e_(evidence),
          p_(parentage),
          articles_(static_cast<std::uint32_t>(evidence.streams.size())),
          of_article_(relations_by_article(articles_, evidence.relations)) {}

    void run() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> families;
        for (std::uint32_t i = 0; i < articles_; ++i) {
            if (const std::uint32_t root = root_of(i); root < articles_ && root != i) {
                families[root].push_back(i);
            }
        }
        for (const auto& [root, members] : families) {
            if (const auto agency = named_agency(root, members)) {
                put_above(root, place_of(*agency));
            } else if (is_lost(root, members)) {
                put_above(root, add({}));
            }
        }
    }

private:
    [[nodiscard]] std::uint32_t root_of(std::uint32_t at) const {
        while (at < articles_ && p_.parents[at]) {
            at = *p_.parents[at];
        }
        return at;
    }
    [[nodiscard]] const Relation* relation_of(std::uint32_t x, std::uint32_t y) const {
        return find_relation(e_.relations, of_article_[x], x, y);
    }
    [[nodiscard]] bool is_child(std::uint32_t article, std::uint32_t root) const {
        return p_.parents[article] == root;
    }

    [[nodiscard]] bool is_lost(std::uint32_t root,
                               const std::vector<std::uint32_t>& members) const {
        return has_text_beside(root, members) || is_peer(root, members);
    }
    /// Do two descendants share what the root has not?
    [[nodiscard]] bool has_text_beside(std::uint32_t root,
                                       const std::vector<std::uint32_t>& members) const {
        const std::size_t compared = std::min(members.size(), most_members_compared);
        const std::set<std::uint32_t> family(members.begin(), members.begin() + compared);
        for (const std::uint32_t x : family) {
            const Relation* from_root = relation_of(x, root);
            const std::vector<TokenRange> known =
                from_root == nullptr ? std::vector<TokenRange>{} : all_of(from_root->in(x));
            for (const std::uint32_t r : of_article_[x]) {
                const Relation& relation = e_.relations[r];
                const std::uint32_t y = relation.other(x);
                if (y < x || !family.contains(y)) {
                    continue;
                }
                std::vector<TokenRange> both = known;
                both.insert(both.end(), relation.in(x).copied.begin(), relation.in(x).copied.end());
                const double beside =
                    covered_weight(e_.streams[x], both) - covered_weight(e_.streams[x], known);
                if (beside >= least_lost_weight && !passes_down(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
    /// One of them is the other's parent, so what they share beside the root is the parent's own.
    [[nodiscard]] bool passes_down(std::uint32_t x, std::uint32_t y) const {
        return is_child(x, y) || is_child(y, x) ||
               (p_.parents[x] && p_.parents[x] == p_.parents[y] && !is_root(*p_.parents[x]));
    }
    [[nodiscard]] bool is_root(std::uint32_t at) const {
        return at >= articles_ || !p_.parents[at];
    }
    /// Is a child no more dependent on the root than the root on it?
    [[nodiscard]] bool is_peer(std::uint32_t root,
                               const std::vector<std::uint32_t>& members) const {
        std::vector<TokenRange> passed_on;
        for (const std::uint32_t member : members) {
            if (const Relation* relation = relation_of(root, member)) {
                const std::vector<TokenRange> ranges = all_of(relation->in(root));
                passed_on.insert(passed_on.end(), ranges.begin(), ranges.end());
            }
        }
        const TextStream& text = e_.streams[root];
        if (covered_weight(text, passed_on) > (1 - own_share) * text.weight()) {
            return false;
        }
        return std::ranges::any_of(members, [&](std::uint32_t member) {
            const Relation* relation = relation_of(root, member);
            if (relation == nullptr || !is_child(member, root) ||
                e_.published[root].before(e_.published[member])) {
                return false;
            }
            const TextStream& child = e_.streams[member];
            const double explained = covered_weight(child, all_of(relation->in(member)));
            return explained <= (1 - own_share) * child.weight() &&
                   child.article->article.outlet != text.article->article.outlet;
        });
    }

    std::optional<UnseenText> named_agency(std::uint32_t root,
                                           const std::vector<std::uint32_t>& members) const {
        for (const std::uint32_t member : members) {
            const Relation* relation = relation_of(root, member);
            if (relation != nullptr) {
                if (std::optional<UnseenText> agency = find_silent_agency(e_, *relation)) {
                    return agency;
                }
            }
        }
        return std::nullopt;
    }

    std::uint32_t add(UnseenText text) {
        p_.unseen.push_back(std::move(text));
        return static_cast<std::uint32_t>(articles_ + p_.unseen.size() - 1);
    }
    std::uint32_t place_of(const UnseenText& agency) {
        const auto found = std::ranges::find(p_.unseen, agency.key, &UnseenText::key);
        return found == p_.unseen.end()
                   ? add(agency)
                   : static_cast<std::uint32_t>(articles_ + (found - p_.unseen.begin()));
    }
    void put_above(std::uint32_t root, std::uint32_t unseen) {
        for (std::uint32_t i = 0; i < articles_; ++i) {
            if (p_.parents[i] == root) {
                p_.parents[i] = unseen;
            }
        }
        p_.parents[root] = unseen;
    }

    const Evidences& e_;
    Parentage& p_;
    std::uint32_t articles_;
    std::vector<std::vector<std::uint32_t>> of_article_;
};

}  // namespace

std::optional<UnseenText> find_silent_agency(const Evidences& evidence, const Relation& relation) {
    for (const std::uint32_t x : {relation.a, relation.b}) {
        const std::uint32_t y = relation.other(x);
        for (const HandUse& use : evidence.uses[x]) {
            const bool y_knows = std::ranges::any_of(
                evidence.uses[y], [&](const HandUse& other) { return other.key == use.key; });
            if (use.agency && !use.own && !y_knows && cites_in_common(evidence, relation, x, use)) {
                return UnseenText{use.key, use.name};
            }
        }
    }
    return std::nullopt;
}

void add_unseen_texts(const Evidences& evidence, Parentage& parentage) {
    UnseenFinder(evidence, parentage).run();
}

}  // namespace stemma::collate
