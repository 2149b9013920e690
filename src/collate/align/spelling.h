// Spellings of one word: "organise" and "organize", "Co-operation" and "cooperation".
#pragma once

#include <string_view>

namespace stemma::collate {

/// True if the two differ at most in case, accents, punctuation, -ise / -ize, -our / -or,
/// -re / -er and doubled letters. Not for telling words apart that differ by meaning.
[[nodiscard]] bool spelling_variants(std::string_view a, std::string_view b);

}  // namespace stemma::collate
