// Which mentions of persons mean the same one: "Kim Jong-un", "Mr Kim", "Kim" are one, "Kim Son
// Gyong" is another.
//
// Full names first, in the order of the text: the same words, one name within the other, initials,
// small differences of spelling. Then single words, each to the person so named who has been
// mentioned most up to there (the one in the news rather than the one who passes by), if that one
// has been introduced by then or is very soon.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/entities/mention.h"

namespace stemma::read {

/// A cluster number for each of `mentions` (all of persons), counted from 0 by first mention.
[[nodiscard]] std::vector<std::uint32_t> cluster_persons(std::span<const Mention* const> mentions);

/// Whether two full names (two words or more, folded) can be one person's.
[[nodiscard]] bool same_person(const std::vector<std::string>& a,
                               const std::vector<std::string>& b);

}  // namespace stemma::read
