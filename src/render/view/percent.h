// A share as a whole percentage, 0…100; not a number counts as nothing.
#pragma once

#include <algorithm>
#include <cmath>

namespace stemma::render {

[[nodiscard]] inline long percent(double share) {
    return share > 0 ? std::lround(std::min(share, 1.0) * 100) : 0;
}

}  // namespace stemma::render
