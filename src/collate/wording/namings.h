// Terms that an outlet itself sets against each other: a Russian invasion described by Moscow as a
// “special military operation”.
#pragma once

#include <span>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// For each naming, which articles use the noun, and which the words in quotation marks.
void add_namings(std::span<const ReadArticle* const> articles, std::vector<Wording>& out);

}  // namespace stemma::collate
