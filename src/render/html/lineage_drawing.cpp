#include "render/html/lineage_drawing.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "render/lineage/layout.h"

namespace stemma::render {
namespace {

constexpr int margin = 4;

Arcs arcs_of(const LineageGraph& graph) {
    Arcs arcs;
    for (const GraphEdge& edge : graph.edges) {
        arcs.emplace_back(edge.from, edge.to);
    }
    return arcs;
}

struct Pen {
    std::string path;
    Pen& move(int x, int y) { return add('M', x, y); }
    Pen& line(int x, int y) { return add('L', x, y); }
    /// A curve that leaves and arrives level.
    Pen& level_curve(int x, int y, int to_x, int to_y) {
        const int bend = (to_x - x) / 2;
        path += cat('C', x + bend, ' ', y, ' ', to_x - bend, ' ', to_y, ' ', to_x, ' ', to_y);
        return *this;
    }

private:
    Pen& add(char command, int x, int y) {
        path += cat(command, x, ' ', y);
        return *this;
    }
};

int rounded(double value) { return static_cast<int>(std::lround(value)); }

}  // namespace

LineageDrawing draw_layers(const LineageGraph& graph) {
    constexpr int width = 172;
    constexpr int height = 50;
    constexpr int gap_along = 50;
    constexpr int gap_across = 14;
    const Layout layout = lay_out(graph.nodes.size(), arcs_of(graph),
                                  {.along = width + gap_along, .across = height + gap_across});
    const auto x = [&](const Point& p) { return margin + width / 2 + rounded(p.along); };
    const auto y = [&](const Point& p) { return margin + height / 2 + rounded(p.across); };
    LineageDrawing drawing;
    drawing.letters = 22;
    drawing.width = rounded(layout.length) + width + 2 * margin + 5;
    drawing.height = rounded(layout.breadth) + height + 2 * margin + 5;
    for (const Point& p : layout.nodes) {
        drawing.boxes.push_back({x(p) - width / 2, y(p) - height / 2, width, height});
    }
    for (const auto& route : layout.routes) {
        // An edge of a cycle runs backwards, from its parent's left to its child's right.
        const int half = (route.front().along <= route.back().along ? width : -width) / 2;
        Pen pen;
        pen.move(x(route.front()) + half, y(route.front()));
        for (std::size_t k = 1; k < route.size(); ++k) {
            pen.level_curve(x(route[k - 1]) + half, y(route[k - 1]), x(route[k]) - half,
                            y(route[k]));
            if (k + 1 < route.size()) {
                pen.line(x(route[k]) + half, y(route[k]));
            }
        }
        drawing.paths.push_back(std::move(pen.path));
    }
    return drawing;
}

LineageDrawing draw_outline(const LineageGraph& graph) {
    constexpr int width = 350;
    constexpr int gutter = 30;  ///< at the right, for further parents
    constexpr int indent = 26;
    constexpr int height = 42;
    constexpr int gap = 12;
    constexpr std::size_t deepest = 6;
    LineageDrawing drawing;
    drawing.letters = 26;
    drawing.width = width;
    drawing.boxes.resize(graph.nodes.size());
    drawing.paths.resize(graph.edges.size());
    const std::vector<OutlineRow> rows = outline(graph.nodes.size(), arcs_of(graph));
    std::vector<bool> in_tree(graph.edges.size(), false);
    int top = margin;
    for (const OutlineRow& row : rows) {
        const int left = margin + static_cast<int>(std::min(row.depth, deepest)) * indent;
        drawing.boxes[row.node] = {left, top, width - gutter - left, height};
        top += height + gap;
        if (row.arc) {
            in_tree[*row.arc] = true;
        }
    }
    drawing.height = top - gap + margin + 5;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LineageDrawing::Box& from = drawing.boxes[graph.edges[i].from];
        const LineageDrawing::Box& to = drawing.boxes[graph.edges[i].to];
        const int to_y = to.top + height / 2;
        Pen pen;
        if (in_tree[i] && to.left > from.left) {
            const int lane = from.left + indent / 2;
            pen.move(lane, from.top + height).line(lane, to_y - 8);
            pen.path += cat('Q', lane, ' ', to_y, ' ', lane + 8, ' ', to_y);
            pen.line(to.left, to_y);
        } else {
            const int right = width - gutter;
            const int from_y = from.top + height / 2;
            pen.move(right, from_y);
            pen.path += cat('C', right + gutter, ' ', from_y, ' ', right + gutter, ' ', to_y, ' ',
                            right, ' ', to_y);
        }
        drawing.paths[i] = std::move(pen.path);
    }
    return drawing;
}

}  // namespace stemma::render
