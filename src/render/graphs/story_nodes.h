// What the graph files say about a node and an edge of the lineage.
#pragma once

#include <string>
#include <string_view>

#include "render/view/story_view.h"

namespace stemma::render {

/// Is the node one of the origins?
[[nodiscard]] bool is_origin(const Lineage& lineage, const LineageNode& node);
/// An outlet's name, an agency's, "lost text 1".
[[nodiscard]] std::string_view label_of(const StoryView& view, const LineageNode& node);
/// Both ends exist.
[[nodiscard]] bool is_sound(const Lineage& lineage, const LineageEdge& edge);
/// "0-120:4-124 300-380:310-395": byte ranges in the parent and in the child; "-" where the parent
/// is no article at hand.
[[nodiscard]] std::string passages_of(const LineageEdge& edge);

}  // namespace stemma::render
