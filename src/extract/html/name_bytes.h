// Sixteen bytes of markup, looked at together: where a name ends, and what it is in lower case.
//
//   const NameBytes bytes(&source[at]);           // sixteen bytes can be read there
//   if (const unsigned ends = bytes.ends(); ends != 0)
//       size = std::countr_zero(ends);            // a control character that does not end a name
//                                                 // may stand there, too
// Only where the processor is known to have SSE2. Thread safety: a value.
#pragma once

#if defined(__SSE2__)
#define STEMMA_NAME_BYTES

#include <emmintrin.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "extract/html/tag.h"

namespace stemma::extract::html {

class NameBytes {
public:
    static constexpr std::ptrdiff_t count = sizeof(__m128i);

    explicit NameBytes(const char* from)
        : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))),
          capital_(_mm_and_si128(_mm_cmpgt_epi8(bytes_, _mm_set1_epi8('A' - 1)),
                                 _mm_cmplt_epi8(bytes_, _mm_set1_epi8('Z' + 1)))) {}

    /// White space, control characters, '/', '>': a bit each.
    [[nodiscard]] unsigned ends() const { return bits(tag_ends()); }
    /// The same and '='.
    [[nodiscard]] unsigned attribute_ends() const {
        return bits(_mm_or_si128(tag_ends(), places('=')));
    }
    [[nodiscard]] unsigned capitals() const { return bits(capital_); }
    /// The first `size` bytes, fewer than sixteen.
    [[nodiscard]] ShortName name(std::size_t size) const {
        const __m128i lower =
            _mm_add_epi8(bytes_, _mm_and_si128(capital_, _mm_set1_epi8('a' - 'A')));
        const __m128i kept =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(&kept_then_not[count - size]));
        const __m128i own = _mm_and_si128(lower, kept);
        return {static_cast<std::uint64_t>(_mm_cvtsi128_si64(own)),
                static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(own, own)))};
    }

private:
    static constexpr auto kept_then_not = [] {
        std::array<std::uint8_t, 2 * count> bytes{};
        for (std::size_t i = 0; i < bytes.size() / 2; ++i) {
            bytes[i] = 0xFF;
        }
        return bytes;
    }();
    static unsigned bits(__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); }
    [[nodiscard]] __m128i places(char c) const { return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c)); }
    [[nodiscard]] __m128i tag_ends() const {
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(' ')), bytes_);
        return _mm_or_si128(low, _mm_or_si128(places('/'), places('>')));
    }

    __m128i bytes_;
    __m128i capital_;
};

}  // namespace stemma::extract::html
#endif
