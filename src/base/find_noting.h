// Where a byte stands next, and whether another one stands before it, in one pass.
//
//   bool reference = false;
//   std::size_t end = find_noting(markup, at, '"', '&', reference);
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma {

/// Position of `wanted` at or after `at`; the text's size if there is none. Sets `seen` if `noted`
/// stands from `at` up to there; leaves it otherwise.
[[nodiscard]] inline std::size_t find_noting(std::string_view text, std::size_t at, char wanted,
                                             char noted, bool& seen) {
#if defined(__SSE2__)
    constexpr std::size_t step = sizeof(__m128i);
    const __m128i wanted_bytes = _mm_set1_epi8(wanted);
    const __m128i noted_bytes = _mm_set1_epi8(noted);
    for (; at + step <= text.size(); at += step) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i is_wanted = _mm_cmpeq_epi8(bytes, wanted_bytes);
        const __m128i is_noted = _mm_cmpeq_epi8(bytes, noted_bytes);
        if (_mm_movemask_epi8(_mm_or_si128(is_wanted, is_noted)) == 0) {
            continue;
        }
        const auto ends = static_cast<unsigned>(_mm_movemask_epi8(is_wanted));
        const auto others = static_cast<unsigned>(_mm_movemask_epi8(is_noted));
        if (ends != 0) {
            seen |= (others & (ends ^ (ends - 1))) != 0;  // those below the first end
            return at + static_cast<std::size_t>(std::countr_zero(ends));
        }
        seen = true;
    }
#endif
    while (at < text.size() && text[at] != wanted) {
        seen |= text[at++] == noted;
    }
    return at;
}

}  // namespace stemma
