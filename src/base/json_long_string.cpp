#include "base/json_long_string.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/valid_utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma::json {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::size_t after_space(std::string_view record, std::size_t at) {
    return std::min(record.find_first_not_of(" \t\n\r", at), record.size());
}

/// Where the string that begins after the quotation mark before `begin` ends: at its other one.
std::size_t end_of_string(std::string_view record, std::size_t begin) {
    for (std::size_t end = record.find('"', begin); end != none; end = record.find('"', end + 1)) {
        std::size_t slash = end;
        while (slash > begin && record[slash - 1] == '\\') {
            --slash;
        }
        if ((end - slash) % 2 == 0) {
            return end;
        }
    }
    return none;
}

/// Where a value of any kind ends, at a comma or a bracket that does not belong to it.
std::size_t end_of_value(std::string_view record, std::size_t at) {
    for (std::size_t depth = 0; at < record.size(); ++at) {
        switch (record[at]) {
            case '"':
                at = end_of_string(record, at + 1);
                if (at == none) {
                    return none;
                }
                break;
            case '[':
            case '{': ++depth; break;
            case ']':
            case '}':
                if (depth == 0) {
                    return at;
                }
                --depth;
                break;
            case ',':
                if (depth == 0) {
                    return at;
                }
                break;
            default: break;
        }
    }
    return none;
}

/// What a letter after a backslash means; 0 of those that mean nothing by themselves.
constexpr auto meanings = [] {
    std::array<char, 256> table{};
    for (const char same : {'"', '\\', '/'}) {
        table[static_cast<unsigned char>(same)] = same;
    }
    table['b'] = '\b';
    table['f'] = '\f';
    table['n'] = '\n';
    table['r'] = '\r';
    table['t'] = '\t';
    return table;
}();

/// The values of hexadecimal digits; over 15 of what is none.
constexpr auto digit_values = [] {
    std::array<std::uint32_t, 256> values{};
    values.fill(0x10000);
    for (std::uint32_t digit = 0; digit < 10; ++digit) {
        values['0' + digit] = digit;
    }
    for (std::uint32_t letter = 0; letter < 6; ++letter) {
        values['a' + letter] = values['A' + letter] = 10 + letter;
    }
    return values;
}();

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// Reads a string's content; each byte that is written stands for one or more that were read.
class Unescaper {
public:
    /// `end`: of the record. `to` has room for as many bytes as are left of it.
    Unescaper(const char* from, const char* end, char* to) : from_(from), end_(end), to_(to) {}

    /// Up to the quotation mark; false if an escape before it is none. Whatever its bytes are.
    bool run() {
#if defined(__SSE2__)
        while (end_ - from_ >= 2 * block) {
            if (const Step step = run_block(); step != Step::on) {
                return step == Step::end;
            }
        }
#endif
        while (from_ != end_ && *from_ != '"') {
            if (*from_ != '\\') {
                low_ |= is_control(*from_);
                wide_ |= static_cast<unsigned char>(*from_) >= 0x80;
                *to_++ = *from_++;
            } else if (!escape()) {
                return false;
            }
        }
        return from_ != end_;
    }
    /// False if there is no control character in what was read, for sure.
    [[nodiscard]] bool low() const {
#if defined(__SSE2__)
        const __m128i controls = _mm_set1_epi8(0x1F);
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(least_, controls), least_);
        return low_ || _mm_movemask_epi8(low) != 0;
#else
        return low_;
#endif
    }
    /// False if all that was read is ASCII, for sure.
    [[nodiscard]] bool wide() const {
#if defined(__SSE2__)
        return wide_ || _mm_movemask_epi8(any_) != 0;
#else
        return wide_;
#endif
    }
    [[nodiscard]] const char* from() const { return from_; }
    [[nodiscard]] const char* to() const { return to_; }

private:
    enum class Step : std::uint8_t { on, end, invalid };

#if defined(__SSE2__)
    static constexpr std::ptrdiff_t block = 64;
    static constexpr std::size_t part = sizeof(__m128i);

    /// Which of the next 64 bytes are a quotation mark or a backslash.
    std::uint64_t special() {
        const __m128i quotes = _mm_set1_epi8('"');
        const __m128i slashes = _mm_set1_epi8('\\');
        std::uint64_t mask = 0;
#pragma GCC unroll 4
        for (std::size_t at = 0; at < block; at += part) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from_ + at));
            const __m128i found =
                _mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, slashes));
            least_ = _mm_min_epu8(least_, bytes);
            any_ = _mm_or_si128(any_, bytes);
            mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found)))
                    << at;
        }
        return mask;
    }

    /// Copies up to `stop`, at most a block on, and perhaps some bytes of what follows it.
    void copy_to(const char* stop) {
        const std::ptrdiff_t size = stop - from_;
        copy_part<0>();
        copy_part<16>();
        if (size > 32) {
            copy_part<32>();
            copy_part<48>();
        }
        from_ = stop;
        to_ += size;
    }
    template <std::ptrdiff_t At>
    void copy_part() {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to_ + At),
                         _mm_loadu_si128(reinterpret_cast<const __m128i*>(from_ + At)));
    }

    Step run_block() {
        const char* const begin = from_;
        for (std::uint64_t mask = special(); mask != 0;) {
            copy_to(begin + std::countr_zero(mask));
            if (*from_ == '"') {
                return Step::end;
            }
            if (!escape()) {
                return Step::invalid;
            }
            const std::ptrdiff_t read = from_ - begin;
            if (read >= block) {
                return Step::on;
            }
            mask &= ~std::uint64_t{0} << read;
        }
        copy_to(begin + block);
        return Step::on;
    }
#endif

    bool escape() {
        if (end_ - from_ < 2) {
            return false;
        }
        const char meant = meanings[static_cast<unsigned char>(from_[1])];
        if (meant != 0) {
            *to_++ = meant;
            from_ += 2;
            return true;
        }
        return from_[1] == 'u' && number();
    }

    /// Four digits from the third byte on; over 0xFFFF if they are none.
    [[nodiscard]] std::uint32_t unit() const {
        const auto digit = [&](std::size_t i) {
            return digit_values[static_cast<unsigned char>(from_[i])];
        };
        return end_ - from_ < 6 ? 0x10000
                                : digit(2) << 12U | digit(3) << 8U | digit(4) << 4U | digit(5);
    }

    bool number() {
        std::uint32_t point = unit();
        if (point > 0xFFFF || (point >= 0xDC00 && point < 0xE000)) {
            return false;
        }
        from_ += 6;
        if (point >= 0xD800 && point < 0xDC00) {  // the first of a pair
            if (end_ - from_ < 6 || from_[0] != '\\' || from_[1] != 'u') {
                return false;
            }
            const std::uint32_t second = unit();
            if (second < 0xDC00 || second >= 0xE000) {
                return false;
            }
            point = 0x10000 + ((point - 0xD800) << 10U) + (second - 0xDC00);
            from_ += 6;
        }
        write(point);
        return true;
    }

    void write(std::uint32_t point) {
        const auto put = [&](std::uint32_t byte) { *to_++ = static_cast<char>(byte); };
        const auto follow = [&](unsigned shift) { put(0x80U | (point >> shift & 0x3FU)); };
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0U | point >> 6U);
            follow(0);
        } else if (point < 0x10000) {
            put(0xE0U | point >> 12U);
            follow(6);
            follow(0);
        } else {
            put(0xF0U | point >> 18U);
            follow(12);
            follow(6);
            follow(0);
        }
    }

    const char* from_;
    const char* end_;
    char* to_;
    bool low_ = false;
    bool wide_ = false;
#if defined(__SSE2__)
    __m128i least_ = _mm_set1_epi8(-1);  ///< of the bytes that were looked at as blocks
    __m128i any_ = _mm_setzero_si128();  ///< their bits
#endif
};

/// What is quoted from `begin` on; its end is 0 if it is no JSON.
LongString read_string(std::string_view record, std::size_t begin) {
    LongString found;
    found.begin = begin;
    const std::string_view rest = record.substr(begin + 1);
    bool valid = false;
    bool low = false;
    bool wide = false;
    found.text.resize_and_overwrite(rest.size(), [&](char* to, std::size_t) {
        Unescaper content(rest.data(), rest.data() + rest.size(), to);
        valid = content.run();
        low = content.low();
        wide = content.wide();
        found.end = begin + 2 + static_cast<std::size_t>(content.from() - rest.data());
        return static_cast<std::size_t>(content.to() - to);
    });
    const std::string_view quoted = record.substr(begin, found.end - begin);
    if (!valid || (low && std::ranges::any_of(quoted, is_control)) || (wide && !all_utf8(quoted))) {
        found.end = 0;
    }
    return found;
}

}  // namespace

std::optional<LongString> find_long_string(std::string_view record, std::size_t least) {
    std::size_t at = after_space(record, 0);
    for (std::size_t member = 0; at < record.size(); ++member) {
        // After the record's bracket, or the comma before a member.
        if (record[at] != (member == 0 ? '{' : ',')) {
            return std::nullopt;
        }
        at = after_space(record, at + 1);
        if (at == record.size() || record[at] != '"') {
            return std::nullopt;
        }
        at = end_of_string(record.substr(0, at + least), at + 1);
        at = at == none ? record.size() : after_space(record, at + 1);
        if (at == record.size() || record[at] != ':') {
            return std::nullopt;
        }
        at = after_space(record, at + 1);
        const std::string_view short_part = record.substr(0, at + least);
        const std::size_t end = end_of_value(short_part, at);
        if (end == none && at < record.size() && record[at] == '"' && short_part.size() > at + 1) {
            LongString found = read_string(record, at);
            found.member = member;
            return found.end == 0 ? std::nullopt : std::optional(std::move(found));
        }
        at = end == none ? record.size() : end;
    }
    return std::nullopt;
}

}  // namespace stemma::json
