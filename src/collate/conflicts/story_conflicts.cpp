#include "collate/conflicts/story_conflicts.h"

#include <algorithm>
#include <set>

#include "collate/conflicts/denials.h"
#include "collate/conflicts/denied_counts.h"
#include "collate/conflicts/figures.h"
#include "collate/conflicts/near_names.h"

namespace stemma::collate {
namespace {

/// The claim that most articles tell, of those with a report around one of the readings.
std::size_t claim_of(const Conflict& conflict, const std::vector<Claim>& claims) {
    const auto holds = [&](const Claim& claim) {
        return std::ranges::any_of(claim.reports, [&](const Report& report) {
            return std::ranges::any_of(conflict.readings, [&](const ValueReading& reading) {
                return std::ranges::any_of(reading.evidence, [&](const Evidence& e) {
                    return e.article == report.article && report.span.contains(e.span);
                });
            });
        });
    };
    std::size_t best = claims.size();
    for (std::size_t c = 0; c < claims.size(); ++c) {
        const bool more =
            best == claims.size() || claims[c].support.articles > claims[best].support.articles;
        best = more && holds(claims[c]) ? c : best;
    }
    return best;
}

/// The readings, whatever their order: conflicts that say the same are of one thing.
std::vector<std::string> values_of(const Conflict& conflict) {
    std::vector<std::string> values;
    for (const ValueReading& reading : conflict.readings) {
        values.push_back(reading.value);
    }
    std::ranges::sort(values);
    return values;
}

}  // namespace

Result<ConflictLists> ConflictLists::open(const DataFolder& data) {
    Result<FigureKinds> figures = FigureKinds::open(data);
    if (!figures) {
        return std::unexpected(figures.error());
    }
    Result<PolarityWords> polarity = PolarityWords::open(data);
    if (!polarity) {
        return std::unexpected(polarity.error());
    }
    return ConflictLists{*std::move(figures), *std::move(polarity)};
}

void add_story_conflicts(const ConflictLists& lists, Vocabulary& vocabulary,
                         const Statements& statements, std::span<const ClaimGroup> groups,
                         std::span<const std::string> published, std::vector<Claim>& claims) {
    std::vector<bool> kept(statements.all.size());
    for (const ClaimGroup& group : groups) {
        for (const std::uint32_t i : group.members) {
            kept[i] = true;
        }
    }
    const std::vector<StoryWeights> weights = story_weights(statements);
    std::vector<Measure> measures =
        find_measures(lists.figures, vocabulary, statements, weights, kept);
    std::vector<Conflict> found = find_denied_counts(lists.polarity, lists.figures, vocabulary,
                                                     statements, kept, measures, published);
    std::ranges::move(find_figure_conflicts(std::move(measures), lists.figures, statements, weights,
                                            groups, published),
                      std::back_inserter(found));
    std::ranges::move(find_denials(lists.polarity, statements, weights, kept, published),
                      std::back_inserter(found));
    std::ranges::move(find_near_names(statements, weights, kept), std::back_inserter(found));
    std::set<std::vector<std::string>> told;
    for (Conflict& conflict : found) {
        const std::size_t at = claim_of(conflict, claims);
        if (told.insert(values_of(conflict)).second && at < claims.size()) {
            claims[at].conflicts.push_back(std::move(conflict));
        }
    }
}

}  // namespace stemma::collate
