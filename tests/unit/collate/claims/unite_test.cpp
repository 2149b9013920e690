#include "collate/claims/unite.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace stemma::collate {
namespace {

std::vector<std::uint32_t> range(std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint32_t> out(end - begin);
    std::iota(out.begin(), out.end(), begin);
    return out;
}

TEST(UniteOverlapping, TheSmallerGoesIntoTheLarger) {
    Groups own = {range(0, 8), range(8, 20)};
    Groups more = {range(10, 14), range(2, 8)};  // 0: 12 statements, 10 of them also in 1
    unite_overlapping(own, more);
    EXPECT_EQ(own[1], range(0, 20));
    EXPECT_TRUE(own[0].empty() && more[0].empty() && more[1].empty());
}

TEST(UniteOverlapping, WhatStaysBesideIsKeptOnce) {
    Groups own = {range(0, 10), range(10, 20)};
    Groups more = {range(12, 30), range(0, 9)};
    unite_overlapping(own, more);
    EXPECT_EQ(own[0], range(0, 20));
    EXPECT_EQ(more[0], range(20, 30));
}

TEST(UniteOverlapping, LessThanTwoThirdsStayApart) {
    Groups own = {range(0, 10), range(10, 20)};
    Groups more = {range(10, 13), range(0, 4)};
    const Groups before = own;
    unite_overlapping(own, more);
    EXPECT_EQ(own, before);
}

TEST(UniteOverlapping, SmallClaimsStay) {
    Groups own = {{0, 1, 2}, {3, 4, 5}};
    Groups more = {{3, 4, 5}, {0, 1, 2}};
    const Groups before = own;
    unite_overlapping(own, more);
    EXPECT_EQ(own, before);
}

RC_GTEST_PROP(UniteOverlapping, NoStatementIsLostAndEachHasOneClaimOfItsOwn, ()) {
    constexpr std::uint32_t statements = 60;
    Groups own(4);
    Groups more(4);
    for (std::uint32_t i = 0; i < statements; ++i) {
        const auto home = i < 4 ? i : *rc::gen::inRange<std::size_t>(0, 4);
        own[home].push_back(i);
        for (std::size_t g = 0; g < 4; ++g) {
            if (g != home && *rc::gen::arbitrary<bool>()) {
                more[g].push_back(i);
            }
        }
    }
    unite_overlapping(own, more);
    std::vector<std::uint32_t> all;
    for (std::size_t g = 0; g < 4; ++g) {
        RC_ASSERT(std::ranges::is_sorted(own[g]) && std::ranges::is_sorted(more[g]));
        RC_ASSERT(!own[g].empty() || more[g].empty());
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(own[g], more[g], std::back_inserter(both));
        RC_ASSERT(both.empty());
        all.insert(all.end(), own[g].begin(), own[g].end());
    }
    std::ranges::sort(all);
    RC_ASSERT(all == range(0, statements));
}

}  // namespace
}  // namespace stemma::collate
