// Statements → groups that make one claim, by average linkage: the two groups whose statements
// attract one another most on average are joined, until none attract.
#pragma once

#include <cstdint>
#include <vector>

namespace stemma::collate {

struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float weight = 0;  ///< log odds that both make one claim
};

/// What a pair that was not compared counts. In a large story most pairs of a large group were not,
/// so that at most as many of them count as were.
inline constexpr float not_compared = -2;

/// The mean over pairs between two groups.
[[nodiscard]] float mean_link(float sum, std::uint32_t compared, std::uint64_t pairs);

/// The group of each of `nodes` nodes, named by its smallest. Each pair stands once in `edges`.
/// Time: edges × log.
[[nodiscard]] std::vector<std::uint32_t> cluster(std::uint32_t nodes,
                                                 const std::vector<Edge>& edges);

}  // namespace stemma::collate
