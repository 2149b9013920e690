#include "collate/claims/claims.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/calendar.h"
#include "collate/claims/candidates.h"
#include "collate/claims/clusters.h"

namespace stemma::collate {
namespace {

constexpr float one_claim = 0.48F;        // similarity from which two statements attract
constexpr float least_to_centre = 0.36F;  // of two groups' centres
constexpr float neighbour_share = 0.12F;

using Similarities = std::unordered_map<std::uint64_t, float>;

std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
    return (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
}

class Grouping {
public:
    Grouping(const Aligner& aligner, const Statements& statements)
        : aligner_(aligner), s_(statements) {
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            if (s_.twin[i] == i) {
                node_of_.emplace(i, static_cast<std::uint32_t>(nodes_.size()));
                nodes_.push_back(i);
            }
        }
    }

    std::vector<ClaimGroup> run() {
        const std::vector<Candidate> candidates = find_candidates(s_);
        for (const Candidate& c : candidates) {
            known_.emplace(key_of(c.a, c.b), compare(c.a, c.b));
        }
        std::vector<Edge> edges;
        for (const Candidate& c : candidates) {
            const float weight = similarity(c.a, c.b) + neighbour_share * neighbours(c.a, c.b);
            edges.push_back({node_of_[c.a], node_of_[c.b], weight - one_claim});
        }
        ClusterOptions options;
        options.may_join = [this](std::uint32_t a, std::uint32_t b) {
            return similarity(nodes_[a], nodes_[b]) >= least_to_centre;
        };
        const std::vector<std::uint32_t> group = cluster(articles(), edges, options);
        nearest_.assign(nodes_.size(), 0);
        for (const Candidate& c : candidates) {
            note_nearest(group[node_of_[c.a]], group[node_of_[c.b]], c);
        }
        return collect(group);
    }

private:
    void note_nearest(std::uint32_t x, std::uint32_t y, const Candidate& c) {
        if (x != y && s_.all[c.a].article != s_.all[c.b].article) {
            const float near = similarity(c.a, c.b);
            nearest_[x] = std::max(nearest_[x], near);
            nearest_[y] = std::max(nearest_[y], near);
        }
    }

    float compare(std::uint32_t a, std::uint32_t b) const {
        const Statement& x = s_.all[a];
        const Statement& y = s_.all[b];
        return static_cast<float>(aligner_.similarity(x, y, match_words(x, y)));
    }

    float similarity(std::uint32_t a, std::uint32_t b) {
        const auto [at, fresh] = known_.try_emplace(key_of(a, b), 0.0F);
        if (fresh) {
            at->second = compare(a, b);
        }
        return at->second;
    }

    /// The similarity of the statements before, or after, where those were compared.
    float neighbours(std::uint32_t a, std::uint32_t b) const {
        float best = 0;
        for (const int step : {-1, 1}) {
            const std::int64_t x = std::int64_t{a} + step;
            const std::int64_t y = std::int64_t{b} + step;
            const auto n = static_cast<std::int64_t>(s_.all.size());
            if (x < 0 || y < 0 || x >= n || y >= n) {
                continue;
            }
            const auto i = static_cast<std::uint32_t>(x);
            const auto j = static_cast<std::uint32_t>(y);
            if (s_.all[i].article != s_.all[a].article || s_.all[j].article != s_.all[b].article) {
                continue;
            }
            if (s_.twin[i] == s_.twin[j]) {
                return 1;
            }
            const auto found = known_.find(key_of(s_.twin[i], s_.twin[j]));
            best = found == known_.end() ? best : std::max(best, found->second);
        }
        return best;
    }

    std::vector<std::vector<std::uint32_t>> articles() {
        std::vector<std::vector<std::uint32_t>> out(nodes_.size());
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            std::vector<std::uint32_t>& list = out[node_of_[s_.twin[i]]];
            if (list.empty() || list.back() != s_.all[i].article.value) {
                list.push_back(s_.all[i].article.value);
            }
        }
        return out;
    }

    std::vector<ClaimGroup> collect(const std::vector<std::uint32_t>& group_of_node) {
        std::map<std::uint32_t, ClaimGroup> groups;
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            groups[group_of_node[node_of_[s_.twin[i]]]].members.push_back(i);
        }
        std::vector<ClaimGroup> out;
        for (auto& [node, group] : groups) {
            choose_best(group);
            group.nearest = nearest_[node];
            out.push_back(std::move(group));
        }
        return out;
    }

    /// Prefers the statement most like the others, that can stand alone and is of middling length.
    void choose_best(ClaimGroup& group) {
        constexpr std::size_t compared = 24;
        const std::size_t n = group.members.size();
        float best = -1e9F;
        for (const std::uint32_t i : group.members) {
            float sum = 0;
            for (std::size_t k = 0; k < std::min(n, compared); ++k) {
                const std::uint32_t j = group.members[k];
                sum += s_.twin[i] == s_.twin[j] ? 1 : similarity(s_.twin[i], s_.twin[j]);
            }
            const Statement& s = s_.all[i];
            float score = sum / static_cast<float>(std::min(n, compared));
            score -= !s.words.empty() && s.words[0].pos == Pos::pron ? 0.15F : 0;
            score -= 0.004F * static_cast<float>(std::max<std::size_t>(s.words.size(), 30) - 30);
            if (score > best) {
                best = score;
                group.best = i;
            }
        }
        for (const std::uint32_t i : group.members) {
            group.probability.push_back(s_.twin[i] == s_.twin[group.best]
                                            ? 1.0F
                                            : similarity(s_.twin[i], s_.twin[group.best]));
        }
    }

    const Aligner& aligner_;
    const Statements& s_;
    std::vector<std::uint32_t> nodes_;  ///< node → statement
    std::unordered_map<std::uint32_t, std::uint32_t> node_of_;
    Similarities known_;
    std::vector<float> nearest_;  ///< per group
};

/// The date a claim is about: the most precise that most of its reports give.
std::string time_of(const Statements& statements, const ClaimGroup& group) {
    std::map<std::string, std::uint32_t> votes;
    for (const std::uint32_t i : group.members) {
        const Statement& s = statements.all[i];
        for (const Mention& m : s.mentions) {
            if (m.kind == MentionKind::time) {
                const Timex& time = s.source->reading.times[m.index];
                if (time.type != TimexType::duration && parse_iso_date(time.value)) {
                    ++votes[format(*parse_iso_date(time.value))];
                }
            }
        }
    }
    std::string best;
    std::tuple<std::size_t, std::uint32_t> most{0, 0};
    for (const auto& [value, count] : votes) {
        const std::tuple<std::size_t, std::uint32_t> weight{value.size(), count};
        if (weight > most) {
            most = weight;
            best = value;
        }
    }
    return best;
}

}  // namespace

std::vector<ClaimGroup> group_claims(const Aligner& aligner, const Statements& statements) {
    return Grouping(aligner, statements).run();
}

std::optional<std::uint32_t> attribution_of(const Reading& reading, Span span) {
    std::optional<std::uint32_t> best;
    std::uint32_t most = 0;
    const auto overlap = [span](Span s) {
        return s.overlaps(span) ? std::min(s.end, span.end) - std::max(s.begin, span.begin) : 0;
    };
    for (std::uint32_t i = 0; i < reading.attributions.size(); ++i) {
        std::uint32_t shared = 0;
        for (const Span content : reading.attributions[i].content) {
            shared += overlap(content);
        }
        if (shared > most) {
            most = shared;
            best = i;
        }
    }
    return best;
}

Claim write_claim(const Statements& statements, const ClaimGroup& group) {
    Claim claim;
    const Statement& best = statements.all[group.best];
    claim.text = std::string(best.text());
    claim.best = {best.article, best.span};
    for (std::size_t k = 0; k < group.members.size(); ++k) {
        const Statement& s = statements.all[group.members[k]];
        claim.reports.push_back({s.article, s.span, std::string(s.text()),
                                 attribution_of(s.source->reading, s.span), group.probability[k]});
    }
    claim.time = time_of(statements, group);
    return claim;
}

}  // namespace stemma::collate
