// Weights of features that are small numbers (bins, tags, cues), looked up once and then remembered
// by name and number: most features of a block are such, and the same on every page.
//
//   BinMemo memo(names);
//   LabelWeights w = memo.get(cell, [&] { return look_up(hash); });
//
// Memory: four bytes a cell, touched where asked for. Thread safety: get() may be called from many
// threads; all of them would store the same.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "base/simd.h"

namespace stemma::extract {

/// What a feature, or a sum of them, weighs for the labels drop and keep: whole numbers, so that
/// parts may be summed up in any order.
struct LabelWeights {
    std::int32_t drop = 0;
    std::int32_t keep = 0;

    STEMMA_INLINE void append(const LabelWeights& other) {
        drop += other.drop;
        keep += other.keep;
    }
};

class BinMemo {
public:
    static constexpr std::uint64_t bins = 256;    ///< of a feature of one number
    static constexpr std::uint64_t firsts = 128;  ///< of a feature of two numbers
    static constexpr std::uint64_t seconds = 16;

    /// Features are named by numbers below `names`.
    explicit BinMemo(std::size_t names) : cells_(names * (bins + firsts * seconds)) {
        for (auto& cell : cells_) {
            cell.store(unknown, std::memory_order_relaxed);
        }
    }
    [[nodiscard]] static constexpr std::size_t cell_of(std::size_t name, std::uint64_t a) {
        return name * (bins + firsts * seconds) + a;
    }
    [[nodiscard]] static constexpr std::size_t cell_of(std::size_t name, std::uint64_t a,
                                                       std::uint64_t b) {
        return cell_of(name, bins + a * seconds + b);
    }
    /// The weights of a feature, found by `look_up` at the first time; each at most ±32,767.
    template <class LookUp>
    [[nodiscard]] STEMMA_INLINE LabelWeights get(std::size_t cell, LookUp look_up) {
        std::uint32_t packed = cells_[cell].load(std::memory_order_relaxed);
        if (packed == unknown) [[unlikely]] {
            const LabelWeights found = look_up();
            packed = static_cast<std::uint32_t>(static_cast<std::uint16_t>(found.keep)) << 16U |
                     static_cast<std::uint16_t>(found.drop);
            cells_[cell].store(packed, std::memory_order_relaxed);
        }
        return {static_cast<std::int16_t>(packed & 0xFFFFU),
                static_cast<std::int16_t>(packed >> 16U)};
    }

private:
    static constexpr std::uint32_t unknown = 0x8000'8000;
    std::vector<std::atomic<std::uint32_t>> cells_;
};

}  // namespace stemma::extract
