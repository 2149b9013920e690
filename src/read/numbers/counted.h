// What a number counts: the noun after it, and what befell the people who are counted.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "read/numbers/number_lexicon.h"
#include "read/pieces.h"
#include "stemma/reading.h"

namespace stemma::read {

/// The text being read, cut into pieces, with what is known about its words.
struct NumberText {
    std::string_view text;
    std::span<const Piece> pieces;
    std::span<const Token> tokens;
    const NumberLexicon& lexicon;

    [[nodiscard]] NumberLexicon::Found at(NumberLexicon::Kind kind, std::size_t i) const {
        return lexicon.at(kind, text, pieces, i);
    }
    [[nodiscard]] NumberLexicon::Found ending_at(NumberLexicon::Kind kind, std::size_t i) const {
        return lexicon.ending_at(kind, text, pieces, i);
    }
    [[nodiscard]] bool is(std::size_t i, std::string_view key) const {
        std::string buffer;
        return i < pieces.size() && key_of(pieces[i], text, buffer) == key;
    }
    [[nodiscard]] bool is_word(std::size_t i) const {
        return i < pieces.size() && pieces[i].kind == PieceKind::word;
    }
    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < pieces.size() && pieces[i].kind == PieceKind::number;
    }
    /// No white space between piece i and the one before it.
    [[nodiscard]] bool glued(std::size_t i) const {
        return i > 0 && i < pieces.size() && !pieces[i].space_before;
    }
    [[nodiscard]] Pos pos(std::size_t i) const;
};

/// The unit of a count whose number (with its modifiers) is pieces [begin, end).
[[nodiscard]] std::string counted_unit(const NumberText& t, std::size_t begin, std::size_t end);

/// Past "no", "no one", "none" or "nobody"; `i` if nothing of the kind stands there.
[[nodiscard]] std::size_t none_at(const NumberText& t, std::size_t i);

/// "missiles" → "missile", "countries" → "country", "classes" → "class".
[[nodiscard]] std::string singular(std::string_view lower_noun);

}  // namespace stemma::read
