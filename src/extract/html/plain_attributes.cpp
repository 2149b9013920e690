#include "extract/html/plain_attributes.h"

#ifdef STEMMA_PLAIN_ATTRIBUTES

#include <immintrin.h>

#include <bit>

#include "base/find_noting.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t window = 64;

/// Sixty-four bytes of a tag, a bit each.
struct TagBits {
    std::uint64_t name_ends = 0;  ///< white space but '\r', '/', '>', '='
    std::uint64_t small = 0;      ///< not so capitals and control characters, among others
    std::uint64_t quotes = 0;
    std::uint64_t ampersands = 0;
};

/// Adds thirty-two of them, from bit `shift` on.
STEMMA_V3 STEMMA_INLINE void add_bits(TagBits& bits, const char* from, int shift) {
    // By the lower half of a byte: the one that ends a name, or another with such a half.
    const __m256i ends = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, '\f', '=', '>', '/'));
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    const auto add = [shift](std::uint64_t& to, int mask) {
        to |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(mask)) << shift;
    };
    add(bits.name_ends,
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(ends, bytes), bytes)));
    add(bits.small, _mm256_movemask_epi8(_mm256_slli_epi16(bytes, 2)));  // the bit of 0x20
    add(bits.quotes, _mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'))));
    add(bits.ampersands, _mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('&'))));
}

}  // namespace

STEMMA_V3 const char* scan_plain_attributes(const char* at, const char* const end, Token& token) {
    while (static_cast<std::size_t>(end - at) > window + 2) {
        TagBits bits;
        add_bits(bits, at, 0);
        add_bits(bits, at + 32, 32);
        std::size_t i = 0;  // in the window, where an attribute may begin
        while (i < window - 1) {
            if (at[i] != ' ' && at[i] != '\n') {
                return at + i;
            }
            const std::size_t name = i + 1;
            const std::uint64_t name_ends = bits.name_ends >> name;
            if (name_ends == 0) {
                break;
            }
            const auto name_size = static_cast<std::size_t>(std::countr_zero(name_ends));
            const std::uint64_t others = _bzhi_u64(~bits.small >> name, name_size);
            const char* const after_name = at + name + name_size;
            if (name_size == 0 || others != 0 || after_name[0] != '=' || after_name[1] != '"') {
                return at + i;
            }
            const std::size_t value = name + name_size + 2;
            const std::uint64_t quotes = value < window ? bits.quotes >> value : 0;
            auto size = static_cast<std::size_t>(std::countr_zero(quotes));
            bool reference = _bzhi_u64(bits.ampersands >> value % window, size) != 0;
            if (quotes == 0) {
                const std::string_view rest(at + value, static_cast<std::size_t>(end - at) - value);
                reference = false;
                size = find_noting(rest, 0, '"', '&', reference);
                if (size == rest.size()) {
                    return at + i;
                }
            }
            token.attributes.add({.name = {at + name, name_size}, .value = {at + value, size}});
            token.plain_attributes &= !reference;
            i = value + size + 1;
        }
        if (i == 0) {
            break;
        }
        at += i;
    }
    return at;
}

}  // namespace stemma::extract::html
#endif
