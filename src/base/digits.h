// Where digits stand in a text, many bytes at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/strings.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma {
namespace detail {

/// Is one of the sixteen bytes from `at` on an ASCII digit?
[[nodiscard]] inline bool digit_in_sixteen(const char* at) {
    using Bytes = std::uint8_t __attribute__((vector_size(16)));
    Bytes part;
    std::memcpy(&part, at, sizeof part);
    const auto digits = part - '0' < 10;
#if defined(__SSE2__)
    return _mm_movemask_epi8(reinterpret_cast<__m128i>(digits)) != 0;
#else
    std::uint64_t halves[2];
    std::memcpy(halves, &digits, sizeof halves);
    return (halves[0] | halves[1]) != 0;
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
    while (at + step <= text.size() && !detail::digit_in_sixteen(text.data() + at)) {
        at += step;
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
            if (detail::digit_in_sixteen(at)) {
                return true;
            }
        }
        return detail::digit_in_sixteen(end - 16);
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
