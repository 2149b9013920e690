#include <cstddef>

#include "render/graphs/graphs.h"
#include "render/graphs/story_nodes.h"
#include "render/html/markup.h"
#include "render/view/percent.h"

namespace stemma::render {
namespace {

void write_keys(Markup& m) {
    m.raw(
        "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
        "<key id=\"id\" for=\"node\" attr.name=\"id\" attr.type=\"string\"/>\n"
        "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
        "<key id=\"published\" for=\"node\" attr.name=\"published\" attr.type=\"string\"/>\n"
        "<key id=\"origin\" for=\"node\" attr.name=\"origin\" attr.type=\"boolean\"/>\n"
        "<key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
        "<key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"int\"/>\n"
        "<key id=\"direction\" for=\"edge\" attr.name=\"direction\" attr.type=\"int\"/>\n"
        "<key id=\"share\" for=\"edge\" attr.name=\"share\" attr.type=\"int\"/>\n"
        "<key id=\"passages\" for=\"edge\" attr.name=\"passages\" attr.type=\"string\"/>\n");
}

void write_data(Markup& m, Literal key, std::string_view value) {
    m.raw("<data key=\"").raw(key).raw("\">").text(value).raw("</data>");
}

void write_story(Markup& m, const StoryView& view, std::size_t number) {
    const Lineage& lineage = view.collation().lineage;
    m.raw("<graph id=\"s").number(number).raw("\" edgedefault=\"directed\">\n");
    for (std::size_t i = 0; i < lineage.nodes.size(); ++i) {
        const LineageNode& node = lineage.nodes[i];
        m.raw("<node id=\"s").number(number).raw("n").number(i).raw("\">");
        write_data(m, "name", label_of(view, node));
        write_data(m, "id", node.id);
        write_data(m, "kind", name_of(node.kind));
        if (node.article) {
            write_data(m, "published", view.published(*node.article));
        }
        write_data(m, "origin", is_origin(lineage, node) ? "true" : "false");
        m.raw("</node>\n");
    }
    for (const LineageEdge& edge : lineage.edges) {
        if (!is_sound(lineage, edge)) {
            continue;
        }
        m.raw("<edge source=\"s").number(number).raw("n").number(edge.from);
        m.raw("\" target=\"s").number(number).raw("n").number(edge.to).raw("\">");
        write_data(m, "relation", name_of(edge.kind));
        write_data(m, "confidence", cat(percent(edge.confidence)));
        write_data(m, "direction", cat(percent(edge.direction)));
        write_data(m, "share", cat(percent(edge.share)));
        write_data(m, "passages", passages_of(edge));
        m.raw("</edge>\n");
    }
    m.raw("</graph>\n");
}

}  // namespace

std::string graphml(const RunReport& report) {
    Markup m;
    m.raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- Who took text or facts from whom. Confidence, direction and share (of the target's "
        "text) in "
        "percent; passages are byte ranges source:target. -->\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    write_keys(m);
    for (std::size_t i = 0; i < report.stories.size(); ++i) {
        write_story(m, StoryView(report.stories[i]), i);
    }
    m.raw("</graphml>\n");
    return m.take();
}

}  // namespace stemma::render
