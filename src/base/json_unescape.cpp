#include "base/json_unescape.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>

#include "base/simd.h"

#ifdef STEMMA_AVX2
#include <immintrin.h>
#endif

namespace stemma::json {
namespace {

/// What a letter after a backslash means; 0 of those that mean nothing by themselves.
constexpr auto meanings = [] {
    std::array<char, 256> table{};
    for (const char same : {'"', '\\', '/'}) {
        table[static_cast<unsigned char>(same)] = same;
    }
    table['b'] = '\b';
    table['f'] = '\f';
    table['n'] = '\n';
    table['r'] = '\r';
    table['t'] = '\t';
    return table;
}();

/// The values of hexadecimal digits; over 15 of what is none.
constexpr auto digit_values = [] {
    std::array<std::uint32_t, 256> values{};
    values.fill(0x10000);
    for (std::uint32_t digit = 0; digit < 10; ++digit) {
        values['0' + digit] = digit;
    }
    for (std::uint32_t letter = 0; letter < 6; ++letter) {
        values['a' + letter] = values['A' + letter] = 10 + letter;
    }
    return values;
}();

/// Where reading and writing are.
struct Place {
    const char* from;
    char* to;
};

/// What was seen of the bytes read.
struct Seen {
    bool wrong = false;  ///< what stands next cannot be part of a string
    bool plain = true;
    bool wide = false;
};

constexpr bool is_control(std::uint32_t point) { return point < 0x20; }
constexpr bool is_plain(std::uint32_t point) {
    return !is_control(point) || point == '\t' || point == '\n';
}

/// Four digits after "\u"; over 0xFFFF if they are none.
std::uint32_t unit(const char* from, const char* end) {
    const auto digit = [&](std::size_t i) {
        return digit_values[static_cast<unsigned char>(from[i])];
    };
    return end - from < 6 ? 0x10000 : digit(2) << 12U | digit(3) << 8U | digit(4) << 4U | digit(5);
}

char* write(std::uint32_t point, char* to) {
    const auto put = [&](std::uint32_t byte) { *to++ = static_cast<char>(byte); };
    const auto follow = [&](unsigned shift) { put(0x80U | (point >> shift & 0x3FU)); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | point >> 6U);
        follow(0);
    } else if (point < 0x10000) {
        put(0xE0U | point >> 12U);
        follow(6);
        follow(0);
    } else {
        put(0xF0U | point >> 18U);
        follow(12);
        follow(6);
        follow(0);
    }
    return to;
}

/// Stays where it is if what stands there is none.
Place number(Place at, const char* end, Seen& seen) {
    std::uint32_t point = unit(at.from, end);
    const char* after = at.from + 6;
    seen.wrong = point > 0xFFFF || (point >= 0xDC00 && point < 0xE000);
    if (point >= 0xD800 && point < 0xDC00) {  // the first of a pair
        const bool pair = end - after >= 6 && after[0] == '\\' && after[1] == 'u';
        const std::uint32_t second = pair ? unit(after, end) : 0;
        seen.wrong = second < 0xDC00 || second >= 0xE000;
        point = 0x10000 + ((point - 0xD800) << 10U) + (second - 0xDC00);
        after += 6;
    }
    if (seen.wrong) {
        return at;
    }
    seen.plain &= is_plain(point);
    return {after, write(point, at.to)};
}

/// The same of any escape.
Place escape(Place at, const char* end, Seen& seen) {
    const bool whole = end - at.from >= 2;
    const char meant = whole ? meanings[static_cast<unsigned char>(at.from[1])] : '\0';
    if (meant != 0) {
        seen.plain &= is_plain(static_cast<unsigned char>(meant));
        *at.to = meant;
        return {at.from + 2, at.to + 1};
    }
    if (whole && at.from[1] == 'u') {
        return number(at, end, seen);
    }
    seen.wrong = true;
    return at;
}

/// To the quotation mark, or the end, or what is wrong.
Place run(Place at, const char* end, Seen& seen) {
    while (!seen.wrong && at.from != end && *at.from != '"') {
        const auto byte = static_cast<unsigned char>(*at.from);
        if (byte == '\\') {
            at = escape(at, end, seen);
        } else if (is_control(byte)) {
            seen.wrong = true;
        } else {
            seen.wide |= byte >= 0x80;
            *at.to++ = *at.from++;
        }
    }
    return at;
}

#ifdef STEMMA_AVX2
constexpr std::ptrdiff_t block = 64;

/// For each set of bytes of eight: which ones stay, in order, at the beginning; numbered from
/// `first` on.
constexpr auto thinned(std::uint8_t first) {
    std::array<std::array<std::uint8_t, 8>, 256> table{};
    for (std::size_t left_out = 0; left_out < table.size(); ++left_out) {
        std::size_t to = 0;
        for (std::uint8_t byte = 0; byte < 8; ++byte) {
            if ((left_out >> byte & 1U) == 0) {
                table[left_out][to++] = first + byte;
            }
        }
    }
    return table;
}
constexpr auto thinned_low = thinned(0);
constexpr auto thinned_high = thinned(8);

/// Sixty-four bytes.
struct Block {
    __m256i first;
    __m256i second;
};
STEMMA_AVX2 STEMMA_INLINE Block load(const char* from) {
    const auto* source = reinterpret_cast<const __m256i*>(from);
    return {_mm256_loadu_si256(source), _mm256_loadu_si256(source + 1)};
}
STEMMA_AVX2 STEMMA_INLINE void store(char* to, Block bytes) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), bytes.first);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to) + 1, bytes.second);
}
/// A bit for each byte.
STEMMA_AVX2 STEMMA_INLINE std::uint64_t bits_of(Block bytes) {
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes.first));
    const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes.second));
    return low | static_cast<std::uint64_t>(high) << 32U;
}
STEMMA_AVX2 STEMMA_INLINE Block operator|(Block a, Block b) {
    return {_mm256_or_si256(a.first, b.first), _mm256_or_si256(a.second, b.second)};
}
STEMMA_AVX2 STEMMA_INLINE bool is_zero(Block bytes) {
    const __m256i any = _mm256_or_si256(bytes.first, bytes.second);
    return _mm256_testz_si256(any, any) != 0;
}
/// Bytes that are 0xFF where a control character stands.
STEMMA_AVX2 STEMMA_INLINE Block controls_of(Block bytes) {
    const __m256i last = _mm256_set1_epi8(0x1F);
    return {_mm256_cmpeq_epi8(_mm256_min_epu8(bytes.first, last), bytes.first),
            _mm256_cmpeq_epi8(_mm256_min_epu8(bytes.second, last), bytes.second)};
}
/// Bytes that are 0xFF where `c` stands.
STEMMA_AVX2 STEMMA_INLINE Block places_of(char c, Block bytes) {
    const __m256i wanted = _mm256_set1_epi8(c);
    return {_mm256_cmpeq_epi8(bytes.first, wanted), _mm256_cmpeq_epi8(bytes.second, wanted)};
}
/// Each byte where the one before it was, a zero first.
STEMMA_AVX2 STEMMA_INLINE Block shifted(Block bytes) {
    const __m256i before_first = _mm256_permute2x128_si256(bytes.first, bytes.first, 0x08);
    const __m256i before_second = _mm256_permute2x128_si256(bytes.first, bytes.second, 0x21);
    return {_mm256_alignr_epi8(bytes.first, before_first, 15),
            _mm256_alignr_epi8(bytes.second, before_second, 15)};
}

/// Bytes that are 0xFF where a bit is set.
STEMMA_AVX2 STEMMA_INLINE __m256i bytes_of(std::uint64_t bits) {
    const __m256i from =
        _mm256_setr_epi64x(0, 0x0101'0101'0101'0101, 0x0202'0202'0202'0202, 0x0303'0303'0303'0303);
    const __m256i own = _mm256_set1_epi64x(static_cast<std::int64_t>(0x8040'2010'0804'0201));
    const __m256i spread =
        _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<std::int32_t>(bits)), from);
    return _mm256_cmpeq_epi8(_mm256_and_si256(spread, own), own);
}

/// The bytes after backslashes: those at odd places in a run of backslashes, and what follows a run
/// of an odd length (Langdale and Lemire 2019, 3.1.1).
constexpr std::uint64_t after_slashes(std::uint64_t slashes) {
    constexpr std::uint64_t even = 0x5555'5555'5555'5555;
    const std::uint64_t follows = slashes << 1U;
    const std::uint64_t odd_begins = slashes & ~even & ~follows;
    const std::uint64_t from_even = (odd_begins + slashes) << 1U;
    return (even ^ from_even) & follows;
}

/// Escapes of one letter: those that mean themselves, and the frequent ones that do not.
struct Letters {
    __m256i known;  ///< bytes that are one
    __m256i meant;  ///< what they mean
};
STEMMA_AVX2 STEMMA_INLINE Letters letters_of(__m256i bytes) {
    // By the lower half of a byte; no other byte is equal to what stands there.
    const __m256i same = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(-1, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, '\\', 0, 0, '/'));
    const __m256i other = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(-1, 0, 'r', 0, 't', 0, 0, 0, 0, 0, 0, 0, 0, 0, 'n', 0));
    const __m256i meaning = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, 0, '\r', 0, '\t', 0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', 0));
    const __m256i others = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(other, bytes), bytes);
    const __m256i sames = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(same, bytes), bytes);
    return {_mm256_or_si256(sames, others),
            _mm256_blendv_epi8(bytes, _mm256_shuffle_epi8(meaning, bytes), others)};
}

/// The slashes of a block that begin an escape, and what comes after these.
struct Escapes {
    std::uint64_t begins;
    std::uint64_t escaped;
    Block bytes;  ///< 0xFF where something is escaped
};
STEMMA_AVX2 STEMMA_INLINE Escapes escapes_of(Block slashes, std::uint64_t bits) {
    const std::uint64_t after = bits << 1U;
    if ((bits & after) == 0) {
        return {bits, after, shifted(slashes)};
    }
    const std::uint64_t escaped = after_slashes(bits);
    return {bits & ~escaped, escaped, {bytes_of(escaped), bytes_of(escaped >> 32U)}};
}

/// Writes bytes number 16 `Part` and on but for those left out; `to` is where all would begin if no
/// byte so far had been left out.
template <std::size_t Part>
STEMMA_AVX2 STEMMA_INLINE char* write_thinned(char* to, __m128i bytes, std::uint64_t left_out) {
    const std::uint64_t first = left_out >> (16 * Part) & 0xFFU;
    const std::uint64_t second = left_out >> (16 * Part + 8) & 0xFFU;
    const __m128i low =
        _mm_loadl_epi64(reinterpret_cast<const __m128i*>(thinned_low[first].data()));
    const __m128 order = _mm_loadh_pi(_mm_castsi128_ps(low),
                                      reinterpret_cast<const __m64*>(thinned_high[second].data()));
    const __m128 thin = _mm_castsi128_ps(_mm_shuffle_epi8(bytes, _mm_castps_si128(order)));
    _mm_storel_pi(reinterpret_cast<__m64*>(to + 16 * Part), thin);
    to -= std::popcount(first);
    _mm_storeh_pi(reinterpret_cast<__m64*>(to + 16 * Part + 8), thin);
    return to - std::popcount(second);
}

/// A block with what stands after slashes replaced by what it means, without these. Returns where
/// the next one goes.
STEMMA_AVX2 STEMMA_INLINE char* write_meant(char* to, Block meant, std::uint64_t left_out) {
    to = write_thinned<0>(to, _mm256_castsi256_si128(meant.first), left_out);
    to = write_thinned<1>(to, _mm256_extracti128_si256(meant.first, 1), left_out);
    to = write_thinned<2>(to, _mm256_castsi256_si128(meant.second), left_out);
    to = write_thinned<3>(to, _mm256_extracti128_si256(meant.second, 1), left_out);
    return to + block;
}

/// What was seen of blocks.
struct SeenBytes {
    __m256i any;      ///< bits that some byte has
    __m256i returns;  ///< 0xFF where a carriage return was meant
};

/// What a block begins with, up to what has to be looked at alone: a quotation mark, a control
/// character (`enders`), or an escape that is not frequent, which is read. False if an ender may
/// come next, or something is wrong.
STEMMA_AVX2 STEMMA_INLINE bool run_block(Place& at, const char* end, Block bytes, Block slashes,
                                         std::uint64_t enders, Seen& seen, SeenBytes& seen_bytes) {
    const std::uint64_t slash_bits = bits_of(slashes);
    const Escapes e = escapes_of(slashes, slash_bits);
    const Letters a = letters_of(bytes.first);
    const Letters b = letters_of(bytes.second);
    const Block unknown = {_mm256_andnot_si256(a.known, e.bytes.first),
                           _mm256_andnot_si256(b.known, e.bytes.second)};
    const Block meant = {_mm256_blendv_epi8(bytes.first, a.meant, e.bytes.first),
                         _mm256_blendv_epi8(bytes.second, b.meant, e.bytes.second)};
    const Block returns = places_of('\r', meant);
    seen_bytes.returns =
        _mm256_or_si256(seen_bytes.returns, _mm256_or_si256(returns.first, returns.second));
    const std::uint64_t unusual = bits_of(unknown) >> 1U;
    const std::uint64_t cut = e.begins & (std::uint64_t{1} << 63U);
    const std::uint64_t stops = (enders & ~e.escaped) | unusual | cut;
    // What comes after a stop may begin less than a block after what is written, and is to stay.
    std::array<char, block> written;
    char* const to = write_meant(stops == 0 ? at.to : written.data(), meant, e.begins);
    if (stops == 0) {
        at = {at.from + block, to};
        return true;
    }
    const std::uint64_t stop = stops & -stops;
    const int size = std::countr_zero(stop);
    const int left_out = std::popcount(e.begins & (stop - 1));
    std::memcpy(at.to, written.data(), static_cast<std::size_t>(size - left_out));
    at = {at.from + size, at.to + size - left_out};
    if ((unusual & stop) != 0) {
        do {
            at = escape(at, end, seen);
        } while (!seen.wrong && at.from != end && *at.from == '\\');
    }
    return !seen.wrong && (enders & stop) == 0 && at.from != end && *at.from != '"';
}

/// As run(), up to the last bytes.
STEMMA_AVX2 Place run_blocks(Place at, const char* end, Seen& seen) {
    SeenBytes seen_bytes = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    for (bool goes_on = true; goes_on && end - at.from >= block;) {
        const Block bytes = load(at.from);
        seen_bytes.any =
            _mm256_or_si256(seen_bytes.any, _mm256_or_si256(bytes.first, bytes.second));
        const Block slashes = places_of('\\', bytes);
        const Block enders = places_of('"', bytes) | controls_of(bytes);
        if (is_zero(slashes | enders)) {
            store(at.to, bytes);
            at = {at.from + block, at.to + block};
        } else {
            goes_on = run_block(at, end, bytes, slashes, bits_of(enders), seen, seen_bytes);
        }
    }
    seen.wide |= _mm256_movemask_epi8(seen_bytes.any) != 0;
    seen.plain &= _mm256_movemask_epi8(seen_bytes.returns) == 0;
    return at;
}
#endif

}  // namespace

Unescaped unescape(std::string_view content, char* to) {
    const char* const begin = std::to_address(content.begin());
    const char* const end = begin + content.size();
    Seen seen;
    Place at{begin, to};
#ifdef STEMMA_AVX2
    static const bool wide_registers = __builtin_cpu_supports("avx2") != 0;
    if (wide_registers) {
        at = run_blocks(at, end, seen);
    }
#endif
    at = run(at, end, seen);
    return {.read = static_cast<std::size_t>(at.from - begin),
            .written = static_cast<std::size_t>(at.to - to),
            .valid = !seen.wrong && at.from != end,
            .plain = seen.plain,
            .wide = seen.wide};
}

}  // namespace stemma::json
