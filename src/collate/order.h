// The order in which a story's articles are worked on, so that the order in which they were given
// changes nothing but their positions in the result.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// Positions in `articles`: by publication, id, text.
[[nodiscard]] std::vector<std::uint32_t> reading_order(
    std::span<const ReadArticle* const> articles);

/// Replaces every ArticleId i by order[i], and puts the lists of articles into that order again.
void restore_order(Collation& collation, std::span<const std::uint32_t> order);

}  // namespace stemma::collate
