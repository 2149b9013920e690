#include <algorithm>
#include <cstddef>
#include <vector>

#include "render/graphs/graphs.h"
#include "render/html/lineage_drawing.h"
#include "render/html/lineage_svg.h"
#include "render/html/markup.h"

namespace stemma::render {
namespace {

constexpr int heading = 40;
constexpr int gap = 24;
constexpr int least_width = 480;
constexpr std::size_t longest_heading = 90;

struct Drawn {
    std::string headline;
    LineageGraph graph;
    int width = 0;
    int height = 0;
};

std::vector<Drawn> draw_all(const RunReport& report) {
    std::vector<Drawn> drawn;
    for (const StoryReport& story : report.stories) {
        const StoryView view(story);
        if (story.collation.lineage.nodes.size() < 2) {
            continue;
        }
        Drawn one{shortened(view.headline(), longest_heading), lineage_graph(view), 0, 0};
        const LineageDrawing drawing = draw_layers(one.graph);
        one.width = drawing.width;
        one.height = drawing.height;
        drawn.push_back(std::move(one));
    }
    return drawn;
}

void write_style(Markup& m) {
    m.raw(
        "<style>text{font:13px sans-serif;fill:#1a1a1a}.title{font:bold 16px sans-serif}"
        ".note{font-size:11px;fill:#555}.node rect{fill:#fff;stroke:#777;stroke-width:1}"
        ".agency rect{rx:25px;fill:#eef3f8}.source rect{rx:8px;fill:#f4f1ea}"
        ".lost rect{stroke-dasharray:5 4}.origin rect{stroke:#1b4f8a;stroke-width:2.5}"
        ".edge{fill:none;stroke:#777;stroke-width:1.75}.edge.copies{stroke:#1a1a1a;"
        "stroke-width:2.25}.edge.rewrites{stroke:#1a1a1a;stroke-dasharray:8 4}"
        ".edge.cites{stroke-dasharray:2 4}.head{fill:#555}</style>\n");
}

}  // namespace

std::string lineage_svg(const RunReport& report) {
    const std::vector<Drawn> drawn = draw_all(report);
    int width = least_width;
    int height = gap;
    for (const Drawn& one : drawn) {
        width = std::max(width, one.width + 2 * gap);
        height += heading + one.height + gap;
    }
    Markup m;
    m.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    m.raw("width=\"").number(width).raw("\" height=\"").number(height);
    m.raw("\" viewBox=\"0 0 ").number(width).raw(" ").number(height).raw("\">\n");
    write_style(m);
    m.raw("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    int top = gap;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        m.raw("<text class=\"title\" x=\"").number(gap).raw("\" y=\"").number(top + 16);
        m.raw("\">").text(drawn[i].headline).raw("</text>\n<g transform=\"translate(");
        m.number(gap).raw(" ").number(top + heading).raw(")\">\n");
        write_lineage_svg(m, drawn[i].graph, i, DrawingForm::layers);
        m.raw("</g>\n");
        top += heading + drawn[i].height + gap;
    }
    m.raw("</svg>\n");
    return m.take();
}

}  // namespace stemma::render
