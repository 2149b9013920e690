#include "base/hash_index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace stemma {
namespace {

TEST(HashIndex, EmptyFindsNothing) {
    const HashIndex index;
    EXPECT_EQ(index.find(0, [](std::uint32_t) { return true; }), HashIndex::none);
}

TEST(HashIndex, OneHashOfSeveralIsToldApartByWhatStandsThere) {
    HashIndex index;
    for (std::uint32_t i = 0; i < 100; ++i) {
        index.insert(7, i);
    }
    EXPECT_EQ(index.find(7, [](std::uint32_t i) { return i == 93; }), 93U);
    EXPECT_EQ(index.find(7, [](std::uint32_t i) { return i == 100; }), HashIndex::none);
}

RC_GTEST_PROP(HashIndex, FindsWhatAMapFinds, ()) {
    const auto keys = *rc::gen::arbitrary<std::vector<std::uint16_t>>();
    // Few hashes, so that many keys share one.
    const auto hash_of = [](std::uint16_t key) { return std::uint64_t{key % 512U} << 32U; };
    std::vector<std::uint16_t> list;
    std::map<std::uint16_t, std::uint32_t> map;
    HashIndex index;
    const auto find = [&](std::uint16_t key) {
        return index.find(hash_of(key), [&](std::uint32_t i) { return list[i] == key; });
    };
    for (const std::uint16_t key : keys) {
        if (find(key) == HashIndex::none) {
            map[key] = static_cast<std::uint32_t>(list.size());
            index.insert(hash_of(key), static_cast<std::uint32_t>(list.size()));
            list.push_back(key);
        }
    }
    for (unsigned key = 0; key < 2048; ++key) {
        const auto at = map.find(static_cast<std::uint16_t>(key));
        RC_ASSERT(find(static_cast<std::uint16_t>(key)) ==
                  (at == map.end() ? HashIndex::none : at->second));
    }
}

}  // namespace
}  // namespace stemma
