#include "model/tree_masks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

#include "base/simd.h"
#include "model/trees.h"

#ifdef STEMMA_AVX2
#include <immintrin.h>
#endif

namespace stemma::model {
namespace {

constexpr std::size_t lanes = 8;
using Numbers = float __attribute__((vector_size(lanes * 4)));
using Bits = std::int32_t __attribute__((vector_size(lanes * 4)));
/// Leaves of a tree that are ruled out, of each row. No vector: the heap does not align for those.
using Excluded = std::array<std::int32_t, lanes>;

STEMMA_INLINE void exclude(Excluded& leaves, const Bits& more) {
    Bits all;
    std::memcpy(&all, leaves.data(), sizeof all);
    all |= more;
    std::memcpy(leaves.data(), &all, sizeof all);
}

}  // namespace

TreeMasks::TreeMasks(std::span<const TreeNode> nodes, std::span<const std::uint32_t> roots,
                     std::size_t columns) {
    std::vector<std::pair<std::uint32_t, Test>> found;  // with their columns
    for (std::uint32_t tree = 0; tree < roots.size(); ++tree) {
        const std::size_t end = tree + 1 < roots.size() ? roots[tree + 1] : nodes.size();
        const std::span<const TreeNode> own = nodes.subspan(roots[tree], end - roots[tree]);
        // Children stand after their parents: leaves below each node, from the end on.
        std::vector<std::uint32_t> below(own.size(), 1);
        for (std::size_t i = own.size(); i-- > 0;) {
            if (own[i].column != TreeNode::leaf) {
                below[i] = below[own[i].left] + below[own[i].left + std::size_t{1}];
            }
        }
        first_leaf_.push_back(static_cast<std::uint32_t>(leaves_.size()));
        leaves_.resize(leaves_.size() + below[0]);
        std::vector<std::uint32_t> before(own.size(), 0);
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (own[i].column == TreeNode::leaf) {
                leaves_[first_leaf_.back() + before[i]] = own[i].value;
                continue;
            }
            const std::uint32_t left = below[own[i].left];
            before[own[i].left] = before[i];
            before[own[i].left + std::size_t{1}] = before[i] + left;
            const std::uint64_t mask = ((std::uint64_t{1} << left) - 1) << before[i];
            found.emplace_back(own[i].column,
                               Test{own[i].value, tree, static_cast<std::uint32_t>(mask)});
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto& entry) {
        return std::tuple(entry.first, entry.second.threshold);
    });
    column_end_.assign(columns, 0);
    for (const auto& [column, test] : found) {
        tests_.push_back(test);
        column_end_[column] = static_cast<std::uint32_t>(tests_.size());
    }
    for (std::size_t column = 1; column < columns; ++column) {
        column_end_[column] = std::max(column_end_[column], column_end_[column - 1]);
    }
}

#ifdef STEMMA_AVX2
/// Where the first zero of each number is, from the lowest bit on; it has one.
STEMMA_AVX2 inline __m256i first_zeros(__m256i bits) {
    const __m256i lowest =  // alone; as a float, its exponent says where it stands
        _mm256_andnot_si256(bits, _mm256_add_epi32(bits, _mm256_set1_epi32(1)));
    const __m256i number = _mm256_castps_si256(_mm256_cvtepi32_ps(lowest));
    const __m256i exponent =
        _mm256_and_si256(_mm256_srli_epi32(number, 23), _mm256_set1_epi32(0xFF));
    return _mm256_sub_epi32(exponent, _mm256_set1_epi32(127));
}

template <std::size_t Groups>
STEMMA_AVX2 void TreeMasks::add_groups(const float* const* rows, double* sums,
                                       std::vector<std::int32_t>& excluded) const {
    constexpr std::size_t width = Groups * lanes;
    std::ranges::fill(excluded, 0);
    const Test* test = tests_.data();
    for (std::size_t column = 0; column < column_end_.size(); ++column) {
        const Test* end = tests_.data() + column_end_[column];
        if (test == end) {
            continue;
        }
        std::array<float, width> x;
        float largest = rows[0][column];
        for (std::size_t lane = 0; lane < width; ++lane) {
            x[lane] = rows[lane][column];
            largest = std::max(largest, x[lane]);
        }
        __m256 numbers[Groups];
        for (std::size_t g = 0; g < Groups; ++g) {
            numbers[g] = _mm256_loadu_ps(x.data() + g * lanes);
        }
        for (; test != end && test->threshold < largest; ++test) {
            const __m256 threshold = _mm256_set1_ps(test->threshold);
            const __m256i mask = _mm256_set1_epi32(static_cast<std::int32_t>(test->excluded));
            auto* leaves = reinterpret_cast<__m256i*>(&excluded[test->tree * width]);
            for (std::size_t g = 0; g < Groups; ++g) {
                const __m256i beyond =
                    _mm256_castps_si256(_mm256_cmp_ps(numbers[g], threshold, _CMP_GT_OQ));
                _mm256_storeu_si256(leaves + g, _mm256_or_si256(_mm256_loadu_si256(leaves + g),
                                                                _mm256_and_si256(beyond, mask)));
            }
        }
        test = end;
    }
    __m256d low[Groups];
    __m256d high[Groups];
    for (std::size_t g = 0; g < Groups; ++g) {
        low[g] = _mm256_loadu_pd(sums + g * lanes);
        high[g] = _mm256_loadu_pd(sums + g * lanes + lanes / 2);
    }
    for (std::size_t tree = 0; tree < first_leaf_.size(); ++tree) {
        const auto* leaves = reinterpret_cast<const __m256i*>(&excluded[tree * width]);
        for (std::size_t g = 0; g < Groups; ++g) {
            const __m256 values = _mm256_i32gather_ps(
                &leaves_[first_leaf_[tree]], first_zeros(_mm256_loadu_si256(leaves + g)), 4);
            low[g] = _mm256_add_pd(low[g], _mm256_cvtps_pd(_mm256_castps256_ps128(values)));
            high[g] = _mm256_add_pd(high[g], _mm256_cvtps_pd(_mm256_extractf128_ps(values, 1)));
        }
    }
    for (std::size_t g = 0; g < Groups; ++g) {
        _mm256_storeu_pd(sums + g * lanes, low[g]);
        _mm256_storeu_pd(sums + g * lanes + lanes / 2, high[g]);
    }
}

void TreeMasks::add_wide(std::span<const float> rows, std::size_t stride,
                         std::span<double> sums) const {
    constexpr std::size_t most = 2 * lanes;
    std::vector<std::int32_t> excluded(first_leaf_.size() * most);
    for (std::size_t begin = 0; begin < sums.size(); begin += most) {
        const std::size_t count = std::min(most, sums.size() - begin);
        std::array<const float*, most> row{};
        std::array<double, most> sum{};
        for (std::size_t lane = 0; lane < most; ++lane) {
            row[lane] = &rows[(begin + std::min(lane, count - 1)) * stride];
        }
        const auto own = sums.subspan(begin, count);
        std::ranges::copy(own, sum.begin());
        if (count > lanes) {
            add_groups<2>(row.data(), sum.data(), excluded);
        } else {
            add_groups<1>(row.data(), sum.data(), excluded);
        }
        std::copy_n(sum.begin(), count, own.begin());
    }
}
#endif

void TreeMasks::add(std::span<const float> rows, std::size_t stride, std::span<double> sums) const {
#ifdef STEMMA_AVX2
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
    if (wide) {
        return add_wide(rows, stride, sums);
    }
#endif
    add_plain(rows, stride, sums);
}

void TreeMasks::add_plain(std::span<const float> rows, std::size_t stride,
                          std::span<double> sums) const {
    std::vector<Excluded> excluded(first_leaf_.size());
    for (std::size_t begin = 0; begin < sums.size(); begin += lanes) {
        const std::size_t count = std::min(lanes, sums.size() - begin);
        std::array<const float*, lanes> row{};
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            row[lane] = &rows[(begin + std::min(lane, count - 1)) * stride];
        }
        std::ranges::fill(excluded, Excluded{});
        const Test* test = tests_.data();
        for (std::size_t column = 0; column < column_end_.size(); ++column) {
            const Test* end = tests_.data() + column_end_[column];
            if (test == end) {
                continue;
            }
            Numbers x{};
            float largest = row[0][column];
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                x[lane] = row[lane][column];
                largest = std::max(largest, row[lane][column]);
            }
            for (; test != end && test->threshold < largest; ++test) {
                const auto mask = static_cast<std::int32_t>(test->excluded);
                exclude(excluded[test->tree], (x > test->threshold) & mask);
            }
            test = end;
        }
        std::array<double, lanes> sum{};
        std::copy_n(sums.begin() + static_cast<std::ptrdiff_t>(begin), count, sum.begin());
        for (std::size_t tree = 0; tree < excluded.size(); ++tree) {
            const float* leaves = &leaves_[first_leaf_[tree]];
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                sum[lane] += static_cast<double>(
                    leaves[std::countr_one(static_cast<std::uint32_t>(excluded[tree][lane]))]);
            }
        }
        std::copy_n(sum.begin(), count, sums.begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

}  // namespace stemma::model
