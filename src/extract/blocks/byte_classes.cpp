#include "extract/blocks/byte_classes.h"

#include <array>

#include "base/strings.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stemma::extract {
namespace {

struct Masks {
    std::uint64_t letters = 0;
    std::uint64_t small = 0;
    std::uint64_t digits = 0;
};

#if defined(__SSE2__)
/// Of sixteen bytes; they go to `lower` in small letters.
STEMMA_INLINE void look(const char* bytes, char* lower, unsigned place, Masks& masks) {
    const __m128i chars = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i case_bit = _mm_set1_epi8(0x20);
    // As unsigned numbers: so far above `first`, or less.
    const auto within = [](__m128i values, char first, char size) {
        const __m128i above = _mm_sub_epi8(values, _mm_set1_epi8(first));
        const __m128i most = _mm_set1_epi8(static_cast<char>(size - 1));
        return _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
    };
    const auto bits = [place](__m128i mask) {
        return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(mask))} << place;
    };
    const __m128i letters = within(_mm_or_si128(chars, case_bit), 'a', 26);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(lower),
                     _mm_or_si128(chars, _mm_and_si128(letters, case_bit)));
    masks.letters |= bits(letters);
    masks.small |= bits(_mm_slli_epi16(chars, 2));  // the bit that tells small from capital ones
    masks.digits |= bits(within(chars, '0', 10));
}

Masks look_at_chunk(const char* bytes, char* lower) {
    Masks masks;
    look(bytes, lower, 0, masks);
    look(bytes + 16, lower + 16, 16, masks);
    look(bytes + 32, lower + 32, 32, masks);
    look(bytes + 48, lower + 48, 48, masks);
    masks.small &= masks.letters;
    return masks;
}
#else
Masks look_at_chunk(const char* bytes, char* lower) {
    Masks masks;
    for (unsigned i = 0; i < 64; ++i) {
        const char c = bytes[i];
        lower[i] = ascii_lower(c);
        masks.letters |= std::uint64_t{is_ascii_alpha(c)} << i;
        masks.small |= std::uint64_t{is_ascii_lower(c)} << i;
        masks.digits |= std::uint64_t{is_ascii_digit(c)} << i;
    }
    return masks;
}
#endif

void put(std::uint64_t bits, char* to) {
    if constexpr (std::endian::native == std::endian::big) {
        bits = __builtin_bswap64(bits);
    }
    std::memcpy(to, &bits, sizeof bits);
}

}  // namespace

ByteClasses::ByteClasses(std::string_view text) {
    const std::size_t size = (text.size() / chunk + 2) * chunk;
    memory_ = std::make_unique_for_overwrite<char[]>(size + 3 * (size / 8));
    lower_ = memory_.get();
    words_ = lower_ + size;
    small_ = words_ + size / 8;
    digits_ = small_ + size / 8;
    std::size_t at = 0;
    for (; at + chunk <= text.size(); at += chunk) {
        take(&text[at], at);
    }
    std::array<char, chunk> rest{};
    text.copy(rest.data(), rest.size(), at);
    take(rest.data(), at);
    rest.fill(0);
    take(rest.data(), at + chunk);
}

void ByteClasses::take(const char* bytes, std::size_t at) {
    const Masks masks = look_at_chunk(bytes, lower_ + at);
    put(masks.letters | masks.digits, words_ + at / 8);
    put(masks.small, small_ + at / 8);
    put(masks.digits, digits_ + at / 8);
}

}  // namespace stemma::extract
