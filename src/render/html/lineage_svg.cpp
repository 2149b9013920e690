#include "render/html/lineage_svg.h"

#include <algorithm>
#include <cmath>

#include "render/lineage/layout.h"
#include "text/utf8.h"

namespace stemma::render {
namespace {

constexpr double margin = 12;

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The first `letters` code points of a text.
std::string_view first_letters(std::string_view text, std::size_t letters) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < letters && end < text.size(); ++i) {
        end += text::decode(text, end).size;
    }
    return text.substr(0, end);
}

/// A label on at most two lines, broken at spaces, with "…" where it is cut.
std::vector<std::string> lines_of(std::string_view label, std::size_t letters) {
    label = trim(label);
    if (letters_in(label) <= letters) {
        return {std::string(label)};
    }
    std::string_view first = first_letters(label, letters + 1);
    const std::size_t space = first.find_last_of(' ');
    first = space == std::string_view::npos || space == 0 ? first_letters(label, letters)
                                                          : first.substr(0, space);
    const std::string_view rest = trim(label.substr(first.size()));
    if (letters_in(rest) <= letters) {
        return {std::string(first), std::string(rest)};
    }
    return {std::string(first), cat(trim(first_letters(rest, letters - 1)), "…")};
}

class SvgWriter {
public:
    SvgWriter(Markup& m, const LineageGraph& graph, std::size_t story, const SvgMeasures& measures)
        : m_(m), graph_(graph), story_(story), measures_(measures) {
        Arcs arcs;
        for (const GraphEdge& edge : graph.edges) {
            arcs.emplace_back(edge.from, edge.to);
        }
        layout_ = lay_out(graph.nodes.size(), arcs,
                          {.along = measures.box_width + measures.gap_along,
                           .across = measures.box_height + measures.gap_across});
    }

    void write() {
        const double width = layout_.length + measures_.box_width + 2 * margin;
        const double height = layout_.breadth + measures_.box_height + 2 * margin;
        m_.raw("<svg class=\"lineage ").raw(measures_.size).raw("\" role=\"img\" aria-label=\"");
        m_.raw("Lineage of ").count(graph_.nodes.size(), "text", "texts");
        m_.raw("; the list below says the same\" width=\"");
        number(width).raw("\" height=\"");
        number(height).raw("\" viewBox=\"0 0 ");
        number(width).raw(" ");
        number(height).raw("\">\n");
        write_arrow();
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            write_edge(i);
        }
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            write_node(i);
        }
        m_.raw("</svg>\n");
    }

private:
    Markup& number(double value) {
        return m_.number(static_cast<std::int64_t>(std::lround(value)));
    }
    [[nodiscard]] double x(const Point& p) const {
        return margin + measures_.box_width / 2 + p.along;
    }
    [[nodiscard]] double y(const Point& p) const {
        return margin + measures_.box_height / 2 + p.across;
    }

    void write_arrow() {
        m_.raw("<defs><marker id=\"s").number(story_).raw("-").raw(measures_.size);
        m_.raw(
            "-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" "
            "markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">"
            "<path class=\"head\" d=\"M0 1 9 5 0 9z\"/></marker></defs>\n");
    }

    void write_edge(std::size_t i) {
        const GraphEdge& edge = graph_.edges[i];
        const std::vector<Point>& route = layout_.routes[i];
        // An edge of a cycle runs backwards, from its parent's left to its child's right.
        const double side = route.front().along <= route.back().along ? 1 : -1;
        const double half = side * measures_.box_width / 2;
        m_.raw("<path class=\"edge ").text(name_of(edge.kind)).raw("\" marker-end=\"url(#s");
        m_.number(story_).raw("-").raw(measures_.size).raw("-arrow)\" d=\"M");
        double px = x(route.front()) + half;
        double py = y(route.front());
        number(px).raw(" ");
        number(py);
        for (std::size_t k = 1; k < route.size(); ++k) {
            const bool last = k + 1 == route.size();
            const double nx = x(route[k]) - half;
            const double ny = y(route[k]);
            const double bend = (nx - px) / 2;
            m_.raw("C");
            write_pair(px + bend, py);
            write_pair(nx - bend, ny);
            write_pair(last ? nx - side : nx, ny);
            if (!last) {
                m_.raw("L");
                write_pair(nx + 2 * half, ny);
            }
            px = nx + 2 * half;
            py = ny;
        }
        m_.raw("\"><title>").text(graph_.nodes[edge.to].label).raw(" ").text(name_of(edge.kind));
        m_.raw(" ").text(graph_.nodes[edge.from].label).raw(" (confidence ");
        number(edge.confidence * 100).raw(" %)</title></path>\n");
    }

    void write_pair(double a, double b) {
        m_.raw(" ");
        number(a).raw(" ");
        number(b);
    }

    void write_node(std::size_t i) {
        const GraphNode& node = graph_.nodes[i];
        const double left = x(layout_.nodes[i]) - measures_.box_width / 2;
        const double top = y(layout_.nodes[i]) - measures_.box_height / 2;
        m_.raw("<g class=\"node ").text(name_of(node.kind));
        m_.raw(node.origin ? Literal(" origin") : Literal(""));
        m_.raw(node.members.empty() ? Literal("\">") : Literal(" group\">"));
        m_.raw("<title>").text(node.label).raw(" – ").text(node.note).raw("</title>");
        if (!node.members.empty()) {
            write_box(left + 5, top + 5);
        }
        write_box(left, top);
        const std::vector<std::string> lines = lines_of(node.label, measures_.letters);
        const double middle = left + measures_.box_width / 2;
        const double first = top + measures_.box_height / 2 - (lines.size() == 2 ? 8 : 2);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            write_line("label", middle, first + 14 * static_cast<double>(k), lines[k]);
        }
        write_line("note", middle, first + 14 * static_cast<double>(lines.size()),
                   lines_of(node.note, measures_.letters + 3).front());
        m_.raw("</g>\n");
    }

    void write_box(double left, double top) {
        m_.raw("<rect x=\"");
        number(left).raw("\" y=\"");
        number(top).raw("\" width=\"");
        number(measures_.box_width).raw("\" height=\"");
        number(measures_.box_height).raw("\"/>");
    }

    void write_line(Literal name, double at_x, double at_y, std::string_view line) {
        m_.raw("<text class=\"").raw(name).raw("\" text-anchor=\"middle\" x=\"");
        number(at_x).raw("\" y=\"");
        number(at_y).raw("\">").text(line).raw("</text>");
    }

    Markup& m_;
    const LineageGraph& graph_;
    std::size_t story_;
    SvgMeasures measures_;
    Layout layout_;
};

}  // namespace

SvgMeasures page_measures() { return {}; }

SvgMeasures phone_measures() {
    return {.box_width = 104,
            .box_height = 56,
            .gap_along = 22,
            .gap_across = 12,
            .letters = 15,
            .size = "narrow"};
}

void write_lineage_svg(Markup& m, const LineageGraph& graph, std::size_t story,
                       const SvgMeasures& measures) {
    SvgWriter(m, graph, story, measures).write();
}

}  // namespace stemma::render
