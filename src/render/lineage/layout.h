// A layered drawing of a directed graph, parents above or left of their children.
//
//   Layout l = lay_out(3, {{0, 1}, {0, 2}}, {.along = 240, .across = 60});
//   l.nodes[1];      // centre of node 1
//   l.routes[0];     // points from node 0 to node 1, one in each layer between
//
// Sugiyama's scheme: layers by longest path (cycles are cut), order by barycentres, then positions
// that pull towards the neighbours (Gansner et al. 1993, simplified). Bounded by nodes × edges;
// no recursion. Deterministic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace stemma::render {

struct Point {
    double along = 0;   ///< from the first layer on
    double across = 0;  ///< within the layer
};

struct LayoutOptions {
    double along = 240;       ///< between the centres of two layers
    double across = 60;       ///< between the centres of two nodes of one layer
    double route_width = 24;  ///< what an edge needs where it passes a layer
};

struct Layout {
    std::vector<Point> nodes;
    std::vector<std::vector<Point>> routes;  ///< by edge, ends included
    double length = 0;                       ///< extent of the centres
    double breadth = 0;
};

using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Nodes in an order in which arcs go forward; where they cannot, in a cycle, the lowest number
/// comes first.
[[nodiscard]] std::vector<std::uint32_t> topological_order(std::size_t nodes, const Arcs& arcs);

[[nodiscard]] Layout lay_out(std::size_t nodes, const Arcs& arcs, const LayoutOptions& options);

/// An outline: each node on a row of its own, below and deeper than its first parent.
struct OutlineRow {
    std::uint32_t node = 0;
    std::size_t depth = 0;
    std::optional<std::size_t> arc;  ///< from its parent in the outline
};

/// The rows from top to bottom. Of several parents the one whose arc comes first in `arcs` wins.
[[nodiscard]] std::vector<OutlineRow> outline(std::size_t nodes, const Arcs& arcs);

}  // namespace stemma::render
