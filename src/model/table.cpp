#include "model/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/simd.h"

#ifdef STEMMA_AVX2
#include <immintrin.h>
#endif

namespace stemma::model {
namespace {

constexpr int max_quantum = 127;
constexpr std::size_t lanes = 8;
/// What the quanta of a row stand for, by its shift.
constexpr std::array<float, Table::max_shift + 1> units = {1, 2, 4, 8, 16, 32, 64, 128, 256};

/// Adds `Groups` times eight weights of each row; the sums stay in registers.
template <std::size_t Groups>
STEMMA_INLINE void add_groups(std::span<const std::uint8_t* const> rows, const float* values,
                              std::size_t first, float* scores) {
    using Quanta = std::int8_t __attribute__((vector_size(2 * lanes)));
    using Cells = std::int16_t __attribute__((vector_size(2 * lanes)));
    using Wide = std::int32_t __attribute__((vector_size(lanes * 4)));
    using Sums = float __attribute__((vector_size(lanes * 4)));
    std::array<Sums, Groups> sums;
    std::memcpy(&sums, scores + first, sizeof sums);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::uint8_t* row = rows[r];
        const float value = values[r] * units[row[0]];
        for (std::size_t g = 0; g < Groups; ++g) {
            // Sixteen bytes, of which eight are used: a load of eight would be widened by stores.
            Quanta quanta;
            std::memcpy(&quanta, row + 1 + first + g * lanes, sizeof quanta);
            const Cells cells =
                std::bit_cast<Cells>(__builtin_shufflevector(quanta, quanta, 0, 0, 1, 1, 2, 2, 3, 3,
                                                             4, 4, 5, 5, 6, 6, 7, 7)) >>
                8;
            const Wide wide = __builtin_convertvector(cells, Wide);
            sums[g] += value * __builtin_convertvector(wide, Sums);
        }
    }
    std::memcpy(scores + first, &sums, sizeof sums);
}

#ifdef STEMMA_AVX2
/// The same in four instructions a group; GCC finds ten for what is above.
template <std::size_t Groups>
STEMMA_AVX2 void add_groups_wide(std::span<const std::uint8_t* const> rows, const float* values,
                                 float* scores) {
    __m256 sums[Groups];
    for (std::size_t g = 0; g < Groups; ++g) {
        sums[g] = _mm256_loadu_ps(scores + g * lanes);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::uint8_t* row = rows[r];
        const __m256 value = _mm256_set1_ps(values[r] * units[row[0]]);
        for (std::size_t g = 0; g < Groups; ++g) {
            const __m128i quanta =
                _mm_loadl_epi64(reinterpret_cast<const __m128i*>(row + 1 + g * lanes));
            const __m256 wide = _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(quanta));
            sums[g] = _mm256_add_ps(sums[g], _mm256_mul_ps(value, wide));
        }
    }
    for (std::size_t g = 0; g < Groups; ++g) {
        _mm256_storeu_ps(scores + g * lanes, sums[g]);
    }
}

bool has_avx2() {
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}
#endif

}  // namespace

Table::Table(std::uint32_t bits, std::size_t labels)
    : bits_(bits), labels_(labels), stride_(stride_of(labels)) {}

Table Table::build(std::uint32_t bits, std::size_t labels, std::span<const std::uint32_t> keys,
                   std::span<const float> rows, double prune) {
    Table table(bits, labels);
    float largest = 0;
    for (const float weight : rows) {
        largest = std::max(largest, std::abs(weight));
    }
    table.scale_ = largest > 0 ? largest / static_cast<float>(max_quantum << max_shift) : 1;
    const float least = std::max(static_cast<float>(prune) * largest, table.scale_ / 2);
    table.make_room(keys.size());
    for (std::size_t r = 0; r < keys.size(); ++r) {
        const std::span<const float> row = rows.subspan(r * table.stride_, labels);
        float top = 0;
        for (const float weight : row) {
            top = std::max(top, std::abs(weight));
        }
        if (!(top >= least) || largest == 0) {
            continue;
        }
        int shift = 0;
        while (shift < max_shift && top / table.scale_ > static_cast<float>(max_quantum << shift)) {
            ++shift;
        }
        const float unit = table.scale_ * static_cast<float>(1 << shift);
        std::uint8_t* out = table.append(keys[r]);
        out[0] = static_cast<std::uint8_t>(shift);
        for (std::size_t l = 0; l < labels; ++l) {
            const long q = std::abs(row[l]) < least ? 0 : std::lround(row[l] / unit);
            out[1 + l] = static_cast<std::uint8_t>(std::clamp<long>(q, -max_quantum, max_quantum));
        }
    }
    table.finish();
    return table;
}

void Table::make_room(std::size_t rows) {
    constexpr std::size_t behind = 2 * lanes;
    blocks_.assign((std::size_t{1} << bits_) / Block::keys + 1, {});
    rows_.resize(rows * row_size() + behind);
    std::fill(rows_.end() - behind, rows_.end(), std::uint8_t{0});
}

std::uint8_t* Table::append(std::uint32_t key) {
    blocks_[key / Block::keys].insert(key % Block::keys);
    return rows_.data() + size_++ * row_size();
}

STEMMA_SIMD void Table::finish() {
    std::uint32_t rows = 0;
    for (Block& block : blocks_) {
        block.before = rows;
        rows += block.count();
    }
}

STEMMA_INLINE void Table::add_rows(std::span<const std::uint8_t* const> rows, const float* values,
                                   float* scores) const {
#ifdef STEMMA_AVX2
    if (stride_ <= 3 * lanes && has_avx2()) {
        switch (stride_ / lanes) {
            case 1: return add_groups_wide<1>(rows, values, scores);
            case 2: return add_groups_wide<2>(rows, values, scores);
            default: return add_groups_wide<3>(rows, values, scores);
        }
    }
#endif
    switch (stride_ / lanes) {
        case 1: return add_groups<1>(rows, values, 0, scores);
        case 2: return add_groups<2>(rows, values, 0, scores);
        case 3: return add_groups<3>(rows, values, 0, scores);
        default:
            for (std::size_t first = 0; first < stride_; first += lanes) {
                add_groups<1>(rows, values, first, scores);
            }
    }
}

void Table::add(const Feature& feature, float* scores) const { add_all({&feature, 1}, scores); }

STEMMA_SIMD void Table::add_all(std::span<const Feature> features, float* scores) const {
    constexpr std::size_t batch = 64;
    std::array<const Block*, batch> blocks;
    std::array<std::uint32_t, batch> places;
    std::array<float, batch> values;
    std::array<const std::uint8_t*, batch> rows;
    for (std::size_t begin = 0; begin < features.size(); begin += batch) {
        const auto part = features.subspan(begin, std::min(batch, features.size() - begin));
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::uint32_t key = key_of(part[i].hash, bits_);
            blocks[i] = &blocks_[key / Block::keys];
            places[i] = key % Block::keys;
            __builtin_prefetch(blocks[i]);
        }
        std::size_t found = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            // No branch: whether a feature has a row cannot be foreseen.
            rows[found] = row_at(*blocks[i], places[i]);
            values[found] = part[i].value;
            const bool has = blocks[i]->has(places[i]);
            __builtin_prefetch(has ? static_cast<const void*>(rows[found]) : blocks[i]);
            found += has ? 1U : 0U;
        }
        add_rows(std::span(rows).first(found), values.data(), scores);
    }
}

void Table::prefetch(std::span<const Feature> features) const {
    for (const Feature& feature : features) {
        __builtin_prefetch(&blocks_[key_of(feature.hash, bits_) / Block::keys]);
    }
}

float Table::weight(const Feature& feature, std::size_t label) const {
    const std::uint32_t key = key_of(feature.hash, bits_);
    const Block& block = blocks_[key / Block::keys];
    const std::uint32_t place = key % Block::keys;
    if (!block.has(place)) {
        return 0;
    }
    const std::uint8_t* row = row_at(block, place);
    return feature.value * scale_ * units[row[0]] *
           static_cast<float>(static_cast<std::int8_t>(row[1 + label]));
}

}  // namespace stemma::model
