#include "collate/lineage/branching.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace stemma::collate {
namespace {

double cost_of(const std::vector<std::optional<std::uint32_t>>& branching,
               const std::vector<WeightedArc>& arcs) {
    double sum = 0;
    for (const auto& arc : branching) {
        sum += arc ? arcs[*arc].cost : 0;
    }
    return sum;
}

bool reaches_root(const std::vector<std::optional<std::uint32_t>>& branching,
                  const std::vector<WeightedArc>& arcs, std::uint32_t root) {
    for (std::uint32_t node = 0; node < branching.size(); ++node) {
        std::uint32_t at = node;
        for (std::size_t step = 0; at != root; ++step) {
            if (!branching[at] || step > branching.size()) {
                return false;
            }
            at = arcs[*branching[at]].from;
        }
    }
    return true;
}

/// Tries every choice of one arc a node.
double brute_force(std::uint32_t nodes, const std::vector<WeightedArc>& arcs) {
    double best = std::numeric_limits<double>::infinity();
    std::vector<std::optional<std::uint32_t>> chosen(nodes);
    std::vector<std::vector<std::uint32_t>> into(nodes);
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        into[arcs[i].to].push_back(i);
    }
    std::vector<std::size_t> at(nodes, 0);
    while (true) {
        for (std::uint32_t node = 1; node < nodes; ++node) {
            chosen[node] = into[node][at[node]];
        }
        if (reaches_root(chosen, arcs, 0)) {
            best = std::min(best, cost_of(chosen, arcs));
        }
        std::uint32_t node = 1;
        while (node < nodes && ++at[node] == into[node].size()) {
            at[node++] = 0;
        }
        if (node >= nodes) {
            return best;
        }
    }
}

TEST(Branching, BreaksACycle) {
    const std::vector<WeightedArc> arcs{{0, 1, 10}, {0, 2, 8}, {1, 2, 1}, {2, 1, 1}};
    const auto branching = find_branching(3, 0, arcs);
    EXPECT_FALSE(branching[0]);
    EXPECT_EQ(branching[1], 3U);
    EXPECT_EQ(branching[2], 1U);
}

TEST(Branching, RootAlone) { EXPECT_EQ(find_branching(1, 0, {}).size(), 1U); }

RC_GTEST_PROP(BranchingLaws, IsAsCheapAsTheBestOfAll, ()) {
    const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 6);
    std::vector<WeightedArc> arcs;
    for (std::uint32_t to = 1; to < nodes; ++to) {
        for (std::uint32_t from = 0; from < nodes; ++from) {
            if (from != to && (from == 0 || *rc::gen::inRange(0, 3) > 0)) {
                arcs.push_back({from, to, static_cast<double>(*rc::gen::inRange(0, 20))});
            }
        }
    }
    const auto branching = find_branching(nodes, 0, arcs);
    RC_ASSERT(reaches_root(branching, arcs, 0));
    RC_ASSERT(cost_of(branching, arcs) == brute_force(nodes, arcs));
}

}  // namespace
}  // namespace stemma::collate
