// A word of a statement.
#pragma once

#include <cstdint>

#include "collate/align/background.h"
#include "stemma/reading.h"

namespace stemma::collate {

struct Word {
    Span span;
    std::uint64_t form = 0;  ///< hash of the lower-case word
    std::uint64_t stem = 0;
    Senses senses{};
    float weight = 0;            ///< rarity: 0 for "the", about 9 for a word never seen
    std::int32_t direction = 0;  ///< Background::direction
    std::uint32_t vector = WordVectors::unknown;
    std::int32_t mention = -1;  ///< position in Statement::mentions
    std::uint32_t head = 0;     ///< its first three letters without case; 0: not to be spelled
    Pos pos = Pos::x;
    bool content = false;  ///< neither a function word nor a number
    bool capital = false;
    bool digit = false;
    bool negation = false;
    bool modal = false;
    bool initials = false;  ///< printed as an abbreviation of several words is: "SC", "BoE"
    bool quoted = false;    ///< stands inside quotation marks
};

}  // namespace stemma::collate
