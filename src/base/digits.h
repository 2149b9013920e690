// Where digits stand in a text, many bytes at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/strings.h"

namespace stemma {
namespace detail {

/// Is one of the sixteen bytes from `at` on an ASCII digit?
[[nodiscard]] inline bool digit_in_sixteen(const char* at) {
    using Bytes = std::uint8_t __attribute__((vector_size(16)));
    Bytes part;
    std::memcpy(&part, at, sizeof part);
    const auto digits = part - '0' < 10;
    std::uint64_t halves[2];
    std::memcpy(halves, &digits, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/// The same of as many bytes as a word has.
template <class Word>
[[nodiscard]] bool digit_in(const char* at) {
    constexpr Word ones = ~Word{0} / 255;
    Word word;
    std::memcpy(&word, at, sizeof word);
    word ^= ones * '0';  // a digit becomes its value
    const Word none = ((word & ones * 0x7F) + ones * (0x80 - 10)) | word;
    return (~none & ones * 0x80) != 0;
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
        return detail::digit_in<std::uint64_t>(begin) || detail::digit_in<std::uint64_t>(end - 8);
    }
    if (text.size() >= 4) {
        return detail::digit_in<std::uint32_t>(begin) || detail::digit_in<std::uint32_t>(end - 4);
    }
    for (const char c : text) {
        if (is_ascii_digit(c)) {
            return true;
        }
    }
    return false;
}

}  // namespace stemma
