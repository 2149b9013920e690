#include "collate/claims/claims.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/calendar.h"
#include "collate/claims/candidates.h"
#include "collate/claims/clusters.h"
#include "collate/claims/rejoin.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr float one_claim = 0.38F;       // score from which two statements attract
constexpr float least_to_centre = 0.3F;  // of two groups' centres
constexpr float one_quote = 0.12F;
constexpr float neighbour_share = 0.12F;

/// Both quote the same three content words or more: they are about one utterance.
bool same_quotation(const Statement& a, const Statement& b, const WordMatch& match) {
    const auto shared =
        std::count_if(match.pairs.begin(), match.pairs.end(), [&](const WordPair& p) {
            return a.words[p.a].quoted && b.words[p.b].quoted && a.words[p.a].content &&
                   p.strength == 1;
        });
    return shared >= 3;
}

/// Similarities of statements, each asked of the aligner once.
class Similarities {
public:
    Similarities(const Aligner& aligner, const Statements& statements)
        : aligner_(aligner), s_(statements) {}

    float of(std::uint32_t a, std::uint32_t b) {
        const auto [at, fresh] = known_.try_emplace(key_of(a, b), 1.0F);
        if (fresh && a != b) {
            const Statement& x = s_.all[a];
            const Statement& y = s_.all[b];
            const WordMatch match = match_words(x, y);
            if (shared_weight(x, y, match) < least_shared_weight) {
                return at->second = 0;
            }
            const auto score = static_cast<float>(aligner_.claim_score(x, y, match));
            at->second = std::min(1.0F, score + (same_quotation(x, y, match) ? one_quote : 0));
        }
        return at->second;
    }

    /// 0 for two that were not compared.
    [[nodiscard]] float if_known(std::uint32_t a, std::uint32_t b) const {
        const auto found = known_.find(key_of(a, b));
        return a == b ? 1 : found == known_.end() ? 0 : found->second;
    }

    /// These statements are others now.
    void forget(std::span<const std::uint32_t> changed) {
        std::erase_if(known_, [&](const auto& entry) {
            const auto is_changed = [&](std::uint32_t i) {
                return std::binary_search(changed.begin(), changed.end(), i);
            };
            return is_changed(static_cast<std::uint32_t>(entry.first >> 32U)) ||
                   is_changed(static_cast<std::uint32_t>(entry.first));
        });
    }

private:
    static std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
        return (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
    }

    const Aligner& aligner_;
    const Statements& s_;
    std::unordered_map<std::uint64_t, float> known_;
};

class Grouping {
public:
    Grouping(Similarities& similarities, const Statements& statements)
        : similarities_(similarities), s_(statements), node_of_(statements.all.size()) {
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            if (s_.twin[i] == i) {
                node_of_[i] = static_cast<std::uint32_t>(nodes_.size());
                nodes_.push_back(i);
            }
        }
    }

    struct Groups {
        std::vector<std::vector<std::uint32_t>> members;
        std::vector<float> nearest;
    };

    Groups run() {
        const std::vector<Candidate> candidates = find_candidates(s_);
        for (const Candidate& c : candidates) {
            similarities_.of(c.a, c.b);
        }
        std::vector<Edge> edges;
        for (const Candidate& c : candidates) {
            const float weight =
                similarities_.of(c.a, c.b) + neighbour_share * neighbours(c.a, c.b);
            edges.push_back({node_of_[c.a], node_of_[c.b], weight - one_claim});
        }
        ClusterOptions options;
        options.may_join = [this](std::uint32_t a, std::uint32_t b) {
            return similarities_.of(nodes_[a], nodes_[b]) >= least_to_centre;
        };
        return collect(cluster(articles(), edges, options), candidates);
    }

private:
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
            if (s_.all[i].article == s_.all[a].article && s_.all[j].article == s_.all[b].article) {
                best = std::max(best, similarities_.if_known(s_.twin[i], s_.twin[j]));
            }
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

    Groups collect(const std::vector<std::uint32_t>& root,
                   const std::vector<Candidate>& candidates) {
        Groups groups;
        std::vector<std::uint32_t> position(nodes_.size());
        for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
            if (root[node] == node) {
                position[node] = static_cast<std::uint32_t>(groups.members.size());
                groups.members.emplace_back();
            }
        }
        const auto group_of = [&](std::uint32_t statement) {
            return position[root[node_of_[s_.twin[statement]]]];
        };
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            groups.members[group_of(i)].push_back(i);
        }
        groups.nearest.assign(groups.members.size(), 0);
        for (const Candidate& c : candidates) {
            const std::uint32_t x = group_of(c.a);
            const std::uint32_t y = group_of(c.b);
            if (x != y && s_.all[c.a].article != s_.all[c.b].article) {
                const float near = similarities_.of(c.a, c.b);
                groups.nearest[x] = std::max(groups.nearest[x], near);
                groups.nearest[y] = std::max(groups.nearest[y], near);
            }
        }
        return groups;
    }

    Similarities& similarities_;
    const Statements& s_;
    std::vector<std::uint32_t> nodes_;  ///< node → statement
    std::vector<std::uint32_t> node_of_;
};

/// How good a sentence is to show for a claim, apart from what it says.
float fitness(const Statement& s) {
    const std::string_view text = s.text();
    const bool pointing = !s.words.empty() && s.words[0].pos == Pos::pron;
    const bool begins = !text.empty() && !text::is_lower(text::decode(text, 0).value);
    const auto over = static_cast<float>(std::max<std::size_t>(s.words.size(), 30) - 30);
    return (pointing ? -0.15F : 0.0F) + (begins ? 0.0F : -0.1F) - 0.004F * over;
}

/// That two statements with this score make one claim: a logistic fitted to pairs of statements
/// that were labelled by hand (docs/decisions/066-claims.md).
float probability_of(float score) {
    constexpr float even = 0.32F;
    constexpr float slope = 18;
    return 1 / (1 + std::exp(-slope * (score - even)));
}

/// Prefers the statement most like the others, that can stand alone and is of middling length.
void choose_best(ClaimGroup& group, const Statements& s, Similarities& similarities) {
    constexpr std::size_t compared = 24;
    const auto likeness = [&](std::uint32_t i, std::uint32_t j) {
        return similarities.of(s.twin[i], s.twin[j]);
    };
    const std::size_t n = std::min(group.members.size(), compared);
    float best = -1e9F;
    for (const std::uint32_t i : group.members) {
        float sum = 0;
        for (std::size_t k = 0; k < n; ++k) {
            sum += likeness(i, group.members[k]);
        }
        const float score = sum / static_cast<float>(n) + fitness(s.all[i]);
        if (score > best) {
            best = score;
            group.best = i;
        }
    }
    for (const std::uint32_t i : group.members) {
        group.probability.push_back(
            s.twin[i] == s.twin[group.best] ? 1.0F : probability_of(likeness(i, group.best)));
    }
}

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

std::vector<ClaimGroup> group_claims(const Aligner& aligner, Statements& statements) {
    Similarities similarities(aligner, statements);
    Grouping::Groups groups = Grouping(similarities, statements).run();
    similarities.forget(rejoin_clauses(statements, groups.members));
    std::vector<ClaimGroup> out;
    for (std::size_t g = 0; g < groups.members.size(); ++g) {
        if (groups.members[g].empty()) {
            continue;
        }
        ClaimGroup group;
        group.members = std::move(groups.members[g]);
        group.nearest = groups.nearest[g];
        choose_best(group, statements, similarities);
        out.push_back(std::move(group));
    }
    return out;
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
