// Weights of features that are small numbers (bins, tags, cues), looked up once and then remembered
// by name and number: most features of a block are such, and the same on every page.
//
//   BinMemo memo(names);
//   const std::size_t cell = BinMemo::cell_of(name, number);
//   LabelWeights weights = memo.cells().at(cell);
//   if (!BinMemo::noted(weights)) memo.cells().note(cell, weights = look_up(hash));
//
// Memory: eight bytes a cell. Cells of one number of each of a hundred names are asked for in turn,
// so what stands between them is an odd number of cache lines (or they would share a few places of
// the cache), and all lie on one large page. Thread safety: all members may be called from many
// threads; all of them would note the same.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "base/large_pages.h"
#include "base/simd.h"

namespace stemma::extract {

/// What a feature, or a sum of them, weighs for the labels drop and keep: whole numbers, so that
/// parts may be summed up in any order. Both lie in one number, so that one addition does.
class LabelWeights {
public:
    constexpr LabelWeights() = default;
    constexpr LabelWeights(std::int32_t drop, std::int32_t keep)
        : both_((static_cast<std::int64_t>(keep) << 32U) + drop) {}

    /// Of both in one number, as above.
    [[nodiscard]] static STEMMA_INLINE LabelWeights of_both(std::int64_t both) {
        LabelWeights weights;
        weights.both_ = both;
        return weights;
    }
    STEMMA_INLINE void append(const LabelWeights& other) { both_ += other.both_; }
    [[nodiscard]] std::int32_t drop() const { return static_cast<std::int32_t>(both_); }
    [[nodiscard]] std::int32_t keep() const {
        return static_cast<std::int32_t>((both_ - drop()) >> 32U);
    }

private:
    friend class BinMemo;
    std::int64_t both_ = 0;  ///< keep × 2³² + drop
};

class BinMemo {
public:
    static constexpr std::uint64_t bins = 256;    ///< of a feature of one number
    static constexpr std::uint64_t firsts = 128;  ///< of a feature of two numbers
    static constexpr std::uint64_t seconds = 16;

    /// Features are named by numbers below `names`. Behind theirs there may be `more` cells.
    explicit BinMemo(std::size_t names, std::size_t more = 0) : cells_(cell_of(names) + more) {}
    [[nodiscard]] static constexpr std::size_t cell_of(std::size_t name) { return name * of_name; }
    [[nodiscard]] static constexpr std::size_t cell_of(std::size_t name, std::uint64_t a) {
        return name * of_name + line + a;
    }
    [[nodiscard]] static constexpr std::size_t cell_of(std::size_t name, std::uint64_t a,
                                                       std::uint64_t b) {
        return name * of_name + line + bins + a * seconds + b;
    }
    /// What the memo holds, by value: a loop keeps the place in a register. Lives as long as it.
    class Cells {
    public:
        /// What was noted, if anything was.
        [[nodiscard]] STEMMA_INLINE LabelWeights at(std::size_t cell) const {
            LabelWeights weights;
            weights.both_ = ref(cell).load(std::memory_order_relaxed) ^ unknown;
            return weights;
        }
        void note(std::size_t cell, const LabelWeights& weights) const {
            ref(cell).store(weights.both_ ^ unknown, std::memory_order_relaxed);
        }

    private:
        friend class BinMemo;
        explicit Cells(std::int64_t* first) : first_(first) {}
        [[nodiscard]] STEMMA_INLINE std::atomic_ref<std::int64_t> ref(std::size_t cell) const {
            return std::atomic_ref<std::int64_t>(first_[cell]);
        }
        std::int64_t* first_;  ///< each with the bits of `unknown` turned round
    };
    [[nodiscard]] Cells cells() { return Cells(cells_.data()); }
    [[nodiscard]] STEMMA_INLINE static bool noted(const LabelWeights& weights) {
        return weights.both_ != unknown;
    }

private:
    static constexpr std::uint64_t line = 64 / sizeof(std::int64_t);          ///< cells
    static constexpr std::uint64_t of_name = line + bins + firsts * seconds;  ///< the flag's first
    static_assert(of_name % line == 0 && of_name / line % 2 == 1);
    static constexpr std::int64_t unknown = INT64_MIN;  ///< no weights sum up to that

    std::vector<std::int64_t, LargePages<std::int64_t>> cells_;
};

}  // namespace stemma::extract
