#include "extract/html/class_words.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include "base/strings.h"
#endif

namespace stemma::extract::html {
namespace {

constexpr std::size_t step = 16;

}  // namespace

void ClassWords::copy(std::string_view names) {
    if (lower_.size() < names.size() + step) {
        lower_.resize(std::max(names.size() + step, lower_.size() * 2));
    }
    names.copy(lower_.data(), names.size());  // no names may be no address either
    std::memset(lower_.data() + names.size(), 0, step);
}

ClassWords::Letters ClassWords::lower(std::size_t at, std::size_t count) {
    Letters letters;
    for (std::size_t i = 0; i < count; i += step) {
#if defined(__SSE2__)
        auto* const place = reinterpret_cast<__m128i*>(&lower_[at + i]);
        const __m128i given = _mm_loadu_si128(place);
        const __m128i low = _mm_or_si128(given, _mm_set1_epi8(0x20));
        const __m128i any = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)),
                                          _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
        const __m128i small = _mm_and_si128(any, _mm_cmpeq_epi8(given, low));
        _mm_storeu_si128(place, low);
        const auto bits = [](__m128i mask) {
            return static_cast<std::uint64_t>(_mm_movemask_epi8(mask));
        };
        letters.any |= bits(any) << i;
        letters.small |= bits(small) << i;
#else
        for (std::size_t k = i; k < i + step; ++k) {
            char& byte = lower_[at + k];
            letters.any |= std::uint64_t{is_ascii_alpha(byte)} << k;
            letters.small |= std::uint64_t{is_ascii_lower(byte)} << k;
            byte = ascii_lower(byte);
        }
#endif
    }
    return letters;
}

}  // namespace stemma::extract::html
