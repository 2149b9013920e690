// The second half of tokenize(): a paragraph's tokens → its sentences.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/tokens.h"

namespace stemma::text::detail {

/// Appends the sentences of `tokens` from position `begin` on, all of one paragraph, to `out`.
void split_sentences(std::string_view text, std::uint32_t begin, std::uint32_t paragraph,
                     Tokenized& out);

}  // namespace stemma::text::detail
