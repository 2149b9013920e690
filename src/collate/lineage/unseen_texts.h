// Texts that several articles have in common and none of them owns: lost, or an agency's that one
// of the sharers names.
#pragma once

#include <optional>

#include "collate/lineage/parents.h"

namespace stemma::collate {

/// Puts an unseen text above the root of each family whose root cannot be the source of the rest.
void add_unseen_texts(const Evidences& evidence, Parentage& parentage);

/// The agency that one side cites for a sentence which the other has without ever naming it: both
/// have it from there.
[[nodiscard]] std::optional<UnseenText> find_silent_agency(const Evidences& evidence,
                                                           const Relation& relation);

}  // namespace stemma::collate
