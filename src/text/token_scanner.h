// The first half of tokenize(): a paragraph's bytes → its tokens.
#pragma once

#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace stemma::text::detail {

/// Appends the tokens of `text` inside `paragraph` to `out`.
void scan_tokens(std::string_view text, Span paragraph, std::vector<RawToken>& out);

}  // namespace stemma::text::detail
