#include "model/weight_pairs.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "model/table.h"

#ifdef STEMMA_V3
#include <immintrin.h>
#endif

namespace stemma::model {
namespace {

constexpr unsigned shift_at = 16;
constexpr unsigned rest_at = 20;

/// Both weights of a row, in one number.
STEMMA_INLINE std::int64_t weights_of(std::uint32_t row) {
    const auto quantum = [row](unsigned at) {
        return std::int64_t{static_cast<std::int8_t>(row >> at)};
    };
    return ((quantum(8) << 32U) + quantum(0)) << (row >> shift_at & 15U);
}

#ifdef STEMMA_V3
/// The row with this rest of a key, or 0. Zeros may be taken for a row as well: they weigh nothing.
STEMMA_V3 STEMMA_INLINE std::uint32_t find_wide(const std::uint32_t* rows, std::uint32_t rest) {
    const __m256i wanted = _mm256_set1_epi32(static_cast<int>(rest));
    const __m256i low = _mm256_load_si256(reinterpret_cast<const __m256i*>(rows));
    const __m256i high = _mm256_load_si256(reinterpret_cast<const __m256i*>(rows + 8));
    const __m256i in_low = _mm256_cmpeq_epi32(_mm256_srli_epi32(low, rest_at), wanted);
    const __m256i in_high = _mm256_cmpeq_epi32(_mm256_srli_epi32(high, rest_at), wanted);
    const __m256i either =
        _mm256_or_si256(_mm256_and_si256(low, in_low), _mm256_and_si256(high, in_high));
    __m128i found =
        _mm_or_si128(_mm256_castsi256_si128(either), _mm256_extracti128_si256(either, 1));
    found = _mm_or_si128(found, _mm_shuffle_epi32(found, 0x4E));
    found = _mm_or_si128(found, _mm_shuffle_epi32(found, 0xB1));
    return static_cast<std::uint32_t>(_mm_cvtsi128_si32(found));
}
#endif

}  // namespace

WeightPairs::WeightPairs(const Table& table) {
    static_assert(Table::max_shift < 16);
    assert(table.labels() == 2);
    constexpr std::size_t usual_rows = line_rows / 2;
    const std::uint32_t bits = table.bits();
    const auto usual = static_cast<std::uint32_t>(std::bit_width(table.size() / usual_rows));
    const std::uint32_t fewest = std::max(bits - std::min(bits, rest_bits), 1U);
    // Ends: at the latest where a line has no more than sixteen keys.
    for (std::uint32_t line_bits = std::clamp(usual, fewest, bits); !fill(table, line_bits);
         ++line_bits) {
    }
}

bool WeightPairs::fill(const Table& table, std::uint32_t line_bits) {
    const std::uint32_t bits = table.bits();
    assert(line_bits <= bits);
    const std::uint32_t rest_mask = (1U << (bits - line_bits)) - 1;
    places_ = {64 - line_bits, 64 - bits, rest_mask};
    lines_.assign(std::size_t{1} << line_bits, {});
    std::size_t line = 0;
    std::size_t in_line = 0;
    bool room = true;
    table.each_row([&](std::uint32_t key, const std::uint8_t* row) {
        const std::size_t own = key >> (bits - line_bits);
        in_line = own == line ? in_line : 0;
        line = own;
        room = room && in_line < line_rows;
        if (room) {
            lines_[line].rows[in_line++] = std::uint32_t{row[1]} | std::uint32_t{row[2]} << 8U |
                                           std::uint32_t{row[0]} << shift_at |
                                           (key & rest_mask) << rest_at;
        }
    });
    return room;
}

std::int64_t WeightPairs::of_plain(std::uint64_t hash) const {
    const std::uint32_t rest = places_.rest_of(hash);
    std::uint32_t found = 0;
    for (const std::uint32_t row : lines_[places_.line_of(hash)].rows) {
        found |= row >> rest_at == rest ? row : 0;
    }
    return weights_of(found);
}

#ifdef STEMMA_V3
STEMMA_V3 std::int64_t WeightPairs::of_wide(std::uint64_t hash) const {
    return weights_of(find_wide(lines_[places_.line_of(hash)].rows.data(), places_.rest_of(hash)));
}

STEMMA_V3 void WeightPairs::of_each_wide(std::span<const std::uint64_t> hashes,
                                         std::span<std::int64_t> out) const {
    constexpr std::size_t batch = 64;
    const Line* const lines = lines_.data();
    const WeightPairs::Places places = places_;
    for (std::size_t begin = 0; begin < hashes.size(); begin += batch) {
        const std::size_t end = std::min(begin + batch, hashes.size());
        for (std::size_t i = begin; i < end; ++i) {
            __builtin_prefetch(&lines[places.line_of(hashes[i])]);
        }
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t* const rows = lines[places.line_of(hashes[i])].rows.data();
            out[i] = weights_of(find_wide(rows, places.rest_of(hashes[i])));
        }
    }
}
#endif

std::int64_t WeightPairs::of(std::uint64_t hash) const {
#ifdef STEMMA_V3
    if (has_v3()) {
        return of_wide(hash);
    }
#endif
    return of_plain(hash);
}

void WeightPairs::of_each(std::span<const std::uint64_t> hashes,
                          std::span<std::int64_t> out) const {
#ifdef STEMMA_V3
    if (has_v3()) {
        of_each_wide(hashes, out);
        return;
    }
#endif
    std::ranges::transform(hashes, out.begin(), [&](std::uint64_t hash) { return of_plain(hash); });
}

}  // namespace stemma::model
