// Where a sentence makes two claims: independent clauses, each with its own subject and verb.
//
//   North Korea recognised two states, | and officials raised the prospect of sending workers.
//   Putin said ties were in both interests, and would strengthen security.       (one subject: one)
#pragma once

#include <vector>

#include "stemma/reading.h"

namespace stemma::collate {

/// The clauses of a range of tokens, in order, covering it; the range itself if it is one clause.
/// Nothing is parted inside quotation marks.
[[nodiscard]] std::vector<TokenRange> clauses_of(const ReadArticle& article, TokenRange sentence);

}  // namespace stemma::collate
