#include "model/tree_masks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <tuple>

#include "base/simd.h"
#include "model/trees.h"

#ifdef STEMMA_AVX2
#include <immintrin.h>
#endif

namespace stemma::model {
namespace {

constexpr std::size_t lanes = 16;  ///< rows of a batch
constexpr std::size_t group = 4;   ///< cuts that are made together

}  // namespace

/// Rows to be judged together; where there are fewer, the last one stands for the rest.
struct TreeMasks::Batch {
    std::array<const float*, lanes> rows;
};

TreeMasks::TreeMasks(std::span<const TreeNode> nodes, std::span<const std::uint32_t> roots,
                     std::size_t columns)
    : column_end_(columns), leaves_(roots.size() * most_leaves) {
    struct Found {
        std::uint32_t column;
        float threshold;
        Cut cut;
    };
    std::vector<Found> found;
    for (std::size_t tree = 0; tree < roots.size(); ++tree) {
        const std::size_t end = tree + 1 < roots.size() ? roots[tree + 1] : nodes.size();
        const std::span<const TreeNode> own = nodes.subspan(roots[tree], end - roots[tree]);
        // Children stand after their parents: leaves below each node, from the end on.
        std::vector<std::uint32_t> below(own.size(), 1);
        for (std::size_t i = own.size(); i-- > 0;) {
            if (own[i].column != TreeNode::leaf) {
                below[i] = below[own[i].left] + below[own[i].left + std::size_t{1}];
            }
        }
        std::vector<std::uint32_t> before(own.size(), 0);
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (own[i].column == TreeNode::leaf) {
                leaves_[tree * most_leaves + before[i]] = own[i].value;
                continue;
            }
            const std::uint32_t left = below[own[i].left];
            before[own[i].left] = before[i];
            before[own[i].left + std::size_t{1}] = before[i] + left;
            const std::uint32_t mask = ((1U << left) - 1) << before[i];
            found.push_back({own[i].column,
                             own[i].value,
                             {static_cast<std::uint16_t>(tree), static_cast<std::uint16_t>(mask)}});
        }
    }
    const auto place = [](const Found& test) { return std::tuple(test.column, test.threshold); };
    std::ranges::stable_sort(found, {}, place);
    for (std::size_t i = 0; i < found.size(); ++i) {
        thresholds_.push_back(found[i].threshold);
        cuts_.push_back(found[i].cut);
        if (i + 1 == found.size() || found[i + 1].column != found[i].column) {
            // No number is beyond that, so these rule out nothing.
            thresholds_.resize((thresholds_.size() + group - 1) / group * group,
                               std::numeric_limits<float>::infinity());
            cuts_.resize(thresholds_.size());
            column_end_[found[i].column] = static_cast<std::uint32_t>(cuts_.size());
        }
    }
    for (std::size_t column = 1; column < columns; ++column) {
        column_end_[column] = std::max(column_end_[column], column_end_[column - 1]);
    }
}

#ifdef STEMMA_AVX2
namespace {

/// The numbers of one column: rows 0–3 and 8–11, rows 4–7 and 12–15, so that what two comparisons
/// give stands in order once it is packed.
struct Column {
    __m256 first;
    __m256 second;
};

/// Four numbers of a row and of the one eight further on.
STEMMA_AVX2 inline __m256 two_rows(const float* const* row, std::size_t column) {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(row[0] + column)),
                                _mm_loadu_ps(row[lanes / 2] + column), 1);
}

/// Four columns of four rows and of the four rows eight further on.
STEMMA_AVX2 inline void turn(const float* const* rows, std::size_t column, __m256* out) {
    const __m256 a = two_rows(rows, column);
    const __m256 b = two_rows(rows + 1, column);
    const __m256 c = two_rows(rows + 2, column);
    const __m256 d = two_rows(rows + 3, column);
    const __m256 ab_low = _mm256_unpacklo_ps(a, b);
    const __m256 ab_high = _mm256_unpackhi_ps(a, b);
    const __m256 cd_low = _mm256_unpacklo_ps(c, d);
    const __m256 cd_high = _mm256_unpackhi_ps(c, d);
    out[0] = _mm256_shuffle_ps(ab_low, cd_low, 0x44);
    out[1] = _mm256_shuffle_ps(ab_low, cd_low, 0xEE);
    out[2] = _mm256_shuffle_ps(ab_high, cd_high, 0x44);
    out[3] = _mm256_shuffle_ps(ab_high, cd_high, 0xEE);
}

struct Range {
    float least;
    float most;
};

STEMMA_AVX2 inline Range range_of(const Column& column) {
    const __m256 both = _mm256_max_ps(column.first, column.second);
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(both), _mm256_extractf128_ps(both, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    four = _mm_max_ss(four, _mm_movehdup_ps(four));
    const __m256 lower = _mm256_min_ps(column.first, column.second);
    __m128 low = _mm_min_ps(_mm256_castps256_ps128(lower), _mm256_extractf128_ps(lower, 1));
    low = _mm_min_ps(low, _mm_movehl_ps(low, low));
    low = _mm_min_ss(low, _mm_movehdup_ps(low));
    return {_mm_cvtss_f32(low), _mm_cvtss_f32(four)};
}

/// The value of the first leaf that nothing rules out, of eight rows.
STEMMA_AVX2 inline __m256 values_of(const float* leaves, __m128i first_zeros) {
    // A bit alone, as a float: its exponent says where it stands.
    const __m256i number =
        _mm256_castps_si256(_mm256_cvtepi32_ps(_mm256_cvtepu16_epi32(first_zeros)));
    const __m256i place = _mm256_sub_epi32(_mm256_srli_epi32(number, 23), _mm256_set1_epi32(127));
    const __m256 low = _mm256_permutevar8x32_ps(_mm256_loadu_ps(leaves), place);
    const __m256 high = _mm256_permutevar8x32_ps(_mm256_loadu_ps(leaves + 8), place);
    return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(place, 28)));
}

}  // namespace

STEMMA_AVX2 void TreeMasks::add_wide(const Batch& batch, std::span<std::uint16_t> excluded,
                                     double* sums) const {
    constexpr std::size_t width = 4;  // columns turned at once
    std::uint16_t* const of_each = excluded.data();
    const std::size_t trees = this->trees();
    std::uint16_t* const of_all = of_each + trees * lanes;
    std::fill_n(of_all, trees, std::uint16_t{0});
    for (std::size_t tree = 0; tree < trees; ++tree) {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(of_each + tree * lanes),
                            _mm256_setzero_si256());
    }
    // In names of their own: a store of leaves might change what the members say.
    const float* const thresholds = thresholds_.data();
    const Cut* const cuts = cuts_.data();
    const std::uint32_t* const column_end = column_end_.data();
    const std::size_t columns = column_end_.size();
    std::size_t at = 0;
    for (std::size_t begin = 0; begin < columns; begin += width) {
        const std::size_t count = std::min(width, columns - begin);
        __m256 turned[2 * width];
        if (count == width) {
            turn(batch.rows.data(), begin, turned);
            turn(batch.rows.data() + width, begin, turned + width);
        } else {
            std::array<std::array<float, width>, lanes> last{};
            std::array<const float*, lanes> rows{};
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                std::copy_n(batch.rows[lane] + begin, count, last[lane].begin());
                rows[lane] = last[lane].data();
            }
            turn(rows.data(), 0, turned);
            turn(rows.data() + width, 0, turned + width);
        }
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t end = column_end[begin + k];
            if (at == end) {
                continue;
            }
            const Column column{turned[k], turned[width + k]};
            const Range range = range_of(column);
            for (; at != end && thresholds[at + group - 1] < range.least; at += group) {
                for (std::size_t i = at; i < at + group; ++i) {
                    of_all[cuts[i].tree] |= cuts[i].excluded;  // all rows are beyond
                }
            }
            for (; at != end && thresholds[at] < range.most; at += group) {
                for (std::size_t i = at; i < at + group; ++i) {
                    const __m256 threshold = _mm256_set1_ps(thresholds[i]);
                    const __m256i beyond = _mm256_packs_epi32(
                        _mm256_castps_si256(_mm256_cmp_ps(column.first, threshold, _CMP_GT_OQ)),
                        _mm256_castps_si256(_mm256_cmp_ps(column.second, threshold, _CMP_GT_OQ)));
                    const __m256i mask =
                        _mm256_set1_epi16(static_cast<std::int16_t>(cuts[i].excluded));
                    auto* leaves = reinterpret_cast<__m256i*>(of_each + cuts[i].tree * lanes);
                    _mm256_storeu_si256(leaves, _mm256_or_si256(_mm256_loadu_si256(leaves),
                                                                _mm256_and_si256(beyond, mask)));
                }
            }
            at = end;
        }
    }
    __m256d sum[4];
    for (std::size_t k = 0; k < 4; ++k) {
        sum[k] = _mm256_loadu_pd(sums + k * 4);
    }
    const float* leaves = leaves_.data();
    for (std::size_t tree = 0; tree < trees; ++tree, leaves += most_leaves) {
        const __m256i ruled_out = _mm256_or_si256(
            _mm256_set1_epi16(static_cast<std::int16_t>(of_all[tree])),
            _mm256_loadu_si256(reinterpret_cast<const __m256i*>(of_each + tree * lanes)));
        const __m256i first_zeros =
            _mm256_andnot_si256(ruled_out, _mm256_add_epi16(ruled_out, _mm256_set1_epi16(1)));
        const __m256 low = values_of(leaves, _mm256_castsi256_si128(first_zeros));
        const __m256 high = values_of(leaves, _mm256_extracti128_si256(first_zeros, 1));
        sum[0] = _mm256_add_pd(sum[0], _mm256_cvtps_pd(_mm256_castps256_ps128(low)));
        sum[1] = _mm256_add_pd(sum[1], _mm256_cvtps_pd(_mm256_extractf128_ps(low, 1)));
        sum[2] = _mm256_add_pd(sum[2], _mm256_cvtps_pd(_mm256_castps256_ps128(high)));
        sum[3] = _mm256_add_pd(sum[3], _mm256_cvtps_pd(_mm256_extractf128_ps(high, 1)));
    }
    for (std::size_t k = 0; k < 4; ++k) {
        _mm256_storeu_pd(sums + k * 4, sum[k]);
    }
}
#endif

void TreeMasks::add_plain(const Batch& batch, std::span<std::uint16_t> excluded,
                          double* sums) const {
    std::ranges::fill(excluded, 0);
    std::size_t at = 0;
    for (std::size_t column = 0; column < column_end_.size(); ++column) {
        std::array<float, lanes> x{};
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            x[lane] = batch.rows[lane][column];
        }
        const float largest = *std::ranges::max_element(x);
        for (; at != column_end_[column] && thresholds_[at] < largest; ++at) {
            std::uint16_t* leaves = &excluded[cuts_[at].tree * lanes];
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                leaves[lane] |= x[lane] > thresholds_[at] ? cuts_[at].excluded : std::uint16_t{0};
            }
        }
        at = column_end_[column];
    }
    for (std::size_t tree = 0; tree < trees(); ++tree) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const int leaf = std::countr_one(excluded[tree * lanes + lane]);
            sums[lane] +=
                static_cast<double>(leaves_[tree * most_leaves + static_cast<std::size_t>(leaf)]);
        }
    }
}

void TreeMasks::add(std::span<const float> rows, std::size_t stride, std::span<double> sums) const {
#ifdef STEMMA_AVX2
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
#else
    constexpr bool wide = false;
#endif
    // Of each tree, for each row of a batch and for all of them; every batch begins with none.
    const std::size_t places = trees() * (lanes + 1);
    const auto excluded = std::make_unique_for_overwrite<std::uint16_t[]>(places);
    const std::span<std::uint16_t> all(excluded.get(), places);
    for (std::size_t begin = 0; begin < sums.size(); begin += lanes) {
        const std::size_t count = std::min(lanes, sums.size() - begin);
        Batch batch{};
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            batch.rows[lane] = &rows[(begin + std::min(lane, count - 1)) * stride];
        }
        std::array<double, lanes> sum{};
        std::copy_n(sums.begin() + static_cast<std::ptrdiff_t>(begin), count, sum.begin());
#ifdef STEMMA_AVX2
        if (wide) {
            add_wide(batch, all, sum.data());
        }
#endif
        if (!wide) {
            add_plain(batch, all, sum.data());
        }
        std::copy_n(sum.begin(), count, sums.begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

}  // namespace stemma::model
