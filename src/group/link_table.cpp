#include "group/link_table.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace stemma::group {
namespace {

double pairs_of(std::size_t size) {
    return static_cast<double>(size) * static_cast<double>(size - 1) / 2;
}

/// The parts so far, each in the place of its first member.
struct Parts {
    std::vector<std::vector<std::size_t>> members;
    std::vector<double> inside;  ///< sum over the pairs of a part
    LinkTable between;           ///< sums between parts

    [[nodiscard]] double mean_of(std::size_t part) const {
        const std::size_t size = members[part].size();
        return size < 2 ? 0 : inside[part] / pairs_of(size);
    }
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> best(
        const JoinRule& rule) const {
        std::optional<std::pair<std::size_t, std::size_t>> found;
        double highest = 0;
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size() && !members[i].empty(); ++j) {
                if (members[j].empty()) {
                    continue;
                }
                const double mean =
                    between.get(i, j) / static_cast<double>(members[i].size() * members[j].size());
                if ((!found || mean > highest) && rule.joins(mean, members[i].size(), mean_of(i),
                                                             members[j].size(), mean_of(j))) {
                    highest = mean;
                    found = {i, j};
                }
            }
        }
        return found;
    }
    void join(std::size_t left, std::size_t right) {
        inside[left] += inside[right] + between.get(left, right);
        members[left].insert(members[left].end(), members[right].begin(), members[right].end());
        members[right].clear();
        for (std::size_t k = 0; k < members.size(); ++k) {
            between.set(left, k, between.get(left, k) + between.get(right, k));
        }
    }
};

}  // namespace

bool JoinRule::joins(double between, std::size_t size_a, double inside_a, std::size_t size_b,
                     double inside_b) const {
    const double looser = std::max(0.0, std::min(inside_a, inside_b));
    const double tighter = std::max(0.0, std::max(inside_a, inside_b));
    const bool both = size_a > 1 && size_b > 1;
    return between >
           (both ? level + share_of_both * looser : level_of_one + share_of_one * tighter);
}

double mean_of(std::span<const double> log_odds) {
    return std::accumulate(log_odds.begin(), log_odds.end(), 0.0) /
           static_cast<double>(std::max<std::size_t>(log_odds.size(), 1));
}

double LinkTable::mean_inside(const std::vector<std::size_t>& things) const {
    double sum = 0;
    for (std::size_t i = 0; i < things.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            sum += get(things[i], things[j]);
        }
    }
    return things.size() < 2 ? 0 : sum / pairs_of(things.size());
}

std::vector<std::vector<std::size_t>> LinkTable::agglomerate(const JoinRule& rule) const {
    Parts parts{std::vector<std::vector<std::size_t>>(things_), std::vector<double>(things_),
                *this};
    for (std::size_t i = 0; i < things_; ++i) {
        parts.members[i] = {i};
    }
    while (const auto pair = parts.best(rule)) {
        parts.join(pair->first, pair->second);
    }
    std::erase_if(parts.members, [](const std::vector<std::size_t>& part) { return part.empty(); });
    for (std::vector<std::size_t>& part : parts.members) {
        std::ranges::sort(part);
    }
    return std::move(parts.members);
}

}  // namespace stemma::group
