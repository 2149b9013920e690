// Summing up the weights of binary features: for the taggers and the parser, whose time is mostly
// spent here. Weights are whole numbers, so that neither their order nor the width of the registers
// changes a sum.
#include <algorithm>
#include <array>

#include "base/simd.h"
#include "model/table.h"

#ifdef STEMMA_V3
#include <immintrin.h>
#endif

namespace stemma::model {
namespace {

constexpr std::size_t lanes = 8;
/// Features that are looked up before any of them is added.
constexpr std::size_t batch = FeatureRows::most;
/// A row for any number of labels.
constexpr std::array<std::uint8_t, 288> no_weights{};

void add_plainly(std::span<const std::uint8_t* const> rows, std::size_t stride,
                 std::int32_t* sums) {
    for (const std::uint8_t* row : rows) {
        for (std::size_t l = 0; l < stride; ++l) {
            sums[l] += static_cast<std::int8_t>(row[1 + l]) * (1 << row[0]);
        }
    }
}

#ifdef STEMMA_V3

constexpr std::size_t shifts = 9;

/// What the quanta of two rows stand for, by both shifts, as two numbers of sixteen bits.
constexpr std::array<std::uint32_t, shifts * shifts> make_unit_pairs() {
    std::array<std::uint32_t, shifts * shifts> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i] = 1U << (i / shifts) | 1U << (16 + i % shifts);
    }
    return pairs;
}
constexpr std::array<std::uint32_t, shifts * shifts> unit_pairs = make_unit_pairs();

/// `Groups` times eight sums.
template <std::size_t Groups>
struct Sums {
    __m256i group[Groups];

    STEMMA_V3 STEMMA_INLINE void add(const std::int32_t* others) {
        for (std::size_t g = 0; g < Groups; ++g) {
            const auto* eight = reinterpret_cast<const __m256i*>(others + g * lanes);
            group[g] = _mm256_add_epi32(group[g], _mm256_loadu_si256(eight));
        }
    }
    STEMMA_V3 STEMMA_INLINE void store(std::int32_t* out) const {
        for (std::size_t g = 0; g < Groups; ++g) {
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + g * lanes), group[g]);
        }
    }
    STEMMA_V3 STEMMA_INLINE void scale_to(__m256 scale, float* out) const {
        for (std::size_t g = 0; g < Groups; ++g) {
            _mm256_storeu_ps(out + g * lanes, _mm256_mul_ps(_mm256_cvtepi32_ps(group[g]), scale));
        }
    }
};

/// Adds two rows at a time: their quanta lie in turn, so that one instruction multiplies each by
/// its unit and adds both.
template <std::size_t Groups>
STEMMA_V3 STEMMA_INLINE void add_pairs(const std::uint8_t* const* rows, std::size_t count,
                                       Sums<Groups>& sums) {
    for (std::size_t r = 0; r < count; r += 2) {
        const std::uint8_t* a = rows[r];
        const std::uint8_t* b = rows[r + 1];
        const __m256i units =
            _mm256_set1_epi32(static_cast<std::int32_t>(unit_pairs[a[0] * shifts + b[0]]));
        for (std::size_t g = 0; g < Groups; ++g) {
            const auto* eight_a = reinterpret_cast<const __m128i*>(a + 1 + g * lanes);
            const auto* eight_b = reinterpret_cast<const __m128i*>(b + 1 + g * lanes);
            const __m128i quanta =
                _mm_unpacklo_epi8(_mm_loadl_epi64(eight_a), _mm_loadl_epi64(eight_b));
            const __m256i both = _mm256_madd_epi16(_mm256_cvtepi8_epi16(quanta), units);
            sums.group[g] = _mm256_add_epi32(sums.group[g], both);
        }
    }
}

#endif

}  // namespace

/// The rows of a batch; zeros follow the last one, so that it has a partner.
struct Table::Found {
    std::array<const std::uint8_t*, batch + 1> rows;
    std::size_t count;
};

STEMMA_INLINE void Table::find_rows(std::span<const BinaryFeature> features, Found& out) const {
    const Block* const blocks = blocks_.data();
    const std::uint8_t* const first = rows_.data();
    const std::size_t size = row_size();
    const std::uint32_t shift = 32U - bits_;
    std::size_t found = 0;
    for (const BinaryFeature feature : features) {
        const std::uint32_t key = feature.top >> shift;
        const Block& block = blocks[key / Block::keys];
        const std::uint32_t place = key % Block::keys;
        const std::uint8_t* row = first + block.rank(place) * size;
        __builtin_prefetch(row);
        // No branch: whether a feature has a row cannot be foreseen.
        out.rows[found] = row;
        found += block.has(place) ? 1U : 0U;
    }
    out.rows[found] = no_weights.data();
    out.count = found;
}

void Table::sum_plainly(std::span<const BinaryFeature> features, std::int32_t* sums) const {
    Found found;
    std::fill_n(sums, stride_, 0);
    while (!features.empty()) {
        const std::size_t count = std::min(batch, features.size());
        find_rows(features.first(count), found);
        add_plainly(std::span(found.rows).first(found.count), stride_, sums);
        features = features.subspan(count);
    }
}

void Table::score_plainly(const FeatureRows& rows, float* scores) const {
    std::vector<std::int32_t> sums(stride_);
    std::vector<std::int32_t> parts;
    for (std::size_t i = 0; i < rows.pieces().size(); ++i) {
        const FeatureRows::Piece& piece = rows.pieces()[i];
        sum_plainly(rows.features(i), sums.data());
        for (std::size_t p = 0; p < piece.shared; ++p) {
            for (std::size_t l = 0; l < stride_; ++l) {
                sums[l] += parts[piece.parts[p] * stride_ + l];
            }
        }
        if (!piece.is_row) {
            parts.insert(parts.end(), sums.begin(), sums.end());
            continue;
        }
        for (std::size_t l = 0; l < stride_; ++l) {
            scores[l] = static_cast<float>(sums[l]) * scale_;
        }
        scores += stride_;
    }
}

#ifdef STEMMA_V3

template <std::size_t Groups>
STEMMA_V3 void Table::sum_wide(std::span<const BinaryFeature> features, std::int32_t* sums) const {
    Found found;
    Sums<Groups> all{};
    while (!features.empty()) {
        const std::size_t count = std::min(batch, features.size());
        find_rows(features.first(count), found);
        add_pairs(found.rows.data(), found.count, all);
        features = features.subspan(count);
    }
    all.store(sums);
}

STEMMA_INLINE void Table::prefetch_blocks(std::span<const BinaryFeature> features) const {
    const Block* const blocks = blocks_.data();
    const std::uint32_t shift = 32U - bits_;
    for (const BinaryFeature feature : features) {
        __builtin_prefetch(&blocks[(feature.top >> shift) / Block::keys]);
    }
}

template <std::size_t Groups>
STEMMA_V3 void Table::score_wide(const FeatureRows& rows, float* scores) const {
    std::array<Found, 2> found;  // of this piece and the next
    const __m256 scale = _mm256_set1_ps(scale_);
    std::vector<std::int32_t> parts(rows.parts() * Groups * lanes);
    std::int32_t* part = parts.data();
    const std::size_t pieces = rows.pieces().size();
    if (pieces > 0) {
        find_rows(rows.features(0), found[0]);
    }
    for (std::size_t i = 0; i < pieces; ++i) {
        if (i + 2 < pieces) {
            prefetch_blocks(rows.features(i + 2));
        }
        if (i + 1 < pieces) {
            find_rows(rows.features(i + 1), found[(i + 1) % 2]);
        }
        const FeatureRows::Piece& piece = rows.pieces()[i];
        Sums<Groups> sums{};
        for (std::size_t p = 0; p < piece.shared; ++p) {
            sums.add(parts.data() + piece.parts[p] * Groups * lanes);
        }
        add_pairs(found[i % 2].rows.data(), found[i % 2].count, sums);
        if (piece.is_row) {
            sums.scale_to(scale, scores);
            scores += Groups * lanes;
        } else {
            sums.store(part);
            part += Groups * lanes;
        }
    }
}

#endif

void Table::sum(std::span<const BinaryFeature> features, std::int32_t* sums) const {
#ifdef STEMMA_V3
    if (has_v3()) {
        switch (stride_ / lanes) {
            case 1: return sum_wide<1>(features, sums);
            case 2: return sum_wide<2>(features, sums);
            case 3: return sum_wide<3>(features, sums);
            default: break;
        }
    }
#endif
    sum_plainly(features, sums);
}

void Table::score(const FeatureRows& rows, float* scores) const {
#ifdef STEMMA_V3
    if (has_v3()) {
        switch (stride_ / lanes) {
            case 1: return score_wide<1>(rows, scores);
            case 2: return score_wide<2>(rows, scores);
            case 3: return score_wide<3>(rows, scores);
            case 5: return score_wide<5>(rows, scores);
            default: break;
        }
    }
#endif
    score_plainly(rows, scores);
}

}  // namespace stemma::model
