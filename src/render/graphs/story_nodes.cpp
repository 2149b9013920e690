#include "render/graphs/story_nodes.h"

#include <algorithm>

#include "base/strings.h"

namespace stemma::render {

bool is_origin(const Lineage& lineage, const LineageNode& node) {
    return std::ranges::find(lineage.origins, node.id, &Origin::id) != lineage.origins.end();
}

std::string_view label_of(const StoryView& view, const LineageNode& node) {
    if (node.article) {
        return view.name(*node.article);
    }
    return node.name.empty() ? node.id : node.name;
}

bool is_sound(const Lineage& lineage, const LineageEdge& edge) {
    return edge.from < lineage.nodes.size() && edge.to < lineage.nodes.size();
}

std::string passages_of(const LineageEdge& edge) {
    std::string out;
    for (const LineageEdge::Passage& passage : edge.evidence) {
        const std::string from = passage.from_span.empty()
                                     ? "-"
                                     : cat(passage.from_span.begin, '-', passage.from_span.end);
        out +=
            cat(out.empty() ? "" : " ", from, ':', passage.to_span.begin, '-', passage.to_span.end);
    }
    return out;
}

}  // namespace stemma::render
