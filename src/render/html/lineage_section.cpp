// Who took text or facts from whom: the drawing, and the same as a list with its evidence.
#include <algorithm>

#include "render/html/lineage_svg.h"
#include "render/html/sections.h"
#include "render/lineage/graph.h"
#include "render/view/percent.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_listed = 120;
constexpr std::size_t max_passage = 240;

void write_key(Markup& m) {
    m.raw(
        "<ul class=\"legend\" aria-hidden=\"true\">"
        "<li><svg width=\"34\" height=\"8\"><path class=\"edge copies\" d=\"M0 4H34\"/></svg>"
        " copies</li>"
        "<li><svg width=\"34\" height=\"8\"><path class=\"edge rewrites\" d=\"M0 4H34\"/></svg>"
        " rewrites</li>"
        "<li><svg width=\"34\" height=\"8\"><path class=\"edge cites\" d=\"M0 4H34\"/></svg>"
        " cites</li>"
        "<li><span class=\"box origin\"></span> origin</li>"
        "<li><span class=\"box lost\"></span> text that is shared but not among the inputs"
        "</li></ul>\n");
}

// The longest passage is the evidence that convinces most.
std::string_view longest_passage(const StoryView& view, const LineageEdge& edge) {
    const auto& child = view.collation().lineage.nodes[edge.to];
    if (edge.evidence.empty() || !child.article) {
        return {};
    }
    const auto longest = std::ranges::max_element(
        edge.evidence, {}, [](const auto& passage) { return passage.to_span.size(); });
    return longest->to_span.of(view.text(*child.article));
}

void write_end(Markup& m, const StoryPage& page, const LineageNode& node) {
    if (node.article) {
        m.raw("<a href=\"#");
        write_article_anchor(m, page, *node.article);
        m.raw("\">").isolated(page.view->name(*node.article)).raw("</a>");
    } else {
        m.isolated(node.name.empty() ? node.id : node.name);
    }
}

void write_item(Markup& m, const StoryPage& page, const LineageEdge& edge) {
    const auto& nodes = page.view->collation().lineage.nodes;
    m.raw("<li>");
    write_end(m, page, nodes[edge.to]);
    m.raw(" <b>").text(name_of(edge.kind)).raw("</b> ");
    write_end(m, page, nodes[edge.from]);
    m.raw(" <span class=\"fed\">");
    if (edge.share > 0) {
        m.number(percent(edge.share)).raw(" % of its text, ");
    }
    m.raw("confidence ").number(percent(edge.confidence)).raw(" %</span>");
    const std::string_view passage = longest_passage(*page.view, edge);
    if (!passage.empty()) {
        m.raw("<q class=\"passage\" dir=\"auto\">").text(shortened(passage, max_passage));
        m.raw("</q>");
    }
    m.raw("</li>\n");
}

void write_list(Markup& m, const StoryPage& page) {
    const Lineage& lineage = page.view->collation().lineage;
    m.raw(
        "<details class=\"rest\"><summary>The same as a list, with the evidence</summary>"
        "<ul class=\"edges\">\n");
    std::size_t shown = 0;
    for (const LineageEdge& edge : lineage.edges) {
        if (edge.from < lineage.nodes.size() && edge.to < lineage.nodes.size() &&
            ++shown <= max_listed) {
            write_item(m, page, edge);
        }
    }
    m.raw("</ul>");
    if (shown > max_listed) {
        m.raw("<p class=\"more\">and ").number(shown - max_listed).raw(" more</p>");
    }
    m.raw("<ul class=\"edges\">\n");
    for (std::size_t i = 0; i < lineage.origins.size() && i < max_listed; ++i) {
        m.raw("<li>Origin: ").isolated(page.view->origin_name(i)).raw(" <span class=\"fed\">");
        write_names(m, page.view->names(lineage.origins[i].articles), 40);
        m.raw("</span></li>\n");
    }
    m.raw("</ul></details>\n");
}

}  // namespace

void write_lineage(Markup& m, const StoryPage& page) {
    if (page.view->collation().lineage.nodes.size() < 2) {
        return;
    }
    const LineageGraph graph = lineage_graph(*page.view);
    open_section(m, page, "lineage", "Who took it from whom",
                 "Each arrow runs from a text to one that took words or facts from it.");
    write_key(m);
    m.raw("<div class=\"scroll graph\" tabindex=\"0\" role=\"region\" id=\"s").number(page.number);
    m.raw("-drawing\" aria-label=\"Drawing of the lineage\"");
    write_name_in_story(m, page, "drawing", "");
    m.raw(">");
    write_lineage_svg(m, graph, page.number, DrawingForm::layers);
    write_lineage_svg(m, graph, page.number, DrawingForm::outline);
    m.raw("</div>\n");
    if (graph.left_out > 0) {
        m.raw("<p class=\"more\">").number(graph.left_out).raw(" more are only in the list</p>");
    }
    write_list(m, page);
    close_section(m);
}

}  // namespace stemma::render
