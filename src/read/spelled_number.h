// Numbers in English words: "twenty-six", "a hundred and thirty million", "nineteen ninety-six".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "read/pieces.h"

namespace stemma::read {

struct SpelledNumber {
    double value = 0;
    std::uint32_t pieces = 0;  ///< how many pieces it takes
    bool ordinal = false;      ///< "fifteenth", "twenty-first"
};

/// The longest spelled number that starts at `at`; "a" and "an" count only before "hundred",
/// "thousand" and the like.
[[nodiscard]] std::optional<SpelledNumber> spelled_number(std::string_view text,
                                                          std::span<const Piece> pieces,
                                                          std::size_t at);
/// A year said in two halves: "nineteen ninety-six", "twenty fifteen".
[[nodiscard]] std::optional<SpelledNumber> spelled_year(std::string_view text,
                                                        std::span<const Piece> pieces,
                                                        std::size_t at);
/// 1e3 for "thousand", 1e6 for "million", "m", "mn" …; 0 for any other word (lower case).
[[nodiscard]] double magnitude_of(std::string_view word);

}  // namespace stemma::read
