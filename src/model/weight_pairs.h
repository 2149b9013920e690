// What each feature weighs for the two labels of a tagger, found in one look: where no sum over
// rows is wanted but the weights of single features, to remember them or to add them as they come.
//
//   const WeightPairs pairs(tagger.table());
//   std::int64_t both = pairs.of(hash);       // the second's × 2³² + the first's; 0 without a row
//
//   line 0    row: first:8 second:8 shift:4 rest of the key:12    row … up to 16, then zeros
//   line 1    the rows of the keys that begin with 1 …            each is a line of the cache
//
// A look compares all rows of one line, so that whether a feature has a row, which cannot be
// foreseen, is no branch, and waits for memory once; a Table waits for its bits and for the row.
// Thread safety: read-only once made. Memory: some twelve bytes a row.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/large_pages.h"
#include "base/simd.h"

namespace stemma::model {

class Table;

class WeightPairs {
public:
    /// `table` has two labels.
    explicit WeightPairs(const Table& table);

    [[nodiscard]] std::int64_t of(std::uint64_t hash) const;
    /// Of each; asks the memory ahead.
    void of_each(std::span<const std::uint64_t> hashes, std::span<std::int64_t> out) const;

private:
    static constexpr std::size_t line_rows = 16;
    static constexpr std::uint32_t rest_bits = 12;  ///< of a key, in a row
    struct alignas(64) Line {
        std::array<std::uint32_t, line_rows> rows{};
    };

    /// Which line a hash belongs to, and the rest of its key.
    struct Places {
        std::uint32_t line_shift = 63;
        std::uint32_t key_shift = 63;
        std::uint32_t rest_mask = 0;
        [[nodiscard]] STEMMA_INLINE std::size_t line_of(std::uint64_t hash) const {
            return static_cast<std::size_t>(hash >> line_shift);
        }
        [[nodiscard]] STEMMA_INLINE std::uint32_t rest_of(std::uint64_t hash) const {
            return static_cast<std::uint32_t>(hash >> key_shift) & rest_mask;
        }
    };
    /// False if a line has too many rows.
    [[nodiscard]] bool fill(const Table& table, std::uint32_t line_bits);
    [[nodiscard]] std::int64_t of_plain(std::uint64_t hash) const;
#ifdef STEMMA_V3
    [[nodiscard]] std::int64_t of_wide(std::uint64_t hash) const;
    void of_each_wide(std::span<const std::uint64_t> hashes, std::span<std::int64_t> out) const;
#endif

    Places places_;
    std::vector<Line, LargePages<Line>> lines_;
};

}  // namespace stemma::model
