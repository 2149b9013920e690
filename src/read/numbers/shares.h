// Parts of a whole and parts of a magnitude: "two-thirds of", "one in five", "half a million".
//
//   if (const auto share = share_at(text, i)) …    // share->value percent, pieces [i, share->end)
//
// Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <optional>

#include "read/numbers/counted.h"

namespace stemma::read {

/// A value with the piece it ends before.
struct PartialAmount {
    double value = 0;
    std::size_t end = 0;
};

/// In percent: "two-thirds", "a third of", "half of", "a quarter of", "one in five", "3 out of 10".
/// Without a word that tells a share ("a third attack", "five in the north") there is none.
[[nodiscard]] std::optional<PartialAmount> share_at(const NumberText& t, std::size_t i);

/// "half a million", "a quarter of a million".
[[nodiscard]] std::optional<PartialAmount> part_of_magnitude_at(const NumberText& t, std::size_t i);
/// Past "and a half" if that is what stands there: "two and a half million".
[[nodiscard]] std::size_t after_and_a_half(const NumberText& t, std::size_t i);
/// "a", "an" or "half": the words without a number of their own that the functions above look at.
[[nodiscard]] bool opens_share(const NumberText& t, std::size_t i);

}  // namespace stemma::read
