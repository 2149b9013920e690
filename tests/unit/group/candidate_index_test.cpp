#include "group/candidate_index.h"

#include <gtest/gtest.h>

#include <array>

namespace stemma::group {
namespace {

TEST(CandidateIndex, HeaviestFirstThenLowerSlot) {
    CandidateIndex index;
    index.add(5, std::array<std::uint32_t, 1>{1});
    index.add(3, std::array<std::uint32_t, 1>{1});
    index.add(9, std::array<std::uint32_t, 2>{1, 2});
    const std::vector<Candidate> found =
        index.find(std::array{WeighedKey{2, 3}, WeighedKey{1, 1}}, 10);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].slot, 9U);
    EXPECT_EQ(found[0].weight, 4.0F);
    EXPECT_EQ(found[1].slot, 3U);
    EXPECT_EQ(found[2].slot, 5U);
}

TEST(CandidateIndex, RemovedSlotsAreNotFound) {
    CandidateIndex index;
    for (std::uint32_t slot = 0; slot < 200; ++slot) {
        index.add(slot, std::array<std::uint32_t, 1>{1});
    }
    // Only the latest holders of a common term are kept.
    EXPECT_LT(index.find(std::array{WeighedKey{1, 1}}, 1000).size(), 100U);
    for (std::uint32_t slot = 0; slot < 200; ++slot) {
        index.remove(slot, std::array<std::uint32_t, 1>{1});
    }
    EXPECT_TRUE(index.find(std::array{WeighedKey{1, 1}}, 1000).empty());
}

TEST(CandidateIndex, TheCostOfASearchIsBounded) {
    CandidateIndex index;
    std::vector<WeighedKey> keys;
    for (std::uint32_t key = 0; key < 500; ++key) {
        keys.push_back({key, 1});
        for (std::uint32_t i = 0; i < 100; ++i) {
            index.add(key * 100 + i, std::array<std::uint32_t, 1>{key});
        }
    }
    EXPECT_LT(index.find(keys, 1'000'000).size(), 3'200U);
}

}  // namespace
}  // namespace stemma::group
