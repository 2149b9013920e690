// The lineage as an inline SVG, in two sizes: for a page and for a telephone.
#pragma once

#include "render/html/markup.h"
#include "render/lineage/graph.h"

namespace stemma::render {

/// Measures of a drawing, in CSS pixels.
struct SvgMeasures {
    double box_width = 172;
    double box_height = 50;
    double gap_along = 50;
    double gap_across = 14;
    std::size_t letters = 22;  ///< of a label that fit on one line
    Literal size = "wide";
};

[[nodiscard]] SvgMeasures page_measures();
[[nodiscard]] SvgMeasures phone_measures();

void write_lineage_svg(Markup& m, const LineageGraph& graph, std::size_t story,
                       const SvgMeasures& measures);

}  // namespace stemma::render
