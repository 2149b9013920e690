// The cheapest way to give every node one parent: Chu-Liu/Edmonds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stemma::collate {

struct WeightedArc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double cost = 0;
};

/// For each node the position in `arcs` of the arc from its parent, nothing for the root, so that
/// all nodes hang below `root` and the sum of costs is the least. Of equally cheap arcs the earlier
/// wins. Every node must be reachable from the root. O(nodes × arcs).
[[nodiscard]] std::vector<std::optional<std::uint32_t>> find_branching(
    std::uint32_t nodes, std::uint32_t root, std::span<const WeightedArc> arcs);

}  // namespace stemma::collate
