#include "text/token_scanner.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/scanned_text.h"
#include "text/word_scanner.h"

namespace stemma::text::detail {
namespace {

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
        : text_(text, paragraph), out_(out) {}

    void run() {
        std::size_t at = text_.begin();
        while (at < text_.end()) {
            if (const std::size_t end = plain_word_end(at); end > at) {
                at = emit(at, end, TokenKind::word);
                continue;
            }
            const CodePoint c = text_.read(at);
            const CharacterClass kind = class_of(c.value);
            if (c.valid && kind == CharacterClass::space) {
                space_ = true;
                at += c.size;
                continue;
            }
            at = c.valid ? scan(at, c, kind) : emit(at, at + 1, TokenKind::symbol);
        }
    }

private:
    std::size_t emit(std::size_t begin, std::size_t end, TokenKind kind) {
        out_.push_back({{position(begin), position(end)}, kind, space_});
        space_ = false;
        return end;
    }

    /// Where a word of ASCII letters ends that nothing joins to what follows, as most do; else
    /// `begin`.
    [[nodiscard]] std::size_t plain_word_end(std::size_t begin) const {
        std::size_t end = begin;
        while (end < text_.end() && is_ascii_alpha(text_.byte(end))) {
            ++end;
        }
        const char next = end < text_.end() ? text_.byte(end) : ' ';
        const bool parted = next == ' ' || next == ',' || next == '\n';
        const bool may_be_two = ascii_lower(text_.byte(begin)) == 'c' && end - begin == 6;
        return parted && !may_be_two ? end : begin;
    }

    std::size_t scan(std::size_t at, const CodePoint& c, CharacterClass kind) {
        switch (kind) {
            case CharacterClass::letter: return scan_word(at, TokenKind::word);
            case CharacterClass::digit: return scan_word(at, TokenKind::number);
            case CharacterClass::ideograph: return scan_ideograph(at);
            default: return scan_mark(at, c);
        }
    }

    std::size_t scan_ideograph(std::size_t at) {
        std::size_t end = at + text_.read(at).size;
        while (end < text_.end() && is_mark(text_.peek(end))) {
            end += text_.read(end).size;
        }
        return emit(at, end, TokenKind::word);
    }

    // ---- Words and numbers

    /// The token before, if it stands in this paragraph.
    [[nodiscard]] std::optional<Span> last() const {
        const bool here = !out_.empty() && out_.back().span.begin >= text_.begin();
        return here ? std::optional(out_.back().span) : std::nullopt;
    }

    std::size_t scan_word(std::size_t begin, TokenKind kind) {
        const ScannedWord word = detail::scan_word(text_, begin, kind, last());
        return word.address ? emit(begin, word.end, word.kind) : emit_word(begin, word);
    }

    std::size_t emit_word(std::size_t begin, const ScannedWord& word) {
        const std::string_view whole = text_.slice(begin, word.end);
        if (word.apostrophe > begin) {
            const std::size_t size = text_.read(word.apostrophe).size;
            const std::string_view after = text_.slice(word.apostrophe + size, word.end);
            std::size_t cut = 0;
            if (is_clitic(after)) {
                cut = word.apostrophe;
            } else if (equals_ignoring_case(after, "t") && word.apostrophe > begin + 1 &&
                       ascii_lower(text_.byte(word.apostrophe - 1)) == 'n') {
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

    // ---- Everything else

    std::size_t scan_mark(std::size_t at, const CodePoint& c) {
        const std::size_t next = at + c.size;
        switch (c.value) {
            case '"': return scan_straight_quote(at);
            case '\'':
            case U'’': return scan_apostrophe(at, c);
            case '`':
                return emit(at, text_.peek(next) == '`' ? next + 1 : next, TokenKind::quote_open);
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
                if (text_.is_wordy_at(next) && !is_wordy(text_.before(at))) {
                    return scan_handle(at);
                }
                return emit(at, next, TokenKind::punctuation);
            case '.':
                if (is_digit(text_.peek(next)) && !is_wordy(text_.before(at))) {
                    return emit(at, fraction_end(text_, at + 1), TokenKind::number);
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

    std::size_t scan_symbol(std::size_t at, const CodePoint& c) {
        constexpr std::string_view ascii_symbols = "$%+<=>^|~";
        const bool symbol = c.value < 0x80 ? ascii_symbols.find(static_cast<char>(c.value)) !=
                                                 std::string_view::npos
                                           : !is_dash_or_bracket(c.value);
        std::size_t end = at + c.size;
        while (symbol && end < text_.end() && is_mark(text_.peek(end))) {
            end += text_.read(end).size;
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
        while (end < text_.end() && belongs(text_.peek(end))) {
            end += text_.read(end).size;
        }
        return emit(at, end, TokenKind::punctuation);
    }

    std::size_t scan_handle(std::size_t at) {
        std::size_t end = at + 1;
        while (end < text_.end() && (text_.is_wordy_at(end) || text_.peek(end) == '_')) {
            end += text_.read(end).size;
        }
        return emit(at, end, TokenKind::address);
    }

    /// A straight mark opens after a space or a bracket and closes before one; where both or
    /// neither hold, it closes what is open.
    std::size_t scan_straight_quote(std::size_t at) {
        const char32_t left = text_.before(at);
        const bool space_left = class_of(left) == CharacterClass::space || is_opener(left);
        const CharacterClass right = text_.class_at(at + 1);
        const bool opens =
            space_left == (right == CharacterClass::space) ? !double_open_ : space_left;
        double_open_ = opens;
        return emit(at, at + 1, opens ? TokenKind::quote_open : TokenKind::quote_close);
    }

    std::size_t scan_guillemet(std::size_t at, const CodePoint& c) {
        const bool left_form = c.value == U'«' || c.value == U'‹';
        const bool at_start = class_of(text_.before(at)) == CharacterClass::space;
        const bool at_end = text_.class_at(at + c.size) == CharacterClass::space;
        // »German« and «French»; French puts spaces inside: « … ».
        const bool opens = at_start == at_end ? left_form : at_start;
        return emit(at, at + c.size, opens ? TokenKind::quote_open : TokenKind::quote_close);
    }

    std::size_t scan_apostrophe(std::size_t at, const CodePoint& c) {
        std::size_t end = at + c.size;
        if (c.value == '\'' && text_.peek(end) == '\'') {
            return emit(at, end + 1, TokenKind::quote_close);
        }
        const bool at_start =
            class_of(text_.before(at)) == CharacterClass::space || is_opener(text_.before(at));
        if (!at_start) {
            return end_single_quote(at, end);
        }
        while (text_.is_wordy_at(end)) {
            end += text_.read(end).size;
        }
        const std::string_view word = text_.slice(at + c.size, end);
        const bool decade = !word.empty() && is_ascii_digit(word.front()) && word.size() <= 3;
        // Text that was tokenised before has its clitics standing free: "Kim 's".
        const bool free_clitic = is_clitic(word) && text_.class_at(end) == CharacterClass::space;
        if (decade || is_elision(word) || free_clitic) {
            return emit(at, end, TokenKind::word);
        }
        if (word.empty() && text_.class_at(end) == CharacterClass::space) {
            return end_single_quote(at, at + c.size);
        }
        single_open_ = true;
        return emit(at, at + c.size, TokenKind::quote_open);
    }
    /// Closes a single quotation, or is the possessive of a plural: "states'".
    std::size_t end_single_quote(std::size_t at, std::size_t end) {
        const char32_t left = text_.before(at);
        const bool possessive = !single_open_ && (left == 's' || left == 'S');
        single_open_ = false;
        return emit(at, end, possessive ? TokenKind::word : TokenKind::quote_close);
    }

    ScannedText text_;
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
