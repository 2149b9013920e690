// Figures that count some of what others count.
#pragma once

#include "collate/align/statement.h"

namespace stemma::collate {

/// "15 of the girls", "20 others", "the other three", "including 10 children", "up from 12", "two
/// men and a woman": no rival of a figure of them all, now.
[[nodiscard]] bool counts_a_part(const Statement& s, const Mention& figure);

}  // namespace stemma::collate
