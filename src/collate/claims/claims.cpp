#include "collate/claims/claims.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <unordered_set>

#include "base/calendar.h"
#include "collate/claims/clusters.h"
#include "collate/claims/membership.h"
#include "collate/claims/rejoin.h"
#include "collate/claims/unite.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

/// Statements by claim, as the links say.
std::vector<std::vector<std::uint32_t>> group_by_links(const Statements& s, const Links& links) {
    constexpr std::uint32_t none = ~0U;
    std::vector<std::uint32_t> node_of(s.all.size(), none);
    std::uint32_t nodes = 0;
    for (std::uint32_t i = 0; i < s.all.size(); ++i) {
        node_of[i] = s.twin[i] == i ? nodes++ : node_of[s.twin[i]];
    }
    std::vector<Edge> edges;
    edges.reserve(links.all().size());
    for (const Link& link : links.all()) {
        edges.push_back({node_of[link.pair.a], node_of[link.pair.b], link.log_odds});
    }
    const std::vector<std::uint32_t> root = cluster(nodes, edges);
    std::vector<std::uint32_t> position(nodes, none);
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < s.all.size(); ++i) {
        std::uint32_t& at = position[root[node_of[i]]];
        if (at == none) {
            at = static_cast<std::uint32_t>(groups.size());
            groups.emplace_back();
        }
        groups[at].push_back(i);
    }
    return groups;
}

constexpr float also_said = 0;  // log odds

/// How good a sentence is to show for a claim, apart from what it says.
float fitness(const Statement& s) {
    const std::string_view text = s.text();
    const bool pointing = !s.words.empty() && s.words[0].pos == Pos::pron;
    const bool begins = !text.empty() && !text::is_lower(text::decode(text, 0).value);
    const auto over = static_cast<float>(std::max<std::size_t>(s.words.size(), 30) - 30);
    return (pointing ? -0.15F : 0.0F) + (begins ? 0.0F : -0.1F) - 0.004F * over;
}

/// Prefers the statement most like the others, that can stand alone and is of middling length. It
/// is one of the claim's `own`: what makes this claim besides another would be shown for both.
void choose_best(ClaimGroup& group, const std::vector<std::uint32_t>& own, const Statements& s,
                 const Links& links) {
    constexpr std::size_t compared = 24;
    const std::size_t n = std::min(group.members.size(), compared);
    float best = -1e9F;
    for (const std::uint32_t i : own) {
        float sum = 0;
        for (std::size_t k = 0; k < n; ++k) {  // from first to last
            sum += links.probability(i, group.members[k * group.members.size() / n]);
        }
        const float score = sum / static_cast<float>(n) + fitness(s.all[i]);
        if (score > best) {
            best = score;
            group.best = i;
        }
    }
    for (const std::uint32_t i : group.members) {
        float most = links.probability(i, group.best);
        for (std::size_t k = 0; most == 0 && k < n; ++k) {  // through others, never sure
            most = std::min(links.probability(i, group.members[k]), 0.49F);
        }
        group.probability.push_back(most);
    }
}

/// The likeliest link of the group's statements with one outside of another article.
float nearest_outside(const ClaimGroup& group, const Statements& s, const Links& links) {
    std::unordered_set<std::uint32_t> inside;
    for (const std::uint32_t i : group.members) {
        inside.insert(links.first_twin(i));
    }
    float nearest = 0;
    for (const std::uint32_t i : group.members) {
        for (const Links::Other& other : links.of(i)) {
            if (!inside.contains(other.statement) &&
                s.all[other.statement].article != s.all[i].article) {
                nearest = std::max(nearest, probability_of(other.log_odds));
            }
        }
    }
    return nearest;
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

Groups group_statements(Statements& statements, const Links& links) {
    Groups groups = group_by_links(statements, links);
    rejoin_clauses(statements, groups);
    return groups;
}

std::vector<ClaimGroup> group_claims(const ClaimModel& model, Statements& statements) {
    const Links links(model, statements);
    Groups groups = group_statements(statements, links);
    Groups more(groups.size());
    for (const Joining& joining : find_joinings(statements, links, groups)) {
        if (model.join(joining.sight) >= also_said) {
            more[joining.group].push_back(joining.statement);
        }
    }
    unite_overlapping(groups, more);
    std::vector<ClaimGroup> out;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].empty()) {
            continue;
        }
        ClaimGroup group;
        std::merge(groups[g].begin(), groups[g].end(), more[g].begin(), more[g].end(),
                   std::back_inserter(group.members));
        choose_best(group, groups[g], statements, links);
        group.nearest = nearest_outside(group, statements, links);
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
