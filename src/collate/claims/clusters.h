// Statements → groups that make one claim, by greedy additive edge contraction for correlation
// clustering (Keuper et al. 2015): the most attractive edge is contracted, parallel edges add up,
// until none attracts. An article that would say a thing twice makes a contraction less attractive.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace stemma::collate {

struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float weight = 0;  ///< positive: rather one claim; negative: rather two
};

struct ClusterOptions {
    float repeat_penalty = 0.3F;  ///< for each article that both sides have
    /// Asked before two groups become one: may these two nodes (one of each) be of one claim?
    std::function<bool(std::uint32_t, std::uint32_t)> may_join;
};

/// The group of each node, named by its smallest node. `articles` lists, sorted, where a node
/// stands. Time: edges × log.
[[nodiscard]] std::vector<std::uint32_t> cluster(
    const std::vector<std::vector<std::uint32_t>>& articles, const std::vector<Edge>& edges,
    const ClusterOptions& options);

}  // namespace stemma::collate
