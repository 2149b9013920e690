// Words as keys: lower case, stems, stop words, shapes, spelled numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::text {

/// Snowball stem of a lower-case word in `language` (BCP 47 primary tag); the word itself for a
/// language without a stemmer. Thread-safe.
[[nodiscard]] std::string stem(std::string_view lower_word, std::string_view language = "en");

/// Function words of English, German, French, Spanish, Italian, Portuguese, Dutch, Russian;
/// `language` "" asks all of them.
[[nodiscard]] bool is_stop_word(std::string_view lower_word, std::string_view language = "en");

/// What the bit of a language is in StopWordSet::languages_of(), 0 of another.
[[nodiscard]] std::uint32_t stop_word_language(std::string_view language);

/// Orthographic shape with runs folded: "Jong-un" → "Xx-x", "2022" → "d", "U.S." → "X.X.", "KCNA" →
/// "X".
[[nodiscard]] std::string shape(std::string_view word);

}  // namespace stemma::text
