// The lineage as it is drawn: few enough nodes to read, groups for the rest.
//
//   LineageGraph graph = lineage_graph(view);
//   graph.nodes[graph.edges[0].from].label;    // "Korean Central News Agency"
//
// Over two dozen nodes, a text from which others descend stands for itself and all that descend
// from it become one group; so do articles with no relative.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/view/story_view.h"

namespace stemma::render {

struct GraphNode {
    NodeKind kind = NodeKind::article;
    std::string label;
    std::string note;  ///< day of publication, or what kind of node it is
    bool origin = false;
    std::vector<std::string> members;  ///< of a group: the outlets in it
};

struct GraphEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    EdgeKind kind = EdgeKind::copies;
    double confidence = 0;
    std::uint32_t count = 1;  ///< edges that this one stands for
};

struct LineageGraph {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    std::size_t left_out = 0;  ///< nodes over the bound even after grouping
};

[[nodiscard]] LineageGraph lineage_graph(const StoryView& view);

}  // namespace stemma::render
