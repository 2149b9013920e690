#include "text/token_scanner.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/abbreviations.h"
#include "text/utf8.h"

namespace stemma::text::detail {
namespace {

enum class Class : std::uint8_t { space, letter, digit, other, ideograph };

Class class_of(char32_t c) {
    if (c < 0x80) {
        const char byte = static_cast<char>(c);
        if (is_ascii_alpha(byte)) {
            return Class::letter;
        }
        if (is_ascii_digit(byte)) {
            return Class::digit;
        }
        return is_ascii_space(byte) ? Class::space : Class::other;
    }
    // Scripts that are written without spaces: Thai, Lao, Myanmar, Khmer, Kana, Han.
    const bool spaceless = (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
                           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
                           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                           (c >= 0x20000 && c <= 0x3FFFF);
    if (is_digit(c)) {
        return Class::digit;
    }
    if (is_letter(c) || is_mark(c)) {
        return spaceless ? Class::ideograph : Class::letter;
    }
    return is_space(c) ? Class::space : Class::other;
}

bool is_ascii_wordy(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }
bool is_hyphen(char32_t c) { return c == '-' || c == U'‐' || c == U'‑'; }
bool is_opener(char32_t c) {
    return c == '(' || c == '[' || c == '{' || c == U'“' || c == U'‘' || c == U'„' || c == U'«' ||
           c == U'—' || c == U'–' || c == '-' || c == '/' || c == '"' || c == '\'';
}

/// Pieces that English contractions are parted into: he|'s, they|'re.
bool is_clitic(std::string_view after_apostrophe) {
    constexpr std::array clitics{"s", "re", "ve", "ll", "d", "m"};
    return after_apostrophe.size() <= 2 &&
           std::ranges::any_of(clitics, [&](std::string_view clitic) {
               return equals_ignoring_case(after_apostrophe, clitic);
           });
}
/// Words that begin with an apostrophe.
bool is_elision(std::string_view after_apostrophe) {
    constexpr std::array elisions{"em", "til", "tis", "twas", "cause", "n", "round"};
    return std::ranges::any_of(elisions, [&](std::string_view elision) {
        return equals_ignoring_case(after_apostrophe, elision);
    });
}

std::uint32_t position(std::size_t at) { return static_cast<std::uint32_t>(at); }

class Scanner {
public:
    Scanner(std::string_view text, Span paragraph, std::vector<RawToken>& out)
        : text_(text.substr(0, std::min<std::size_t>(paragraph.end, text.size()))),
          begin_(paragraph.begin),
          out_(out) {}

    void run() {
        std::size_t at = begin_;
        while (at < text_.size()) {
            const CodePoint c = read(at);
            const Class kind = class_of(c.value);
            if (c.valid && kind == Class::space) {
                space_ = true;
                at += c.size;
                continue;
            }
            at = c.valid ? scan(at, c, kind) : emit(at, at + 1, TokenKind::symbol);
        }
    }

private:
    [[nodiscard]] CodePoint read(std::size_t at) const { return decode(text_, at); }
    /// The code point at `at`, 0 past the end.
    [[nodiscard]] char32_t peek(std::size_t at) const {
        return at < text_.size() ? read(at).value : U'\0';
    }
    [[nodiscard]] Class class_at(std::size_t at) const {
        return at < text_.size() ? class_of(read(at).value) : Class::space;
    }
    [[nodiscard]] bool is_wordy(std::size_t at) const {
        const Class kind = class_at(at);
        return kind == Class::letter || kind == Class::digit;
    }
    [[nodiscard]] char32_t before(std::size_t at) const {
        return at > begin_ ? decode_before(text_, at).value : U' ';
    }
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    std::size_t emit(std::size_t begin, std::size_t end, TokenKind kind) {
        out_.push_back({{position(begin), position(end)}, kind, space_});
        space_ = false;
        return end;
    }

    std::size_t scan(std::size_t at, const CodePoint& c, Class kind) {
        switch (kind) {
            case Class::letter: return scan_word(at, TokenKind::word);
            case Class::digit: return scan_word(at, TokenKind::number);
            case Class::ideograph: return scan_ideograph(at);
            default: return scan_mark(at, c);
        }
    }

    std::size_t scan_ideograph(std::size_t at) {
        std::size_t end = at + read(at).size;
        while (end < text_.size() && is_mark(peek(end))) {
            end += read(end).size;
        }
        return emit(at, end, TokenKind::word);
    }

    // ---- Words and numbers

    struct WordScan {
        std::size_t end = 0;
        std::size_t apostrophe = 0;  ///< where the last inner one stands; 0: none
        std::size_t piece = 0;       ///< where the part after the last inner full stop begins
        bool dotted = false;         ///< has an inner full stop
        bool address = false;
        TokenKind kind = TokenKind::word;
    };

    std::size_t scan_word(std::size_t begin, TokenKind kind) {
        WordScan word{.end = begin, .piece = begin, .kind = kind};
        do {
            while (word.end < text_.size() && is_ascii_wordy(text_[word.end])) {
                ++word.end;
            }
        } while (word.end < text_.size() && extend(begin, word));
        if (word.address) {
            return scan_address(begin, word.end);
        }
        take_full_stop(begin, word);
        return emit_word(begin, word);
    }

    /// Takes one more code point into the word, if it belongs there.
    bool extend(std::size_t begin, WordScan& word) const {
        const CodePoint c = read(word.end);
        const Class kind = class_of(c.value);
        if (kind == Class::letter || kind == Class::digit || c.value == '_') {
            word.end += c.size;
            return true;
        }
        const std::size_t next = word.end + c.size;
        if (kind != Class::other || !c.valid) {
            return false;
        }
        if (c.value == '.') {
            return extend_over_stop(begin, word);
        }
        if (is_hyphen(c.value) && is_wordy(next)) {
            word.kind = class_at(next) == Class::letter ? TokenKind::word : word.kind;
            word.end = next;
            return true;
        }
        if (is_apostrophe(c.value) && class_at(next) == Class::letter) {
            word.apostrophe = word.end;
            word.end = next;
            return true;
        }
        if (c.value == '&' && is_upper(before(word.end)) && is_upper(peek(next))) {
            word.end = next;
            return true;
        }
        if (c.value == '$' && word.end - begin <= 3 && is_upper(peek(begin)) &&
            is_digit(peek(next))) {
            word.kind = TokenKind::symbol;
            word.end = next;
            return false;
        }
        if ((c.value == '@' && is_wordy(next)) || text_.substr(word.end, 3) == "://") {
            word.address = true;
            return false;
        }
        if ((c.value == ',' || c.value == ':' || c.value == '/') && is_digit(before(word.end)) &&
            is_digit(peek(next)) && is_digit(peek(word.piece))) {
            word.end = next;
            return true;
        }
        return false;
    }

    /// A full stop inside a word: "1.5", "U.S", "example.com", "Ph.D" – but not "now.The".
    bool extend_over_stop(std::size_t begin, WordScan& word) const {
        const std::size_t next = word.end + 1;
        if (is_digit(before(word.end)) && is_digit(peek(next))) {
            word.end = next;
            return true;
        }
        if (class_at(next) != Class::letter || class_of(before(word.end)) != Class::letter) {
            return false;
        }
        const bool one_letter = word.end - word.piece == read(word.piece).size;
        const std::size_t after_next = next + read(next).size;
        const bool one_follows = class_at(after_next) != Class::letter;
        const bool known = find_abbreviation(slice(begin, word.end)) != Abbreviation::none;
        if (!one_letter && is_upper(peek(next)) && !(known && one_follows)) {
            return false;
        }
        word.dotted = true;
        word.piece = next;
        word.end = next;
        return true;
    }

    /// Takes the full stop after an abbreviation or an initial into the word.
    void take_full_stop(std::size_t begin, WordScan& word) const {
        if (word.kind != TokenKind::word || peek(word.end) != '.' || peek(word.end + 1) == '.') {
            return;
        }
        const bool one_letter = word.end - word.piece == read(word.piece).size;
        if (one_letter ? (word.dotted || is_initial(begin, word.end)) : is_short(begin, word)) {
            ++word.end;
        }
    }
    [[nodiscard]] bool is_short(std::size_t begin, const WordScan& word) const {
        switch (find_abbreviation(slice(begin, word.end))) {
            case Abbreviation::none: return false;
            case Abbreviation::number: {
                const std::size_t next = word.end + 1;
                return is_digit(peek(next)) || (peek(next) == ' ' && is_digit(peek(next + 1)));
            }
            case Abbreviation::state:
                return !out_.empty() && out_.back().span.of(text_) == "," &&
                       out_.back().span.begin >= begin_;
            default: return true;
        }
    }
    /// "J. Smith", "George W. said": one capital letter that is not a word of its own.
    [[nodiscard]] bool is_initial(std::size_t begin, std::size_t end) const {
        const std::string_view letter = slice(begin, end);
        if (!is_upper(peek(begin))) {
            return is_short(begin, WordScan{.end = end, .piece = begin});
        }
        std::size_t next = end + 1;
        while (next < text_.size() && text_[next] == ' ') {
            ++next;
        }
        if (!is_upper(peek(next))) {
            return next < text_.size() && (peek(next) == ',' || is_lower(peek(next)));
        }
        const bool after_name = !out_.empty() && out_.back().span.begin >= begin_ &&
                                is_upper(peek(out_.back().span.begin));
        return letter != "I" || after_name;
    }

    std::size_t emit_word(std::size_t begin, const WordScan& word) {
        const std::string_view whole = slice(begin, word.end);
        if (word.apostrophe > begin) {
            const std::size_t size = read(word.apostrophe).size;
            const std::string_view after = slice(word.apostrophe + size, word.end);
            std::size_t cut = 0;
            if (is_clitic(after)) {
                cut = word.apostrophe;
            } else if (equals_ignoring_case(after, "t") && word.apostrophe > begin + 1 &&
                       ascii_lower(text_[word.apostrophe - 1]) == 'n') {
                cut = word.apostrophe - 1;
            }
            if (cut > begin) {
                emit(begin, cut, word.kind);
                return emit(cut, word.end, TokenKind::word);
            }
        } else if (equals_ignoring_case(whole, "cannot")) {
            emit(begin, begin + 3, TokenKind::word);
            return emit(begin + 3, word.end, TokenKind::word);
        }
        return emit(begin, word.end, word.kind);
    }

    /// Addresses run to white space or a bracket or quotation mark; not with the punctuation that
    /// ends the sentence around them.
    std::size_t scan_address(std::size_t begin, std::size_t end) {
        while (end < text_.size()) {
            const CodePoint c = read(end);
            const bool ends = class_of(c.value) == Class::space || c.value == '<' ||
                              c.value == '>' || c.value == '"' || c.value == U'”' ||
                              c.value == U'“' || c.value == U'»' || !c.valid;
            if (ends) {
                break;
            }
            end += c.size;
        }
        constexpr std::string_view trailing = ".,;:!?)]}'";
        while (end > begin + 1 && trailing.find(text_[end - 1]) != std::string_view::npos) {
            --end;
        }
        return emit(begin, end, TokenKind::address);
    }

    // ---- Everything else

    std::size_t scan_mark(std::size_t at, const CodePoint& c) {
        const std::size_t next = at + c.size;
        switch (c.value) {
            case '"': return scan_straight_quote(at);
            case '\'':
            case U'’': return scan_apostrophe(at, c);
            case '`': return emit(at, peek(next) == '`' ? next + 1 : next, TokenKind::quote_open);
            case U'‘':
            case U'‚':
            case U'「':
            case U'『': return emit(at, next, TokenKind::quote_open);
            case U'」':
            case U'』': return emit(at, next, TokenKind::quote_close);
            case U'„': low_quote_open_ = true; return emit(at, next, TokenKind::quote_open);
            case U'“': {
                const bool closes = low_quote_open_;
                low_quote_open_ = false;
                return emit(at, next, closes ? TokenKind::quote_close : TokenKind::quote_open);
            }
            case U'”': low_quote_open_ = false; return emit(at, next, TokenKind::quote_close);
            case U'«':
            case U'‹':
            case U'»':
            case U'›': return scan_guillemet(at, c);
            case '#':
            case '@':
                if (is_wordy(next) && !is_wordy_character(before(at))) {
                    return scan_handle(at);
                }
                return emit(at, next, TokenKind::punctuation);
            case '.':
                if (is_digit(peek(next)) && !is_wordy_character(before(at))) {
                    return scan_word(at + 1, TokenKind::number, at);
                }
                return scan_run(at, [](char32_t x) { return x == '.'; });
            case '!':
            case '?': return scan_run(at, [](char32_t x) { return x == '!' || x == '?'; });
            case '-':
            case '*':
            case '=':
            case '_':
            case '~':
            case U'…': return scan_run(at, [&](char32_t x) { return x == c.value; });
            default: return scan_symbol(at, c);
        }
    }

    static bool is_wordy_character(char32_t c) {
        const Class kind = class_of(c);
        return kind == Class::letter || kind == Class::digit;
    }

    std::size_t scan_symbol(std::size_t at, const CodePoint& c) {
        constexpr std::string_view ascii_symbols = "$%+<=>^|~";
        const bool symbol = c.value < 0x80 ? ascii_symbols.find(static_cast<char>(c.value)) !=
                                                 std::string_view::npos
                                           : !is_dash_or_bracket(c.value);
        std::size_t end = at + c.size;
        while (symbol && end < text_.size() && is_mark(peek(end))) {
            end += read(end).size;
        }
        return emit(at, end, symbol ? TokenKind::symbol : TokenKind::punctuation);
    }
    /// General punctuation, CJK punctuation and its full-width forms.
    static bool is_dash_or_bracket(char32_t c) {
        return (c >= 0x2010 && c <= 0x205E && c != 0x2044) || (c >= 0x3000 && c <= 0x303F) ||
               (c >= 0xFF00 && c <= 0xFF65) || c == U'¡' || c == U'¿' || c == U'·' || c == U'।' ||
               c == U'،' || c == U'؛' || c == U'؟';
    }

    template <class Belongs>
    std::size_t scan_run(std::size_t at, Belongs belongs) {
        std::size_t end = at;
        while (end < text_.size() && belongs(peek(end))) {
            end += read(end).size;
        }
        return emit(at, end, TokenKind::punctuation);
    }

    std::size_t scan_handle(std::size_t at) {
        std::size_t end = at + 1;
        while (end < text_.size() && (is_wordy(end) || peek(end) == '_')) {
            end += read(end).size;
        }
        return emit(at, end, TokenKind::address);
    }

    /// A straight mark opens after a space or a bracket and closes before one; where both or
    /// neither hold, it closes what is open.
    std::size_t scan_straight_quote(std::size_t at) {
        const char32_t left = before(at);
        const bool space_left = class_of(left) == Class::space || is_opener(left);
        const Class right = class_at(at + 1);
        const bool opens = space_left == (right == Class::space) ? !double_open_ : space_left;
        double_open_ = opens;
        return emit(at, at + 1, opens ? TokenKind::quote_open : TokenKind::quote_close);
    }

    std::size_t scan_guillemet(std::size_t at, const CodePoint& c) {
        const bool left_form = c.value == U'«' || c.value == U'‹';
        const bool at_start = class_of(before(at)) == Class::space;
        const bool at_end = class_at(at + c.size) == Class::space;
        // »German« and «French»; French puts spaces inside: « … ».
        const bool opens = at_start == at_end ? left_form : at_start;
        return emit(at, at + c.size, opens ? TokenKind::quote_open : TokenKind::quote_close);
    }

    std::size_t scan_apostrophe(std::size_t at, const CodePoint& c) {
        std::size_t end = at + c.size;
        if (c.value == '\'' && peek(end) == '\'') {
            return emit(at, end + 1, TokenKind::quote_close);
        }
        const bool at_start = class_of(before(at)) == Class::space || is_opener(before(at));
        if (!at_start) {
            return end_single_quote(at, end);
        }
        while (is_wordy(end)) {
            end += read(end).size;
        }
        const std::string_view word = slice(at + c.size, end);
        const bool decade = !word.empty() && is_ascii_digit(word.front()) && word.size() <= 3;
        // Text that was tokenised before has its clitics standing free: "Kim 's".
        const bool free_clitic = is_clitic(word) && class_at(end) == Class::space;
        if (decade || is_elision(word) || free_clitic) {
            return emit(at, end, TokenKind::word);
        }
        if (word.empty() && class_at(end) == Class::space) {
            return end_single_quote(at, at + c.size);
        }
        single_open_ = true;
        return emit(at, at + c.size, TokenKind::quote_open);
    }
    /// Closes a single quotation, or is the possessive of a plural: "states'".
    std::size_t end_single_quote(std::size_t at, std::size_t end) {
        const char32_t left = before(at);
        const bool possessive = !single_open_ && (left == 's' || left == 'S');
        single_open_ = false;
        return emit(at, end, possessive ? TokenKind::word : TokenKind::quote_close);
    }

    std::size_t scan_word(std::size_t from, TokenKind kind, std::size_t begin) {
        WordScan word{.end = from, .piece = from, .kind = kind};
        while (word.end < text_.size() && extend(from, word)) {
        }
        return emit(begin, word.end, kind);
    }

    std::string_view text_;
    std::size_t begin_;
    std::vector<RawToken>& out_;
    bool space_ = false;
    bool double_open_ = false;
    bool single_open_ = false;
    bool low_quote_open_ = false;
};

}  // namespace

void scan_tokens(std::string_view text, Span paragraph, std::vector<RawToken>& out) {
    Scanner(text, paragraph, out).run();
}

}  // namespace stemma::text::detail
