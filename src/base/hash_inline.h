// hash64 as part of its caller: for hot loops over words, where the call takes as long as the hash.
//
//   const std::uint64_t hash = hash64_inline(word);     // == hash64(word)
//
// Every file that includes this has a copy of xxHash; elsewhere take base/hash.h.
#pragma once

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/simd.h"

namespace stemma {

[[nodiscard]] STEMMA_INLINE std::uint64_t hash64_inline(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace stemma
