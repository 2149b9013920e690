#include "text/word_scanner.h"

#include <algorithm>

#include "text/abbreviations.h"

namespace stemma::text::detail {
namespace {

bool is_ascii_wordy(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }
bool is_hyphen(char32_t c) { return c == '-' || c == U'‐' || c == U'‑'; }

class WordScanner {
public:
    WordScanner(const ScannedText& text, std::optional<Span> before)
        : text_(text), before_(before) {}

    ScannedWord scan(std::size_t begin, TokenKind kind) const {
        ScannedWord word{.end = begin, .piece = begin, .kind = kind};
        do {
            while (word.end < text_.end() && is_ascii_wordy(text_.byte(word.end))) {
                ++word.end;
            }
        } while (word.end < text_.end() && extend(begin, word));
        if (word.address) {
            word.end = address_end(begin, word.end);
            word.kind = TokenKind::address;
        } else {
            take_full_stop(begin, word);
        }
        return word;
    }
    std::size_t fraction_end(std::size_t begin) const {
        ScannedWord word{.end = begin, .piece = begin, .kind = TokenKind::number};
        while (word.end < text_.end() && extend(begin, word)) {
        }
        return word.end;
    }

private:
    /// Takes one more code point into the word, if it belongs there.
    bool extend(std::size_t begin, ScannedWord& word) const {
        const CodePoint c = text_.read(word.end);
        const CharacterClass kind = class_of(c.value);
        if (kind == CharacterClass::letter || kind == CharacterClass::digit || c.value == '_') {
            word.end += c.size;
            return true;
        }
        const std::size_t next = word.end + c.size;
        if (kind != CharacterClass::other || !c.valid) {
            return false;
        }
        if (c.value == '.') {
            return extend_over_stop(begin, word);
        }
        if (is_hyphen(c.value) && text_.is_wordy_at(next)) {
            word.kind =
                text_.class_at(next) == CharacterClass::letter ? TokenKind::word : word.kind;
            word.end = next;
            return true;
        }
        if (is_apostrophe(c.value) && text_.class_at(next) == CharacterClass::letter) {
            word.apostrophe = word.end;
            word.end = next;
            return true;
        }
        if (c.value == '&' && is_upper(text_.before(word.end)) && is_upper(text_.peek(next))) {
            word.end = next;
            return true;
        }
        if (c.value == '$' && word.end - begin <= 3 && is_upper(text_.peek(begin)) &&
            is_digit(text_.peek(next))) {
            word.kind = TokenKind::symbol;
            word.end = next;
            return false;
        }
        if ((c.value == '@' && text_.is_wordy_at(next)) ||
            text_.from(word.end).starts_with("://")) {
            word.address = true;
            return false;
        }
        if ((c.value == ',' || c.value == ':' || c.value == '/') &&
            is_digit(text_.before(word.end)) && is_digit(text_.peek(next)) &&
            is_digit(text_.peek(word.piece))) {
            word.end = next;
            return true;
        }
        return false;
    }

    /// A full stop inside a word: "1.5", "U.S", "example.com", "Ph.D" – but not "now.The".
    bool extend_over_stop(std::size_t begin, ScannedWord& word) const {
        const std::size_t next = word.end + 1;
        if (is_digit(text_.before(word.end)) && is_digit(text_.peek(next))) {
            word.end = next;
            return true;
        }
        if (text_.class_at(next) != CharacterClass::letter ||
            class_of(text_.before(word.end)) != CharacterClass::letter) {
            return false;
        }
        const bool one_letter = word.end - word.piece == text_.read(word.piece).size;
        const std::size_t after_next = next + text_.read(next).size;
        const bool one_follows = text_.class_at(after_next) != CharacterClass::letter;
        const bool known = find_abbreviation(text_.slice(begin, word.end)) != Abbreviation::none;
        if (!one_letter && is_upper(text_.peek(next)) && !(known && one_follows)) {
            return false;
        }
        word.dotted = true;
        word.piece = next;
        word.end = next;
        return true;
    }

    /// Takes the full stop after an abbreviation or an initial into the word.
    void take_full_stop(std::size_t begin, ScannedWord& word) const {
        if (word.kind != TokenKind::word || text_.peek(word.end) != '.' ||
            text_.peek(word.end + 1) == '.') {
            return;
        }
        const bool one_letter = word.end - word.piece == text_.read(word.piece).size;
        if (one_letter ? (word.dotted || is_initial(begin, word.end)) : is_short(begin, word)) {
            ++word.end;
        }
    }
    [[nodiscard]] bool is_short(std::size_t begin, const ScannedWord& word) const {
        switch (find_abbreviation(text_.slice(begin, word.end))) {
            case Abbreviation::none: return false;
            case Abbreviation::number: {
                const std::size_t next = word.end + 1;
                return is_digit(text_.peek(next)) ||
                       (text_.peek(next) == ' ' && is_digit(text_.peek(next + 1)));
            }
            case Abbreviation::state:
                return before_ && text_.slice(before_->begin, before_->end) == ",";
            default: return true;
        }
    }
    /// "J. Smith", "George W. said": one capital letter that is not a word of its own.
    [[nodiscard]] bool is_initial(std::size_t begin, std::size_t end) const {
        const std::string_view letter = text_.slice(begin, end);
        if (!is_upper(text_.peek(begin))) {
            return is_short(begin, ScannedWord{.end = end, .piece = begin});
        }
        std::size_t next = end + 1;
        while (next < text_.end() && text_.byte(next) == ' ') {
            ++next;
        }
        if (!is_upper(text_.peek(next))) {
            return next < text_.end() && (text_.peek(next) == ',' || is_lower(text_.peek(next)));
        }
        const bool after_name = before_ && is_upper(text_.peek(before_->begin));
        return letter != "I" || after_name;
    }

    /// Addresses run to white space or a bracket or quotation mark; not with the punctuation that
    /// ends the sentence around them.
    [[nodiscard]] std::size_t address_end(std::size_t begin, std::size_t end) const {
        while (end < text_.end()) {
            const CodePoint c = text_.read(end);
            const bool ends = class_of(c.value) == CharacterClass::space || c.value == '<' ||
                              c.value == '>' || c.value == '"' || c.value == U'”' ||
                              c.value == U'“' || c.value == U'»' || !c.valid;
            if (ends) {
                break;
            }
            end += c.size;
        }
        constexpr std::string_view trailing = ".,;:!?)]}'";
        while (end > begin + 1 && trailing.find(text_.byte(end - 1)) != std::string_view::npos) {
            --end;
        }
        return end;
    }

    const ScannedText& text_;
    std::optional<Span> before_;
};

}  // namespace

ScannedWord scan_word(const ScannedText& text, std::size_t begin, TokenKind kind,
                      std::optional<Span> before) {
    return WordScanner(text, before).scan(begin, kind);
}

std::size_t fraction_end(const ScannedText& text, std::size_t begin) {
    return WordScanner(text, std::nullopt).fraction_end(begin);
}

}  // namespace stemma::text::detail
