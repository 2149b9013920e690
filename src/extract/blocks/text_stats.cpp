#include "extract/blocks/text_stats.h"

#include <array>
#include <bit>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/hash.h"
#include "base/hash_inline.h"
#include "base/strings.h"
#include "text/stop_word_set.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

bool is_separator(char32_t c) {
    return c == '|' || c == '/' || c == 0xB7 || c == 0x2022 || c == 0xBB || c == 0x203A || c == '>';
}

Edge edge_of(char32_t c) {
    if (c < 0x80) {
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
    if (text::is_letter(c)) {
        return text::is_upper(c) ? Edge::upper : Edge::lower;
    }
    return Edge::other;
}

/// What an ASCII byte may be in a word.
enum Sort : std::uint8_t { other = 0, lower = 1, upper = 2, digit = 4, blank = 8, wide = 16 };

constexpr std::array<std::uint8_t, 256> make_sorts() {
    std::array<std::uint8_t, 256> sorts{};
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        const char c = static_cast<char>(i);
        sorts[i] = i >= 0x80           ? wide
                   : is_ascii_lower(c) ? lower
                   : is_ascii_upper(c) ? upper
                   : is_ascii_digit(c) ? digit
                   : c == ' '          ? blank
                                       : other;
    }
    return sorts;
}
constexpr auto sorts = make_sorts();

Edge edge_of_sort(std::uint8_t sort) {
    return sort == digit ? Edge::digit : sort == upper ? Edge::upper : Edge::lower;
}

/// A run of ASCII letters and digits, as it is or in lower case.
struct AsciiWord {
    static constexpr std::uint32_t most = 16;  ///< a longer one is read a byte at a time
    using Bytes = std::array<char, most>;

    std::string_view bytes;  ///< in lower case
    std::uint32_t size = 0;
    std::uint32_t digits = 0;
    bool lower = false;    ///< has a small letter
    bool goes_on = false;  ///< with what is not ASCII

#if defined(__SSE2__)
    AsciiWord() = default;
    /// The one that `text` begins with, if it is shorter than `most`; else size is `most`.
    AsciiWord(std::string_view text, Bytes& buffer) {
        __m128i chars;
        if (text.size() >= most) {
            chars = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
        } else {
            buffer.fill(0);
            text.copy(buffer.data(), text.size());
            chars = _mm_loadu_si128(reinterpret_cast<const __m128i*>(buffer.data()));
        }
        // Signed: bytes from 0x80 on are less than any letter.
        const auto between = [&](char first, char last) {
            return _mm_and_si128(_mm_cmpgt_epi8(chars, _mm_set1_epi8(static_cast<char>(first - 1))),
                                 _mm_cmplt_epi8(chars, _mm_set1_epi8(static_cast<char>(last + 1))));
        };
        const auto bits = [](__m128i mask) {
            return static_cast<unsigned>(_mm_movemask_epi8(mask));
        };
        const __m128i capital = between('A', 'Z');
        const unsigned small_bits = bits(between('a', 'z'));
        const unsigned digit_bits = bits(between('0', '9'));
        const unsigned all = small_bits | digit_bits | bits(capital);
        size = static_cast<std::uint32_t>(std::countr_one(all));
        const unsigned own = (1U << size) - 1;
        lower = (small_bits & own) != 0;
        for (unsigned left = digit_bits & own; left != 0; left &= left - 1) {
            ++digits;
        }
        goes_on = ((bits(chars) >> size) & 1U) != 0;
        const __m128i lowered = _mm_or_si128(chars, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(buffer.data()), lowered);
        bytes = std::string_view(buffer.data(), size);
    }
#endif
};

class Measurer {
public:
    explicit Measurer(std::string_view text) : text_(text) {
        constexpr std::size_t usual_word = 5;  // bytes, with what follows it
        stats_.list.reserve(text.size() / usual_word + 1);
    }

    TextStats run() {
        while (at_ < text_.size()) {
            const std::uint8_t sort = sort_at(at_);
            if (sort == blank) {
                ++at_;
                continue;
            }
            if ((sort & (lower | upper | digit)) != 0 && ascii_word()) {
                continue;
            }
            const text::CodePoint c = text::decode(text_, at_);
            if (is_ideograph(c.value)) {
                begin_word();
                word_.append(text_.substr(at_, c.size));
                stats_.letters += 1;
                at_ += c.size;
                end_rare_word();
            } else if (text::is_letter(c.value) || text::is_digit(c.value)) {
                word();
            } else {
                mark(c);
                at_ += c.size;
            }
        }
        finish();
        return std::move(stats_);
    }

private:
    [[nodiscard]] std::uint8_t sort_at(std::size_t at) const {
        return sorts[static_cast<unsigned char>(text_[at])];
    }

    /// Takes a word of ASCII alone; false, and nothing is taken, if it may go on beyond.
    bool ascii_word() {
#if defined(__SSE2__)
        const AsciiWord word(text_.substr(at_), word_bytes_);
        if (word.size < AsciiWord::most) {
            return !word.goes_on && take_word(word);
        }
#endif
        return long_ascii_word();
    }

    bool long_ascii_word() {
        AsciiWord word;
        const std::size_t begin = at_;
        word_.clear();
        for (std::size_t end = begin; end < text_.size(); ++end) {
            const std::uint8_t sort = sort_at(end);
            if ((sort & (lower | upper | digit)) == 0) {
                if (sort == wide) {
                    return false;
                }
                break;
            }
            word.lower |= sort == lower;
            word.digits += sort == digit ? 1 : 0;
            word_.push_back(ascii_lower(text_[end]));
        }
        word.size = static_cast<std::uint32_t>(word_.size());
        word.bytes = word_;
        return take_word(word);
    }

    STEMMA_INLINE bool take_word(const AsciiWord& word) {
        const std::uint8_t first = sort_at(at_);
        length_ = word.size;
        first_upper_ = first == upper;
        first_digit_ = first == digit;
        lower_seen_ = word.lower;
        stats_.letters += length_ - word.digits;
        note_first(edge_of_sort(first));
        last_ = edge_of_sort(sort_at(at_ + word.size - 1));
        at_ += word.size;
        end_word(word.bytes);
        return true;
    }

    void begin_word() {
        word_.clear();
        first_upper_ = false;
        first_digit_ = false;
        lower_seen_ = false;
        length_ = 0;
    }

    void word() {
        begin_word();
        while (at_ < text_.size()) {
            const text::CodePoint c = text::decode(text_, at_);
            const bool digit = text::is_digit(c.value);
            if (!digit && !text::is_letter(c.value) && !text::is_mark(c.value)) {
                break;
            }
            if (is_ideograph(c.value) && length_ > 0) {
                break;
            }
            const bool upper = !digit && text::is_upper(c.value);
            if (length_ == 0) {
                first_upper_ = upper;
                first_digit_ = digit;
                note_first(digit ? Edge::digit : upper ? Edge::upper : Edge::lower);
            }
            stats_.letters += digit ? 0 : 1;
            lower_seen_ |= !upper && !digit;
            ++length_;
            last_ = digit ? Edge::digit : upper ? Edge::upper : Edge::lower;
            text::append(word_, upper ? text::to_lower(c.value) : c.value);
            at_ += c.size;
        }
        end_rare_word();
    }

    void end_rare_word() { end_word(word_); }

    STEMMA_INLINE void end_word(std::string_view word) {
        const std::uint64_t hash = hash64_inline(word);
        const bool stop = stop_words_.has(hash);
        stats_.words += 1;
        stats_.stop_words += stop ? 1 : 0;
        stats_.capitalised += first_upper_ ? 1 : 0;
        stats_.all_caps += first_upper_ && !lower_seen_ && length_ > 1 ? 1 : 0;
        stats_.numbers += first_digit_ ? 1 : 0;
        if (first_digit_ && word.size() == 4 &&
            (word.starts_with("19") || word.starts_with("20"))) {
            stats_.year = true;
        }
        stats_.list.push_back({hash, !stop && word.size() >= 3});
        stats_.hash = hash_combine(stats_.hash, hash);
    }

    void mark(text::CodePoint c) {
        if (text::is_space(c.value)) {
            return;
        }
        const Edge edge = edge_of(c.value);
        note_first(edge);
        const bool closes = edge == Edge::quote || edge == Edge::bracket;
        if (!closes || last_ != Edge::sentence_end) {
            last_ = edge;
        }
        const char32_t next = after(at_ + c.size);
        const bool before_space = next == 0 || text::is_space(next);
        stats_.commas += c.value == ',' || c.value == 0x3001 || c.value == 0xFF0C ? 1 : 0;
        stats_.sentence_ends += ends_sentence(c.value) && (before_space || is_quote(next) ||
                                                           next == ')' || next >= 0x3000)
                                    ? 1
                                    : 0;
        stats_.separators += is_separator(c.value) && before_space ? 1 : 0;
        stats_.quote |= is_quote(c.value) && c.value != '\'' && c.value != 0x2019;
        stats_.clock_time |= c.value == ':' && next >= '0' && next <= '9';
        stats_.address |=
            (c.value == '@' && next != 0 && !before_space && at_ > 0 && text_[at_ - 1] != ' ') ||
            (c.value == ':' && text_.substr(at_).starts_with("://"));
    }

    char32_t after(std::size_t i) const {
        return i < text_.size() ? text::decode(text_, i).value : 0;
    }

    void note_first(Edge edge) {
        if (stats_.first == Edge::none) {
            stats_.first = edge;
        }
    }

    void finish() { stats_.last = text_.ends_with("...") ? Edge::ellipsis : last_; }

    const text::StopWordSet& stop_words_ = text::StopWordSet::known();
    std::string_view text_;
    std::size_t at_ = 0;
    TextStats stats_;
    std::string word_;
    AsciiWord::Bytes word_bytes_{};
    std::uint32_t length_ = 0;
    bool first_upper_ = false;
    bool first_digit_ = false;
    bool lower_seen_ = false;
    Edge last_ = Edge::none;
};

}  // namespace

TextStats measure(std::string_view text) { return Measurer(text).run(); }

}  // namespace stemma::extract
