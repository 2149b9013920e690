// The lineage as an inline SVG, in two forms: layers beside each other for a page, an outline for
// a telephone. The style sheet shows the one that fits.
#pragma once

#include "render/html/markup.h"
#include "render/lineage/graph.h"

namespace stemma::render {

enum class DrawingForm : std::uint8_t { layers, outline };

void write_lineage_svg(Markup& m, const LineageGraph& graph, std::size_t story, DrawingForm form);

}  // namespace stemma::render
