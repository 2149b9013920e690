// Sixteen bytes of markup, looked at together: where a name ends, and what it is in lower case.
//
//   const NameBytes bytes(&source[at]);           // sixteen bytes can be read there
//   if (bytes.ends != 0)
//       size = std::countr_zero(bytes.ends);      // a control character that does not end a name
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
                                 _mm_cmplt_epi8(bytes_, _mm_set1_epi8('Z' + 1)))) {
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(' ')), bytes_);
        ends = bits(_mm_or_si128(low, _mm_or_si128(places('/'), places('>'))));
    }

    /// White space, control characters, '/', '>': a bit each.
    unsigned ends = 0;
    [[nodiscard]] unsigned equals_signs() const { return bits(places('=')); }
    [[nodiscard]] unsigned capitals() const { return bits(capital_); }
    /// The first `size` bytes, fewer than sixteen.
    [[nodiscard]] ShortName name(std::size_t size) const {
        const __m128i lower =
            _mm_add_epi8(bytes_, _mm_and_si128(capital_, _mm_set1_epi8('a' - 'A')));
        const __m128i kept =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(&kept_then_not[count - size]));
        const __m128i own = _mm_and_si128(lower, kept);
        return {static_cast<std::uint64_t>(_mm_cvtsi128_si64(own)),
                static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(own, own))), size};
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

    __m128i bytes_;
    __m128i capital_;
};

}  // namespace stemma::extract::html
#endif
