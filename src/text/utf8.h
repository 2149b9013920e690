// UTF-8: reading code points, finding and repairing what is not UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::text {

struct CodePoint {
    char32_t value = 0xFFFD;
    std::uint32_t size = 1;  ///< bytes taken; 1 for a byte that starts nothing valid
    bool valid = false;
};

namespace detail {
/// A code point's value, and above its 32 bits eight of its size and one of its being valid. A
/// CodePoint itself would be given back through memory in pieces, and its reader wait for that.
[[nodiscard]] std::uint64_t decode_packed(std::string_view text, std::size_t at);
}  // namespace detail

/// The code point at `at` (< text.size()). Overlong forms, surrogates and values over U+10FFFF are
/// not valid. Constant time. `decode` reads ASCII itself; the other takes any byte but ASCII.
[[nodiscard]] inline CodePoint decode_multibyte(std::string_view text, std::size_t at) {
    const std::uint64_t packed = detail::decode_packed(text, at);
    return {static_cast<char32_t>(packed), static_cast<std::uint32_t>(packed >> 32U) & 0xFFU,
            (packed >> 40U) != 0};
}
[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? CodePoint{first, 1, true} : decode_multibyte(text, at);
}
/// The code point that ends just before `at` (> 0).
[[nodiscard]] CodePoint decode_before(std::string_view text, std::size_t at);
void append(std::string& out, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Each maximal ill-formed part becomes one U+FFFD (Unicode 15, 3.9, "maximal subpart"); NUL too.
[[nodiscard]] std::string repair_utf8(std::string_view bytes);
/// The largest code point boundary that is not after `at`.
[[nodiscard]] std::size_t boundary_before(std::string_view text, std::size_t at);

/// Classes by Unicode 15 general category (ICU), with a fast way for ASCII.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);        ///< decimal digit of any script
[[nodiscard]] bool is_space(char32_t c);        ///< White_Space, and U+200B … U+200D, U+FEFF
[[nodiscard]] bool is_mark(char32_t c);         ///< combining mark
[[nodiscard]] bool is_punctuation(char32_t c);  ///< P* and S*
[[nodiscard]] char32_t to_lower(char32_t c);    ///< simple case mapping
[[nodiscard]] std::string lower(std::string_view text);  ///< simple case mapping, per code point

/// Accents and case folded away, compatibility forms (NFKD) resolved: "Façade" → "facade",
/// ’ → '. For keys that are compared, not for text that is shown.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace stemma::text
