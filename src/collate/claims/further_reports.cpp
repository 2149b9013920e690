#include "collate/claims/further_reports.h"

#include <algorithm>
#include <map>

#include "collate/claims/clusters.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t none = ~0U;
constexpr float also_said = 0;  // mean log odds with a claim's wordings

struct Sum {
    float sum = 0;
    std::uint32_t compared = 0;
};

/// What is known of a group.
struct Group {
    std::uint32_t wordings = 0;
    bool several = false;  ///< articles
};

}  // namespace

std::vector<std::vector<std::uint32_t>> further_reports(
    const Statements& statements, const Links& links,
    const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> group_of(statements.all.size(), none);
    std::vector<Group> about(groups.size());
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
        for (const std::uint32_t i : groups[g]) {
            group_of[i] = g;
            about[g].wordings += links.first_twin(i) == i ? 1 : 0;
            about[g].several = about[g].several ||
                               statements.all[i].article != statements.all[groups[g][0]].article;
        }
    }
    std::vector<std::vector<std::uint32_t>> more(groups.size());
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        const std::uint32_t own = group_of[i];
        if (own == none) {
            continue;
        }
        std::map<std::uint32_t, Sum> sums;
        for (const Links::Other& other : links.of(i)) {
            const std::uint32_t group = group_of[other.statement];
            if (group != none && group != own && (about[group].several || about[own].several)) {
                sums[group].sum += other.log_odds;
                ++sums[group].compared;
            }
        }
        for (const auto& [group, sum] : sums) {
            const std::uint32_t wordings = std::max(about[group].wordings, sum.compared);
            if (mean_link(sum.sum, sum.compared, wordings) >= also_said) {
                more[group].push_back(i);
            }
        }
    }
    return more;
}

}  // namespace stemma::collate
