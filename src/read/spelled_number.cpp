#include "read/spelled_number.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"

namespace stemma::read {
namespace {

enum class WordClass : std::uint8_t { none, ones, teens, tens, hundred, scale };

struct NumberWord {
    std::string_view word;
    WordClass kind;
    double value;
    bool ordinal = false;
};

// Sorted by word.
constexpr std::array<NumberWord, 64> number_words = {{
    {"billion", WordClass::scale, 1e9},
    {"eight", WordClass::ones, 8},
    {"eighteen", WordClass::teens, 18},
    {"eighteenth", WordClass::teens, 18, true},
    {"eighth", WordClass::ones, 8, true},
    {"eightieth", WordClass::tens, 80, true},
    {"eighty", WordClass::tens, 80},
    {"eleven", WordClass::teens, 11},
    {"eleventh", WordClass::teens, 11, true},
    {"fifteen", WordClass::teens, 15},
    {"fifteenth", WordClass::teens, 15, true},
    {"fifth", WordClass::ones, 5, true},
    {"fiftieth", WordClass::tens, 50, true},
    {"fifty", WordClass::tens, 50},
    {"first", WordClass::ones, 1, true},
    {"five", WordClass::ones, 5},
    {"fortieth", WordClass::tens, 40, true},
    {"forty", WordClass::tens, 40},
    {"four", WordClass::ones, 4},
    {"fourteen", WordClass::teens, 14},
    {"fourteenth", WordClass::teens, 14, true},
    {"fourth", WordClass::ones, 4, true},
    {"hundred", WordClass::hundred, 100},
    {"hundredth", WordClass::hundred, 100, true},
    {"million", WordClass::scale, 1e6},
    {"millionth", WordClass::scale, 1e6, true},
    {"nine", WordClass::ones, 9},
    {"nineteen", WordClass::teens, 19},
    {"nineteenth", WordClass::teens, 19, true},
    {"ninetieth", WordClass::tens, 90, true},
    {"ninety", WordClass::tens, 90},
    {"ninth", WordClass::ones, 9, true},
    {"one", WordClass::ones, 1},
    {"second", WordClass::ones, 2, true},
    {"seven", WordClass::ones, 7},
    {"seventeen", WordClass::teens, 17},
    {"seventeenth", WordClass::teens, 17, true},
    {"seventh", WordClass::ones, 7, true},
    {"seventieth", WordClass::tens, 70, true},
    {"seventy", WordClass::tens, 70},
    {"six", WordClass::ones, 6},
    {"sixteen", WordClass::teens, 16},
    {"sixteenth", WordClass::teens, 16, true},
    {"sixth", WordClass::ones, 6, true},
    {"sixtieth", WordClass::tens, 60, true},
    {"sixty", WordClass::tens, 60},
    {"ten", WordClass::teens, 10},
    {"tenth", WordClass::teens, 10, true},
    {"third", WordClass::ones, 3, true},
    {"thirteen", WordClass::teens, 13},
    {"thirteenth", WordClass::teens, 13, true},
    {"thirtieth", WordClass::tens, 30, true},
    {"thirty", WordClass::tens, 30},
    {"thousand", WordClass::scale, 1e3},
    {"thousandth", WordClass::scale, 1e3, true},
    {"three", WordClass::ones, 3},
    {"trillion", WordClass::scale, 1e12},
    {"twelfth", WordClass::teens, 12, true},
    {"twelve", WordClass::teens, 12},
    {"twentieth", WordClass::tens, 20, true},
    {"twenty", WordClass::tens, 20},
    {"two", WordClass::ones, 2},
    {"zero", WordClass::ones, 0},
    {"zeroth", WordClass::ones, 0, true},
}};
static_assert(std::ranges::is_sorted(number_words, {}, &NumberWord::word));

/// Where the number words with each first letter begin, so that most words need no comparison.
constexpr std::array<std::uint8_t, 27> first_letters = [] {
    std::array<std::uint8_t, 27> begins{};
    for (std::size_t letter = 0; letter < begins.size(); ++letter) {
        while (begins[letter] < number_words.size() &&
               number_words[begins[letter]].word[0] < static_cast<char>('a' + letter)) {
            ++begins[letter];
        }
    }
    return begins;
}();

/// The lengths of the number words with each first letter, a bit each.
constexpr std::array<std::uint16_t, 26> lengths = [] {
    std::array<std::uint16_t, 26> bits{};
    for (const NumberWord& word : number_words) {
        bits[static_cast<std::size_t>(word.word[0] - 'a')] |=
            static_cast<std::uint16_t>(1U << word.word.size());
    }
    return bits;
}();

NumberWord word_at(std::string_view text, std::span<const Piece> pieces, std::size_t at) {
    constexpr NumberWord nothing{{}, WordClass::none, 0};
    constexpr std::size_t longest = 11;
    if (at >= pieces.size() || pieces[at].kind != PieceKind::word ||
        pieces[at].span.size() > longest) {
        return nothing;
    }
    const std::string_view word = pieces[at].span.of(text);
    const char first = ascii_lower(word[0]);
    if (!is_ascii_lower(first)) {
        return nothing;
    }
    const auto letter = static_cast<std::size_t>(first - 'a');
    if (((lengths[letter] >> word.size()) & 1U) == 0) {
        return nothing;
    }
    for (std::size_t i = first_letters[letter]; i < first_letters[letter + 1]; ++i) {
        if (equals_ignoring_case(number_words[i].word, word)) {
            return number_words[i];
        }
    }
    return nothing;
}

/// Passes over most words of a text at a glance: does this one begin as a number may, or "a"?
bool may_begin(std::string_view text, std::span<const Piece> pieces, std::size_t at) {
    if (at >= pieces.size() || pieces[at].kind != PieceKind::word) {
        return false;
    }
    const std::size_t size = pieces[at].span.size();
    const auto letter = static_cast<std::size_t>(ascii_lower(text[pieces[at].span.begin]) - 'a');
    return size < 16 && letter < lengths.size() &&
           (((lengths[letter] >> size) & 1U) != 0 || (letter == 0 && size <= 2));
}

/// `word` is in lower case.
bool is_word(std::string_view text, std::span<const Piece> pieces, std::size_t at,
             std::string_view word) {
    return at < pieces.size() && pieces[at].kind == PieceKind::word &&
           equals_ignoring_case(pieces[at].span.of(text), word);
}

bool is_hyphen(std::string_view text, std::span<const Piece> pieces, std::size_t at) {
    std::string buffer;
    return at < pieces.size() && pieces[at].kind == PieceKind::other &&
           key_of(pieces[at], text, buffer) == "-";
}

bool same_paragraph(std::span<const Piece> pieces, std::size_t a, std::size_t b) {
    return b < pieces.size() && pieces[a].paragraph == pieces[b].paragraph;
}

/// Adds number words from the left; refuses one that cannot go on the number.
class Adder {
public:
    bool add(const NumberWord& w) {
        if (done_) {
            return false;
        }
        switch (w.kind) {
            case WordClass::ones:
                if (last_ == WordClass::ones || last_ == WordClass::teens) {
                    return false;
                }
                group_ += w.value;
                break;
            case WordClass::teens:
            case WordClass::tens:
                if (last_ == WordClass::ones || last_ == WordClass::teens ||
                    last_ == WordClass::tens) {
                    return false;
                }
                group_ += w.value;
                break;
            case WordClass::hundred:
                if (group_ >= 100) {
                    return false;
                }
                group_ = (group_ == 0 ? 1 : group_) * 100;
                break;
            case WordClass::scale:
                if (w.value >= scale_) {
                    return false;
                }
                total_ += (group_ == 0 ? 1 : group_) * w.value;
                group_ = 0;
                scale_ = w.value;
                break;
            case WordClass::none: return false;
        }
        last_ = w.kind;
        done_ = w.ordinal;
        return true;
    }
    [[nodiscard]] double value() const { return total_ + group_; }
    [[nodiscard]] bool ordinal() const { return done_; }
    [[nodiscard]] bool may_take_and() const {
        return !done_ && (last_ == WordClass::hundred || last_ == WordClass::scale);
    }

private:
    double total_ = 0;
    double group_ = 0;
    double scale_ = 1e15;
    WordClass last_ = WordClass::none;
    bool done_ = false;
};

constexpr std::size_t max_words = 24;

}  // namespace

std::optional<SpelledNumber> spelled_number(std::string_view text, std::span<const Piece> pieces,
                                            std::size_t at) {
    if (!may_begin(text, pieces, at)) {
        return std::nullopt;
    }
    Adder adder;
    std::size_t next = at;
    const bool article = is_word(text, pieces, at, "a") || is_word(text, pieces, at, "an");
    if (article) {
        const NumberWord w = word_at(text, pieces, at + 1);
        if ((w.kind != WordClass::hundred && w.kind != WordClass::scale) || w.ordinal ||
            !same_paragraph(pieces, at, at + 1)) {
            return std::nullopt;
        }
        ++next;
    }
    std::size_t end = at;
    while (next < pieces.size() && next - at < max_words && same_paragraph(pieces, at, next) &&
           adder.add(word_at(text, pieces, next))) {
        end = ++next;
        const bool joined = is_hyphen(text, pieces, next) ||
                            (adder.may_take_and() && is_word(text, pieces, next, "and"));
        next += joined ? 1 : 0;
    }
    if (end == at) {
        return std::nullopt;
    }
    return SpelledNumber{adder.value(), static_cast<std::uint32_t>(end - at), adder.ordinal()};
}

std::optional<SpelledNumber> spelled_year(std::string_view text, std::span<const Piece> pieces,
                                          std::size_t at) {
    const NumberWord century = word_at(text, pieces, at);
    const bool twenty = century.kind == WordClass::tens && century.value == 20;
    if (century.ordinal || (century.kind != WordClass::teens && !twenty) || century.value < 15) {
        return std::nullopt;
    }
    const std::size_t rest_at = at + 1 + (is_hyphen(text, pieces, at + 1) ? 1 : 0);
    if (!same_paragraph(pieces, at, rest_at)) {
        return std::nullopt;
    }
    const auto rest = spelled_number(text, pieces, rest_at);
    if (!rest || rest->ordinal || rest->value < 10 || rest->value > 99) {
        return std::nullopt;
    }
    return SpelledNumber{century.value * 100 + rest->value,
                         static_cast<std::uint32_t>(rest_at - at) + rest->pieces, false};
}

double magnitude_of(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, double>, 13> magnitudes = {{
        {"hundred", 1e2},
        {"thousand", 1e3},
        {"k", 1e3},
        {"lakh", 1e5},
        {"million", 1e6},
        {"mln", 1e6},
        {"mn", 1e6},
        {"m", 1e6},
        {"crore", 1e7},
        {"billion", 1e9},
        {"bn", 1e9},
        {"trillion", 1e12},
        {"tn", 1e12},
    }};
    const auto found = std::ranges::find(magnitudes, word, [](const auto& m) { return m.first; });
    return found == magnitudes.end() ? 0 : found->second;
}

}  // namespace stemma::read
