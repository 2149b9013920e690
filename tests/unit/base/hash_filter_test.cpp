#include "base/hash_filter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "base/hash.h"

namespace stemma {
namespace {

RC_GTEST_PROP(HashFilter, HidesNothingThatWasAdded, (const std::vector<std::uint64_t>& hashes)) {
    HashFilter<128> filter;
    for (const std::uint64_t hash : hashes) {
        filter.add(hash);
    }
    for (const std::uint64_t hash : hashes) {
        RC_ASSERT(filter.may_have(hash));
    }
}

TEST(HashFilter, TurnsMostOthersAway) {
    HashFilter<4096> filter;
    for (std::uint64_t i = 0; i < 200; ++i) {
        filter.add(hash_combine(1, i));
    }
    int passed = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        passed += filter.may_have(hash_combine(2, i)) ? 1 : 0;
    }
    EXPECT_LT(passed, 100);
}

}  // namespace
}  // namespace stemma
