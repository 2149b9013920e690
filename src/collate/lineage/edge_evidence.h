// How much evidence an edge keeps.
#pragma once

#include <cstddef>
#include <vector>

#include "stemma/collation.h"

namespace stemma::collate {

inline constexpr std::size_t most_evidence_passages = 200;

/// Keeps the longest passages, in the order of the child's text; drops those inside others.
void bound_evidence(std::vector<LineageEdge::Passage>& evidence);

}  // namespace stemma::collate
