// How far a word, a number or an address reaches: inner full stops, hyphens, apostrophes; the full
// stop after an abbreviation.
#pragma once

#include <optional>

#include "text/scanned_text.h"
#include "text/tokens.h"

namespace stemma::text::detail {

struct ScannedWord {
    std::size_t end = 0;
    std::size_t apostrophe = 0;  ///< where the last inner one stands; 0: none
    std::size_t piece = 0;       ///< where the part after the last inner full stop begins
    bool dotted = false;         ///< has an inner full stop
    bool address = false;
    TokenKind kind = TokenKind::word;
};

/// The word that begins at `begin`; `before` is the token before it in the paragraph.
ScannedWord scan_word(const ScannedText& text, std::size_t begin, TokenKind kind,
                      std::optional<Span> before);

/// Where the digits end that begin at `begin`, after a decimal point.
std::size_t fraction_end(const ScannedText& text, std::size_t begin);

}  // namespace stemma::text::detail
