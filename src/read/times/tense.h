// Which way a time without a year or week points: the tense of the verb beside it.
#pragma once

#include <span>
#include <string_view>

#include "read/pieces.h"
#include "read/times/resolver.h"

namespace stemma::read {

/// Looks at the words around pieces [begin, end), inside the sentence: the nearest verb form
/// that tells a tense, the one before it first. Bounded work.
[[nodiscard]] Direction direction_around(std::string_view text, std::span<const Piece> pieces,
                                         std::size_t begin, std::size_t end);

}  // namespace stemma::read
