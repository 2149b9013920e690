// Why entities and numbers were read as they were, told from the reading itself. The other finders
// know their rules and weights, and tell their reasons themselves.
#pragma once

#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"

namespace stemma::read {

/// Adds to Reading::reasons.
void explain_entities(const Article& article, Reading& reading);
void explain_numbers(const Article& article, Reading& reading);

/// By span; equal ones in the order in which they were added.
void sort_reasons(Reading& reading);

/// “word”, cut where it is long.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace stemma::read
