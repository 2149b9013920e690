// Where the boxes and lines of a lineage drawing go, in CSS pixels.
#pragma once

#include <string>
#include <vector>

#include "render/lineage/graph.h"

namespace stemma::render {

struct LineageDrawing {
    struct Box {
        int left = 0;
        int top = 0;
        int width = 0;
        int height = 0;
    };
    std::vector<Box> boxes;          ///< by node
    std::vector<std::string> paths;  ///< by edge: the d of an SVG path, parent to child
    int width = 0;
    int height = 0;
    std::size_t letters = 0;  ///< of a label that fit on one line
};

/// Layers from left to right.
[[nodiscard]] LineageDrawing draw_layers(const LineageGraph& graph);
/// A row for each node, indented under its likeliest parent; at most 350 wide.
[[nodiscard]] LineageDrawing draw_outline(const LineageGraph& graph);

}  // namespace stemma::render
