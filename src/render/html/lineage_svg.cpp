#include "render/html/lineage_svg.h"

#include <algorithm>

#include "render/html/lineage_drawing.h"
#include "render/view/percent.h"
#include "text/utf8.h"

namespace stemma::render {
namespace {

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
    SvgWriter(Markup& m, const LineageGraph& graph, std::size_t story, DrawingForm form)
        : m_(m),
          graph_(graph),
          story_(story),
          drawing_(form == DrawingForm::layers ? draw_layers(graph) : draw_outline(graph)),
          name_(form == DrawingForm::layers ? Literal("wide") : Literal("narrow")) {}

    void write() {
        m_.raw("<svg class=\"lineage ").raw(name_).raw("\" role=\"img\" aria-label=\"");
        m_.raw("Lineage of ").count(graph_.nodes.size(), "text", "texts");
        m_.raw("; the list below says the same\" width=\"").number(drawing_.width);
        m_.raw("\" height=\"").number(drawing_.height).raw("\" viewBox=\"0 0 ");
        m_.number(drawing_.width).raw(" ").number(drawing_.height).raw("\">\n");
        write_arrow();
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            write_edge(graph_.edges[i], drawing_.paths[i]);
        }
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            write_node(graph_.nodes[i], drawing_.boxes[i]);
        }
        m_.raw("</svg>\n");
    }

private:
    void write_arrow() {
        m_.raw("<defs><marker id=\"s").number(story_).raw("-").raw(name_);
        m_.raw(
            "-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" "
            "markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
            "<path class=\"head\" d=\"M0 1 9 5 0 9z\"/></marker></defs>\n");
    }

    void write_edge(const GraphEdge& edge, std::string_view path) {
        m_.raw("<path class=\"edge ").text(name_of(edge.kind)).raw("\" marker-end=\"url(#s");
        m_.number(story_).raw("-").raw(name_).raw("-arrow)\" d=\"").text(path).raw("\"><title>");
        m_.text(graph_.nodes[edge.to].label).raw(" ").text(name_of(edge.kind)).raw(" ");
        m_.text(graph_.nodes[edge.from].label).raw(" (confidence ");
        m_.number(percent(edge.confidence));
        m_.raw(" %)</title></path>\n");
    }

    void write_node(const GraphNode& node, const LineageDrawing::Box& box) {
        m_.raw("<g class=\"node ").text(name_of(node.kind));
        m_.raw(node.origin ? Literal(" origin") : Literal(""));
        m_.raw(node.members.empty() ? Literal("\">") : Literal(" group\">"));
        m_.raw("<title>").text(node.label);
        if (!node.note.empty()) {
            m_.raw(" – ").text(node.note);
        }
        m_.raw("</title>");
        if (!node.members.empty()) {
            write_box(box, 4);
        }
        write_box(box, 0);
        const std::vector<std::string> lines = lines_of(node.label, drawing_.letters);
        const int middle = box.left + box.width / 2;
        const auto below = static_cast<int>(lines.size()) - 1 + (node.note.empty() ? 0 : 1);
        int y = box.top + box.height / 2 + 5 - 7 * below;
        for (const std::string& line : lines) {
            write_line("label", middle, y, line);
            y += 14;
        }
        if (!node.note.empty()) {
            write_line("note", middle, y, lines_of(node.note, drawing_.letters + 3).front());
        }
        m_.raw("</g>\n");
    }

    void write_box(const LineageDrawing::Box& box, int shift) {
        m_.raw("<rect x=\"").number(box.left + shift).raw("\" y=\"").number(box.top + shift);
        m_.raw("\" width=\"").number(box.width).raw("\" height=\"").number(box.height);
        m_.raw("\"/>");
    }

    void write_line(Literal name, int x, int y, std::string_view line) {
        m_.raw("<text class=\"").raw(name).raw("\" text-anchor=\"middle\" x=\"").number(x);
        m_.raw("\" y=\"").number(y).raw("\">").text(line).raw("</text>");
    }

    Markup& m_;
    const LineageGraph& graph_;
    std::size_t story_;
    LineageDrawing drawing_;
    Literal name_;
};

}  // namespace

void write_lineage_svg(Markup& m, const LineageGraph& graph, std::size_t story, DrawingForm form) {
    SvgWriter(m, graph, story, form).write();
}

}  // namespace stemma::render
