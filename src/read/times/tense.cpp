#include "read/times/tense.h"

#include <algorithm>
#include <array>
#include <string>

namespace stemma::read {
namespace {

constexpr std::size_t reach = 14;  // pieces to either side

// Sorted. Forms that only the past has, beside those in -ed.
constexpr std::array<std::string_view, 65> past_forms = {
    "ate",     "beat",   "became", "been",   "began",  "bought", "broke", "brought", "built",
    "came",    "caught", "chose",  "cut",    "did",    "died",   "drew",  "drove",   "fell",
    "felt",    "flew",   "forgot", "fought", "found",  "gave",   "got",   "grew",    "had",
    "heard",   "held",   "hit",    "kept",   "killed", "knew",   "laid",  "led",     "left",
    "lost",    "made",   "met",    "paid",   "ran",    "rose",   "said",  "sat",     "saw",
    "sent",    "shot",   "shut",   "sold",   "spent",  "spoke",  "stood", "struck",  "taught",
    "thought", "threw",  "told",   "took",   "was",    "went",   "were",  "won",     "wore",
    "wounded", "wrote"};
static_assert(std::ranges::is_sorted(past_forms));

constexpr std::array<std::string_view, 17> future_forms = {
    "due",     "effective", "expected",  "expects", "going",  "hopes",    "intends", "ll", "may",
    "payable", "plans",     "scheduled", "shall",   "slated", "upcoming", "will",    "wo"};
static_assert(std::ranges::is_sorted(future_forms));

Direction of_word(std::string_view word) {
    if (std::ranges::binary_search(future_forms, word)) {
        return Direction::future;
    }
    if (std::ranges::binary_search(past_forms, word) || (word.size() > 4 && word.ends_with("ed"))) {
        return Direction::past;
    }
    return Direction::unknown;
}

/// Words after which "to" is no infinitive's: "to the", "to his".
constexpr std::array<std::string_view, 12> after_preposition = {
    "a", "an", "her", "his", "its", "my", "our", "that", "the", "their", "this", "your"};
static_assert(std::ranges::is_sorted(after_preposition));

/// "to meet", not "to the" or "to Kenya".
bool is_infinitive(std::string_view text, std::span<const Piece> pieces, std::size_t to,
                   std::size_t end) {
    std::string buffer;
    if (to + 1 >= end || pieces[to + 1].kind != PieceKind::word || pieces[to + 1].capital) {
        return false;
    }
    return !std::ranges::binary_search(after_preposition, key_of(pieces[to + 1], text, buffer));
}

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

Direction direction_around(std::string_view text, std::span<const Piece> pieces, std::size_t begin,
                           std::size_t end) {
    std::string buffer;
    if (owns(text, pieces, end)) {
        return Direction::past;
    }
    for (std::size_t i = begin; i > 0 && begin - i < reach; --i) {
        const std::string_view key = key_of(pieces[i - 1], text, buffer);
        if (ends_sentence(key) || pieces[i - 1].paragraph != pieces[begin].paragraph) {
            break;
        }
        if (begin == i && (key == "until" || key == "till" || key == "by")) {
            return Direction::future;
        }
        const bool soon =
            begin == i && i > 2 && key == "as" && key_of(pieces[i - 3], text, buffer) == "as";
        if (soon || (key == "to" && is_infinitive(text, pieces, i - 1, begin))) {
            return Direction::future;
        }
        if (const Direction d = of_word(key); d != Direction::unknown) {
            return d;
        }
    }
    for (std::size_t i = end; i < pieces.size() && i - end < reach; ++i) {
        const std::string_view key = key_of(pieces[i], text, buffer);
        if (ends_sentence(key) || pieces[i].paragraph != pieces[begin].paragraph) {
            break;
        }
        if (const Direction d = of_word(key); d != Direction::unknown) {
            return d;
        }
    }
    return Direction::unknown;
}

}  // namespace stemma::read
