// How a fuzz target states a law: a broken one stops the program, in every build type.
#pragma once

#include <cstdlib>

namespace stemma::fuzz {

inline void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace stemma::fuzz
