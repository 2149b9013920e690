// Where digits stand in a text, many bytes at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/strings.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma {
namespace detail {

/// Which of the sixteen bytes from `at` on are ASCII digits, a bit each, the first one lowest.
[[nodiscard]] inline unsigned digits_of_sixteen(const char* at) {
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i value = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
    return static_cast<unsigned>(_mm_movemask_epi8(digits));
#else
    unsigned bits = 0;
    for (unsigned i = 0; i < 16; ++i) {
        bits |= is_ascii_digit(at[i]) ? 1U << i : 0U;
    }
    return bits;
#endif
}

/// The same of two words' bytes.
template <class Word>
[[nodiscard]] bool digit_in_both(const char* first, const char* second) {
    constexpr Word ones = ~Word{0} / 255;
    const auto none_in = [](const char* at) {
        Word word;
        std::memcpy(&word, at, sizeof word);
        word ^= ones * '0';  // a digit becomes its value
        return ((word & ones * 0x7F) + ones * (0x80 - 10)) | word;
    };
    return (~(none_in(first) & none_in(second)) & ones * 0x80) != 0;
}

}  // namespace detail

/// Position of the first ASCII digit at or after `at`; the text's size if there is none.
[[nodiscard]] inline std::size_t next_digit(std::string_view text, std::size_t at = 0) {
    constexpr std::size_t step = 16;
    for (; at + step <= text.size(); at += step) {
        if (const unsigned digits = detail::digits_of_sixteen(text.data() + at); digits != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(digits));
        }
    }
    while (at < text.size() && !is_ascii_digit(text[at])) {
        ++at;
    }
    return at;
}

/// Is there an ASCII digit in the text?
[[nodiscard]] inline bool has_digit(std::string_view text) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (text.size() >= 16) {
        for (const char* at = begin; at < end - 16; at += 16) {
            if (detail::digits_of_sixteen(at) != 0) {
                return true;
            }
        }
        return detail::digits_of_sixteen(end - 16) != 0;
    }
    if (text.size() >= 8) {
        return detail::digit_in_both<std::uint64_t>(begin, end - 8);
    }
    if (text.size() >= 4) {
        return detail::digit_in_both<std::uint32_t>(begin, end - 4);
    }
    for (const char c : text) {
        if (is_ascii_digit(c)) {
            return true;
        }
    }
    return false;
}

}  // namespace stemma
