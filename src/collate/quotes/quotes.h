// Utterances inside quotation marks, each with every form in which outlets printed it.
//
//   “expand the … bilateral relations with common efforts”      outlets 2
//   “expand the … bilateral relations with joint efforts”       outlet 4   → altered
//   “comprehensive and constructive bilateral relations”        outlets 1, 5: partial
//
// Two forms are of one utterance when the words of the shorter stand in the longer in order.
// Case, punctuation, spelling and [insertions] make no alteration; other words do.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/align/vocabulary.h"
#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// Utterances of several articles first, then by length.
[[nodiscard]] std::vector<Quote> find_quotes(Vocabulary& vocabulary,
                                             std::span<const ReadArticle* const> articles);

}  // namespace stemma::collate
