#include "read/times/tense.h"

#include <algorithm>
#include <string>

namespace stemma::read {
namespace {

constexpr std::size_t reach = 14;  // pieces to either side

/// "Friday's ruling" was.
bool owns(std::string_view text, std::span<const Piece> pieces, std::size_t end) {
    std::string buffer;
    return end + 1 < pieces.size() && key_of(pieces[end], text, buffer) == "'" &&
           key_of(pieces[end + 1], text, buffer) == "s" && !pieces[end + 1].space_before;
}

bool ends_sentence(std::string_view key) {
    return key == "." || key == "!" || key == "?" || key == ";";
}

}  // namespace

Tense::Tense(const Grammar& grammar)
    : grammar_(grammar),
      past_(grammar.find_class("past-tense")),
      past_ending_(grammar.find_class("past-ending")),
      future_(grammar.find_class("future-tense")),
      future_ending_(grammar.find_class("future-ending")),
      before_future_(grammar.find_class("before-future")),
      determiner_(grammar.find_class("determiner")),
      month_(grammar.find_class("month")) {}

bool Tense::ends(Class endings, std::string_view key) const {
    constexpr std::size_t longest = 4;  // bytes of an ending
    for (std::size_t n = 2; endings && n <= longest && n + 2 < key.size(); ++n) {
        if (grammar_.holds(*endings, key.substr(key.size() - n))) {
            return true;
        }
    }
    return false;
}

Direction Tense::of_word(std::string_view key, const Piece& piece) const {
    if (piece.capital && holds(month_, key)) {
        return Direction::unknown;
    }
    if (holds(future_, key) || ends(future_ending_, key)) {
        return Direction::future;
    }
    return holds(past_, key) || ends(past_ending_, key) ? Direction::past : Direction::unknown;
}

/// "to meet", not "to the" or "to Kenya".
bool Tense::is_infinitive(std::string_view text, std::span<const Piece> pieces, std::size_t to,
                          std::size_t end) const {
    std::string buffer;
    if (to + 1 >= end || pieces[to + 1].kind != PieceKind::word || pieces[to + 1].capital) {
        return false;
    }
    return !holds(determiner_, key_of(pieces[to + 1], text, buffer));
}

Direction Tense::around(std::string_view text, std::span<const Piece> pieces, std::size_t begin,
                        std::size_t end) const {
    std::string buffer;
    if (owns(text, pieces, end)) {
        return Direction::past;
    }
    for (std::size_t i = begin; i > 0 && begin - i < reach; --i) {
        const std::string_view key = key_of(pieces[i - 1], text, buffer);
        if (ends_sentence(key) || pieces[i - 1].paragraph != pieces[begin].paragraph) {
            break;
        }
        if (begin == i && holds(before_future_, key)) {
            return Direction::future;
        }
        const bool soon =
            begin == i && i > 2 && key == "as" && key_of(pieces[i - 3], text, buffer) == "as";
        if (soon || (key == "to" && is_infinitive(text, pieces, i - 1, begin))) {
            return Direction::future;
        }
        if (const Direction d = of_word(key, pieces[i - 1]); d != Direction::unknown) {
            return d;
        }
    }
    for (std::size_t i = end; i < pieces.size() && i - end < reach; ++i) {
        const std::string_view key = key_of(pieces[i], text, buffer);
        if (ends_sentence(key) || pieces[i].paragraph != pieces[begin].paragraph) {
            break;
        }
        if (const Direction d = of_word(key, pieces[i]); d != Direction::unknown) {
            return d;
        }
    }
    return Direction::unknown;
}

}  // namespace stemma::read
