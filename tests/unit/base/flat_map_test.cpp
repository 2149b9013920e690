#include "base/flat_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace stemma {
namespace {

RC_GTEST_PROP(FlatMap, CountsAsAMapDoes, (std::vector<std::uint8_t> keys)) {
    FlatMap<int> flat;
    std::map<std::uint64_t, int> plain;
    if (keys.size() % 2 == 0) {
        flat.reserve(keys.size());
    }
    for (const std::uint8_t key : keys) {
        // Many keys that want the same place, zero among them.
        const std::uint64_t hash = std::uint64_t{key} << 8U;
        ++flat[hash];
        ++plain[hash];
    }
    RC_ASSERT(flat.size() == plain.size());
    for (std::uint64_t key = 0; key < 256; ++key) {
        const int* found = flat.find(key << 8U);
        RC_ASSERT((found == nullptr ? 0 : *found) == plain[key << 8U]);
    }
    RC_ASSERT(flat.find(1) == nullptr);
}

}  // namespace
}  // namespace stemma
