#include <cstddef>

#include "base/strings.h"
#include "render/escape/escape.h"
#include "render/graphs/graphs.h"
#include "render/graphs/story_nodes.h"
#include "render/view/percent.h"

namespace stemma::render {
namespace {

constexpr std::size_t longest_label = 120;

/// A string of the DOT language: quotes and backslashes escaped, on one line.
std::string quoted(std::string_view untrusted) {
    std::string out = "\"";
    for (const char c : shortened(untrusted, longest_label)) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += control ? ' ' : c;
    }
    return out + '"';
}

std::string_view shape_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::article: return "shape=box";
        case NodeKind::agency: return "shape=ellipse";
        case NodeKind::source: return "shape=box, style=rounded";
        case NodeKind::lost: return "shape=box, style=dashed";
    }
    return "shape=box";
}
std::string_view style_of(EdgeKind kind) {
    switch (kind) {
        case EdgeKind::copies: return "solid";
        case EdgeKind::rewrites: return "dashed";
        case EdgeKind::cites: return "dotted";
    }
    return "solid";
}

void write_story(std::string& out, const StoryView& view, std::size_t number) {
    const Lineage& lineage = view.collation().lineage;
    out +=
        cat("digraph story", number, " {\n  rankdir=LR;\n  label=", quoted(view.headline()), ";\n");
    for (std::size_t i = 0; i < lineage.nodes.size(); ++i) {
        const LineageNode& node = lineage.nodes[i];
        out += cat("  n", i, " [label=", quoted(label_of(view, node)), ", ", shape_of(node.kind),
                   is_origin(lineage, node) ? ", penwidth=2.5" : "", ", tooltip=", quoted(node.id),
                   "];\n");
    }
    for (const LineageEdge& edge : lineage.edges) {
        if (is_sound(lineage, edge)) {
            out += cat("  n", edge.from, " -> n", edge.to, " [style=", style_of(edge.kind),
                       ", label=\"", percent(edge.share), " %\", tooltip=\"", name_of(edge.kind),
                       ", confidence ", percent(edge.confidence), " %\"];\n");
        }
    }
    out += "}\n";
}

}  // namespace

std::string graphviz(const RunReport& report) {
    std::string out = "// Who took text or facts from whom; at each edge the share of the text.\n";
    for (std::size_t i = 0; i < report.stories.size(); ++i) {
        write_story(out, StoryView(report.stories[i]), i);
    }
    return out;
}

}  // namespace stemma::render
