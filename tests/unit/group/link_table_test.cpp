#include "group/link_table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace stemma::group {
namespace {

using Parts = std::vector<std::vector<std::size_t>>;

TEST(LinkTable, JoinsWhatAgreesOnAverage) {
    LinkTable links(4);
    links.set(0, 1, 3);
    links.set(2, 3, 2);
    links.set(0, 2, 1);  // one good pair between two stories that otherwise disagree
    links.set(0, 3, -4);
    links.set(1, 2, -4);
    links.set(1, 3, -4);
    EXPECT_EQ(links.agglomerate({.level = 0}), (Parts{{0, 1}, {2, 3}}));
    EXPECT_EQ(links.agglomerate({.level = -5}), (Parts{{0, 1, 2, 3}}));
    EXPECT_EQ(links.agglomerate({.level = 5}), (Parts{{0}, {1}, {2}, {3}}));
}

TEST(LinkTable, TightPartsNeedMoreToJoinThanLooseOnes) {
    const auto parts = [](double inside, double between) {
        LinkTable links(4);
        links.set(0, 1, inside);
        links.set(2, 3, inside);
        for (const std::size_t a : {0U, 1U}) {
            for (const std::size_t b : {2U, 3U}) {
                links.set(a, b, between);
            }
        }
        return links.agglomerate({.level = -1}).size();
    };
    EXPECT_EQ(parts(4, 0), 2U);
    EXPECT_EQ(parts(1, 0), 1U);
    EXPECT_EQ(parts(4, 3), 1U);
}

TEST(LinkTable, MeanInside) {
    LinkTable links(3);
    links.set(0, 1, 3);
    links.set(0, 2, -1);
    links.set(1, 2, 1);
    EXPECT_EQ(links.mean_inside({0, 1, 2}), 1);
    EXPECT_EQ(links.mean_inside({0, 2}), -1);
    EXPECT_EQ(links.mean_inside({2}), 0);
}

TEST(LinkTable, NothingAndOne) {
    EXPECT_TRUE(LinkTable(0).agglomerate({.level = 0}).empty());
    EXPECT_EQ(LinkTable(1).agglomerate({.level = 0}), (Parts{{0}}));
}

RC_GTEST_PROP(LinkTable, EveryThingIsInOnePart, ()) {
    const auto things = *rc::gen::inRange<std::size_t>(0, 9);
    LinkTable links(things);
    for (std::size_t i = 0; i < things; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            links.set(i, j, *rc::gen::inRange(-8, 8));
        }
    }
    std::vector<std::size_t> seen;
    for (const std::vector<std::size_t>& part : links.agglomerate({.level = 0})) {
        RC_ASSERT(std::ranges::is_sorted(part));
        seen.insert(seen.end(), part.begin(), part.end());
    }
    std::ranges::sort(seen);
    RC_ASSERT(seen.size() == things);
    RC_ASSERT(std::ranges::adjacent_find(seen) == seen.end());
}

}  // namespace
}  // namespace stemma::group
