#include "collate/conflicts/conflicts.h"

#include <algorithm>
#include <map>
#include <set>

#include "collate/align/contrasts.h"
#include "collate/conflicts/rival_names.h"
#include "collate/conflicts/values.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_compared = 16;  // different wordings of a claim
constexpr float least_probability = 0.5F;  // of a report whose values count
/// Names differ only between statements that agree in so much else.
constexpr float least_agreement = 0.45F;

/// Mentions that stand for one another, by union-find.
class Slots {
public:
    void join(Place a, Place b, DifferenceKind kind) {
        const std::uint32_t x = root(add(a, kind));
        const std::uint32_t y = root(add(b, kind));
        parent_[std::max(x, y)] = std::min(x, y);
    }

    std::vector<std::vector<Place>> all() {
        std::map<std::uint32_t, std::vector<Place>> slots;
        for (const auto& [place, id] : id_) {
            slots[root(id)].push_back(place);
        }
        std::vector<std::vector<Place>> out;
        for (auto& [id, places] : slots) {
            out.push_back(std::move(places));
        }
        return out;
    }

    DifferenceKind kind(const Place& place) const { return kind_[id_.at(place)]; }

private:
    std::uint32_t add(Place place, DifferenceKind kind) {
        const auto [at, fresh] = id_.try_emplace(place, static_cast<std::uint32_t>(parent_.size()));
        if (fresh) {
            parent_.push_back(at->second);
            kind_.push_back(kind);
        }
        return at->second;
    }
    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    std::map<Place, std::uint32_t> id_;
    std::vector<std::uint32_t> parent_;
    std::vector<DifferenceKind> kind_;
};

/// How much of either statement the other says, by weight; the smaller share.
float agreement(const Statement& a, const Statement& b, const WordMatch& match) {
    const auto covered = [](const Statement& s, const std::vector<float>& cover) {
        float sum = 0;
        for (std::size_t i = 0; i < s.words.size(); ++i) {
            sum += cover[i] * s.words[i].weight;
        }
        return s.weight > 0 ? sum / s.weight : 0;
    };
    return std::min(covered(a, match.cover_a), covered(b, match.cover_b));
}

/// Do the words before them, or those after them, stand for one another?
bool stand_alike(const Mention& x, const Mention& y, const WordMatch& match) {
    return std::any_of(match.pairs.begin(), match.pairs.end(), [&](const WordPair& pair) {
        return (pair.a + 1 == x.begin && pair.b + 1 == y.begin) ||
               (pair.a == x.end && pair.b == y.end);
    });
}

class ClaimConflicts {
public:
    ClaimConflicts(const Statements& statements, const ClaimGroup& group,
                   std::span<const std::string> published)
        : s_(statements), group_(group), published_(published) {
        std::set<std::uint32_t> seen;
        for (std::size_t k = 0; k < group.members.size(); ++k) {
            const std::uint32_t i = group.members[k];
            if (group.probability[k] >= least_probability && forms_.size() < most_compared &&
                seen.insert(s_.twin[i]).second) {
                forms_.push_back(i);
            }
        }
    }

    std::vector<Conflict> run() {
        for (std::size_t x = 0; x < forms_.size(); ++x) {
            for (std::size_t y = x + 1; y < forms_.size(); ++y) {
                compare(forms_[x], forms_[y]);
            }
        }
        for (const std::vector<Place>& slot : slots_.all()) {
            if (auto conflict = contradiction(s_, group_.members, slot, slots_.kind(slot.front()),
                                              published_)) {
                found_.push_back(*std::move(conflict));
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Conflict& x, const Conflict& y) { return x.kind < y.kind; });
        return std::move(found_);
    }

private:
    void compare(std::uint32_t a, std::uint32_t b) {
        const Statement& x = s_.all[a];
        const Statement& y = s_.all[b];
        if (x.article == y.article) {
            return;
        }
        const WordMatch match = match_words(x, y);
        const float alike = agreement(x, y, match);
        for (const Contrast& c : find_contrasts(x, y, match)) {
            if (c.mention_a < 0 ||
                !(c.kind == DifferenceKind::name || c.kind == DifferenceKind::place)) {
                continue;
            }
            const Mention& m = x.mentions[static_cast<std::size_t>(c.mention_a)];
            const Mention& n = y.mentions[static_cast<std::size_t>(c.mention_b)];
            const bool in_place = alike >= least_agreement && stand_alike(m, n, match);
            if (!c.equal && (!in_place || !rival_names(x, m, y, n))) {
                continue;
            }
            slots_.join({a, c.mention_a}, {b, c.mention_b}, c.kind);
        }
    }

    const Statements& s_;
    const ClaimGroup& group_;
    std::span<const std::string> published_;
    std::vector<std::uint32_t> forms_;
    Slots slots_;
    std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const Statements& statements, const ClaimGroup& group,
                                     std::span<const std::string> published) {
    return ClaimConflicts(statements, group, published).run();
}

}  // namespace stemma::collate
