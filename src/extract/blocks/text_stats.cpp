#include "extract/blocks/text_stats.h"

#include <array>
#include <bit>
#include <string>

#include "base/hash.h"
#include "base/hash_inline.h"
#include "base/strings.h"
#include "text/stop_word_set.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

constexpr std::size_t ascii = 128;

bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

constexpr bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

constexpr bool is_separator(char32_t c) {
    return c == '|' || c == '/' || c == 0xB7 || c == 0x2022 || c == 0xBB || c == 0x203A || c == '>';
}

constexpr Edge edge_of(char32_t c) {
    if (c < ascii) {
        const char a = static_cast<char>(c);
        if (is_ascii_upper(a)) {
            return Edge::upper;
        }
        if (is_ascii_lower(a)) {
            return Edge::lower;
        }
        if (is_ascii_digit(a)) {
            return Edge::digit;
        }
    }
    switch (c) {
        case ':': return Edge::colon;
        case ',':
        case ';': return Edge::comma;
        case '(':
        case ')':
        case '[':
        case ']': return Edge::bracket;
        case '@': return Edge::at_sign;
        case '#': return Edge::hash;
        case 0xA9: return Edge::copyright;
        case 0x2026: return Edge::ellipsis;
        case '*':
        case '-':
        case 0x2022:
        case 0xB7:
        case 0x2013:
        case 0x2014:
        case 0x25CF: return Edge::bullet;
        default: break;
    }
    if (ends_sentence(c)) {
        return Edge::sentence_end;
    }
    if (is_quote(c)) {
        return Edge::quote;
    }
    if (c >= ascii && text::is_letter(c)) {
        return text::is_upper(c) ? Edge::upper : Edge::lower;
    }
    return Edge::other;
}

/// Of a byte; none of white space, and of what is not ASCII.
constexpr std::array<Edge, 256> edges = [] {
    std::array<Edge, 256> of_byte{};
    for (std::size_t i = 0; i < ascii; ++i) {
        of_byte[i] =
            is_ascii_space(static_cast<char>(i)) ? Edge::none : edge_of(static_cast<char32_t>(i));
    }
    return of_byte;
}();

/// What a mark may be at once, a bit each.
enum Mark : std::uint8_t { comma = 1, sentence_end = 2, separator = 4, quotation = 8 };

constexpr std::uint8_t kinds_of(char32_t c) {
    const bool apostrophe = c == '\'' || c == 0x2019;
    unsigned kinds = 0;
    kinds |= c == ',' || c == 0x3001 || c == 0xFF0C ? unsigned{comma} : 0U;
    kinds |= ends_sentence(c) ? unsigned{sentence_end} : 0U;
    kinds |= is_separator(c) ? unsigned{separator} : 0U;
    kinds |= is_quote(c) && !apostrophe ? unsigned{quotation} : 0U;
    return static_cast<std::uint8_t>(kinds);
}

constexpr std::array<std::uint8_t, ascii> ascii_marks = [] {
    std::array<std::uint8_t, ascii> kinds{};
    for (std::size_t i = 0; i < ascii; ++i) {
        kinds[i] = kinds_of(static_cast<char32_t>(i));
    }
    return kinds;
}();

bool is_word(Edge edge) {
    return edge == Edge::lower || edge == Edge::upper || edge == Edge::digit;
}

class Measurer {
public:
    /// `text` begins at `begin` of that of which `bytes` tells.
    Measurer(std::string_view text, std::size_t begin, const ByteClasses& bytes)
        : text_(text), begin_(begin), bytes_(bytes) {
        constexpr std::size_t usual_word = 5;  // bytes, with what follows it
        stats_.list.reserve(text.size() / usual_word + 1);
    }

    TextStats run() {
        const std::string_view text = text_;
        for (std::size_t at = 0; at < text.size();) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if (byte == ' ') {
                ++at;
                continue;
            }
            const Edge edge = edges[byte];
            if (is_word(edge)) {
                const std::uint32_t size = bytes_.run_at(begin_ + at);
                at = size < ByteClasses::reach && !goes_on(at + size) ? word(at, size, edge)
                                                                      : rare_word(at);
            } else if (byte < ascii) {
                at = edge == Edge::none ? at + 1 : mark(at, {byte, 1, true}, edge);
            } else {
                at = beyond_ascii(at);
            }
        }
        stats_.words = static_cast<std::uint32_t>(stats_.list.size());
        stats_.last = text.ends_with("...") ? Edge::ellipsis : last_;
        return std::move(stats_);
    }

private:
    // Each of these takes what stands at `at`, and gives the place behind it.

    /// Of ASCII alone.
    STEMMA_INLINE std::size_t word(std::size_t at, std::uint32_t size, Edge first) {
        const std::string_view small = bytes_.lower(begin_ + at, size);
        note_first(first);
        last_ = edges[static_cast<unsigned char>(text_[at + size - 1])];
        stats_.letters += size - bytes_.digits_in(begin_ + at, size);
        if (first == Edge::upper) {
            stats_.capitalised += 1;
            stats_.all_caps += size > 1 && !bytes_.has_small(begin_ + at, size) ? 1 : 0;
        } else if (first == Edge::digit) {
            number(small);
        }
        add(small);
        return at + size;
    }

    /// Does a word that has come to `at` go on with what is not ASCII?
    [[nodiscard]] STEMMA_INLINE bool goes_on(std::size_t at) const {
        if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < ascii) {
            return false;
        }
        // U+2000 … U+203F: dashes and quotation marks.
        return !text_.substr(at).starts_with("\xE2\x80");
    }

    std::size_t beyond_ascii(std::size_t at) {
        const text::CodePoint c = text::decode_multibyte(text_, at);
        if (is_ideograph(c.value)) {
            stats_.letters += 1;
            add_rare(text_.substr(at, c.size));
            return at + c.size;
        }
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            return rare_word(at);
        }
        return text::is_space(c.value) ? at + c.size : mark(at, c, edge_of(c.value));
    }

    /// Not all ASCII, or long.
    std::size_t rare_word(std::size_t begin) {
        std::size_t at = begin;
        std::uint32_t length = 0;
        Edge first = Edge::none;
        bool lower_seen = false;
        bool other_case = false;  // capital letters beyond ASCII
        while (at < text_.size()) {
            const text::CodePoint c = text::decode(text_, at);
            const bool digit = text::is_digit(c.value);
            if (!digit && !text::is_letter(c.value) && !text::is_mark(c.value)) {
                break;
            }
            if (is_ideograph(c.value) && length > 0) {
                break;
            }
            const bool upper = !digit && text::is_upper(c.value);
            last_ = digit ? Edge::digit : upper ? Edge::upper : Edge::lower;
            first = length == 0 ? last_ : first;
            stats_.letters += digit ? 0 : 1;
            lower_seen |= last_ == Edge::lower;
            other_case |= upper && c.value >= ascii;
            ++length;
            at += c.size;
        }
        const std::string_view small = bytes_.lower(begin_ + begin, at - begin);
        const std::string other = other_case ? text::lower(small) : std::string();
        note_first(first);
        stats_.capitalised += first == Edge::upper ? 1 : 0;
        stats_.all_caps += first == Edge::upper && !lower_seen && length > 1 ? 1 : 0;
        if (first == Edge::digit) {
            number(small);
        }
        add_rare(other_case ? other : small);
        return at;
    }

    void number(std::string_view small) {
        stats_.numbers += 1;
        stats_.year |= small.size() == 4 && (small.starts_with("19") || small.starts_with("20"));
    }

    void add_rare(std::string_view small) { add(small); }

    STEMMA_INLINE void add(std::string_view small) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
        const std::uint64_t hash = hash64_inline(small);
        const std::uint32_t stop = stop_words_.number_of(hash);
        stats_.stop_words += stop != 0 ? 1 : 0;
        stats_.list.push_back({.hash = hash,
                               .stop = static_cast<std::uint16_t>(stop),
                               .content = stop == 0 && small.size() >= 3});
        stats_.hash = (std::rotl(stats_.hash, 25) ^ hash) * odd;
    }

    std::size_t mark(std::size_t at, text::CodePoint c, Edge edge) {
        note_first(edge);
        const bool closes = edge == Edge::quote || edge == Edge::bracket;
        if (!closes || last_ != Edge::sentence_end) {
            last_ = edge;
        }
        const char32_t next = after(at + c.size);
        const bool before_space = next == 0 || is_space(next);
        const unsigned kinds = c.value < ascii ? ascii_marks[c.value] : kinds_of(c.value);
        stats_.commas += (kinds & comma) != 0 ? 1 : 0;
        stats_.quote |= (kinds & quotation) != 0;
        stats_.separators += (kinds & separator) != 0 && before_space ? 1 : 0;
        if ((kinds & sentence_end) != 0 &&
            (before_space || is_quote(next) || next == ')' || next >= 0x3000)) {
            stats_.sentence_ends += 1;
        }
        if (c.value == ':') {
            stats_.clock_time |= next >= '0' && next <= '9';
            stats_.address |= text_.substr(at).starts_with("://");
        } else if (c.value == '@') {
            stats_.address |= next != 0 && !before_space && at > 0 && text_[at - 1] != ' ';
        }
        return at + c.size;
    }

    char32_t after(std::size_t i) const {
        return i < text_.size() ? text::decode(text_, i).value : 0;
    }

    void note_first(Edge edge) {
        if (stats_.first == Edge::none) {
            stats_.first = edge;
        }
    }

    static bool is_space(char32_t c) {
        return c < ascii ? is_ascii_space(static_cast<char>(c)) : text::is_space(c);
    }

    const text::StopWordSet& stop_words_ = text::StopWordSet::known();
    std::string_view text_;
    std::size_t begin_;
    const ByteClasses& bytes_;
    TextStats stats_;
    Edge last_ = Edge::none;
};

}  // namespace

TextStats measure(std::string_view text, const ByteClasses& bytes, Span part) {
    return Measurer(part.of(text), part.begin, bytes).run();
}

TextStats measure(std::string_view text) {
    return measure(text, ByteClasses(text), {0, static_cast<std::uint32_t>(text.size())});
}

}  // namespace stemma::extract
