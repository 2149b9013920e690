#include "extract/html/class_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/hash_inline.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include "base/strings.h"
#endif

namespace stemma::extract::html {
namespace {

constexpr std::size_t together = 64;
constexpr std::size_t quarter = 16;

/// Letters among some bytes, a bit each.
struct Letters {
    std::uint64_t any = 0;
    std::uint64_t small = 0;
};

#if defined(__SSE2__)
/// Those of sixteen bytes, which become small.
Letters lower(char* bytes) {
    auto* const place = reinterpret_cast<__m128i*>(bytes);
    const __m128i given = _mm_loadu_si128(place);
    const __m128i low = _mm_or_si128(given, _mm_set1_epi8(0x20));
    const __m128i any = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)),
                                      _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
    const __m128i small = _mm_and_si128(any, _mm_cmpeq_epi8(given, low));
    _mm_storeu_si128(place, low);
    const auto bits = [](__m128i mask) {
        return static_cast<std::uint64_t>(_mm_movemask_epi8(mask));
    };
    return {bits(any), bits(small)};
}
#else
Letters lower(char* bytes) {
    Letters letters;
    for (std::size_t i = 0; i < quarter; ++i) {
        letters.any |= std::uint64_t{is_ascii_alpha(bytes[i])} << i;
        letters.small |= std::uint64_t{is_ascii_lower(bytes[i])} << i;
        bytes[i] = ascii_lower(bytes[i]);
    }
    return letters;
}
#endif

}  // namespace

void ClassWords::add(std::size_t begin, std::size_t end) {
    if (end - begin > 1) {
        hashes_.push_back(hash64_inline({&lower_[begin], end - begin}));
    }
}

std::span<const std::uint64_t> ClassWords::of(std::string_view names) {
    hashes_.clear();
    if (lower_.size() < names.size() + quarter) {
        lower_.resize(std::max(names.size() + quarter, lower_.size() * 2));
    }
    std::memcpy(lower_.data(), names.data(), names.size());
    std::memset(lower_.data() + names.size(), 0, quarter);
    Letters before;  // the last byte's, in the lowest bit
    std::size_t begin = 0;
    // The zero behind the names ends the last word.
    for (std::size_t at = 0; at <= names.size(); at += together) {
        Letters here;
        for (std::size_t i = 0; i < together && at + i <= names.size(); i += quarter) {
            const Letters part = lower(&lower_[at + i]);
            here.any |= part.any << i;
            here.small |= part.small << i;
        }
        const std::uint64_t after = here.any << 1U | before.any;
        const std::uint64_t after_small = here.small << 1U | before.small;
        const std::uint64_t capitals = here.any & ~here.small;
        std::uint64_t begins = here.any & (~after | (capitals & after_small));
        std::uint64_t ends = after & (~here.any | begins);
        for (; ends != 0; ends &= ends - 1) {
            const auto end = static_cast<std::size_t>(std::countr_zero(ends));
            // A word that began here began before the next end.
            if (const std::uint64_t earlier = begins & ((std::uint64_t{1} << end) - 1);
                earlier != 0) {
                begin = at + static_cast<std::size_t>(std::countr_zero(earlier));
                begins &= begins - 1;
            }
            add(begin, at + end);
        }
        if (begins != 0) {
            begin = at + static_cast<std::size_t>(std::countr_zero(begins));
        }
        before = {here.any >> (together - 1), here.small >> (together - 1)};
    }
    return hashes_;
}

}  // namespace stemma::extract::html
