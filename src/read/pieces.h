// Pieces: the text cut finer than tokens, as the grammars of times and numbers want it.
//
//   for (const Piece& p : cut_pieces(article.text, article.paragraphs)) …
//
//   Aug. 15, 2022 05:30pm          Aug|.|15|,|2022|05|:|30|pm
//   three-year $1,250.5m ’90s      three|-|year|$|1250.5|m|'|90|s
//
// A piece is a run of letters, a numeral (with its group separators and decimal point), or one
// other character; spaces without width and soft hyphens part no letters. It does not depend on the
// tokenizer, so "5pm", "2022-08-15" and "p.m." look alike whatever that does. Linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma::read {

enum class PieceKind : std::uint8_t { word, number, other };

struct Piece {
    Span span;
    PieceKind kind = PieceKind::other;
    bool space_before = false;    ///< white space, or the start of a paragraph, stands before it
    bool capital = false;         ///< starts with an ASCII capital letter
    bool whole = true;            ///< number: has no decimal point
    std::uint16_t digits = 0;     ///< number: how many digits the numeral has
    std::uint32_t paragraph = 0;  ///< position in the paragraphs given
    double value = 0;             ///< number: its value
};

/// Paragraphs must be ordered and lie in the text; none means the whole text.
[[nodiscard]] std::vector<Piece> cut_pieces(std::string_view text,
                                            const std::vector<Span>& paragraphs);

/// The piece's key in a grammar: lower case, dashes as "-", typographic quotes as ' and ".
/// `buffer` holds the key where it differs from the text.
[[nodiscard]] std::string_view key_of(const Piece& piece, std::string_view text,
                                      std::string& buffer);

}  // namespace stemma::read
