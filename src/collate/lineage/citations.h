// The edges of citations: articles that name an agency or another outlet as their source, and the
// people whom agencies quote.
#pragma once

#include "collate/lineage/family_draft.h"

namespace stemma::collate {

/// To be called when all edges of text are there: what a text brought needs no citation.
void add_citations(FamilyDraft& draft);

}  // namespace stemma::collate
