#include "collate/claims/clusters.h"

#include <gtest/gtest.h>

namespace stemma::collate::testing {
namespace {

using Groups = std::vector<std::uint32_t>;

TEST(Clusters, WhatAttractsIsOneGroupNamedByItsSmallest) {
    EXPECT_EQ(cluster(4, {{0, 2, 1.0F}, {1, 3, -1.0F}}), (Groups{0, 1, 0, 3}));
    EXPECT_EQ(cluster(0, {}), Groups{});
}

TEST(Clusters, TheMeanOfAllPairsDecides) {
    // 1 belongs to 0 more than to 2, and then 2 is too far from both on average.
    EXPECT_EQ(cluster(3, {{0, 1, 3.0F}, {1, 2, 1.0F}, {0, 2, -2.0F}}), (Groups{0, 0, 2}));
    EXPECT_EQ(cluster(3, {{0, 1, 3.0F}, {1, 2, 2.5F}, {0, 2, -2.0F}}), (Groups{0, 0, 0}));
}

TEST(Clusters, APairThatWasNotComparedSpeaksAgainstAWeakLink) {
    EXPECT_EQ(cluster(3, {{0, 1, 3.0F}, {1, 2, 1.0F}}), (Groups{0, 0, 2}));
    EXPECT_EQ(cluster(3, {{0, 1, 3.0F}, {1, 2, 2.5F}}), (Groups{0, 0, 0}));
}

TEST(Clusters, CentralStatementsMustNotDisagree) {
    // 1 attracts most in its group, 3 in the other; they were never compared, or are far apart.
    const std::vector<Edge> edges = {{0, 1, 3.0F}, {2, 3, 3.0F}, {0, 2, 1.0F}, {0, 3, 1.5F},
                                     {1, 2, 1.5F}, {1, 4, 2.0F}, {3, 4, 2.0F}};
    EXPECT_NE(cluster(5, edges)[1], cluster(5, edges)[3]);
    std::vector<Edge> near = edges;
    near.push_back({1, 3, 1.0F});
    EXPECT_EQ(cluster(5, near)[1], cluster(5, near)[3]);
}

TEST(Clusters, NoMoreOfTheMissingPairsCountThanWereCompared) {
    EXPECT_FLOAT_EQ(mean_link(4, 2, 2), 2);
    EXPECT_FLOAT_EQ(mean_link(4, 2, 3), (4 + not_compared) / 3);
    EXPECT_FLOAT_EQ(mean_link(4, 2, 1000), (4 + 2 * not_compared) / 4);
    EXPECT_FLOAT_EQ(mean_link(0, 0, 10), not_compared);
}

}  // namespace
}  // namespace stemma::collate::testing
