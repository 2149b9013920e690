// The lineage of every story of a report for other programs: GraphML (Gephi, yEd, networkx),
// Graphviz, and a drawing as an SVG file.
//
//   std::string file = render::graphml(report);
//
// GraphML and Graphviz hold all nodes and edges, one graph a story; the drawing folds a long story
// as the page does. All are escaped: names come from outside. Thread safety: pure functions.
#pragma once

#include <string>

#include "stemma/report.h"

namespace stemma::render {

[[nodiscard]] std::string graphml(const RunReport& report);
[[nodiscard]] std::string graphviz(const RunReport& report);
[[nodiscard]] std::string lineage_svg(const RunReport& report);

}  // namespace stemma::render
