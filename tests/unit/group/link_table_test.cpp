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
    EXPECT_EQ(links.agglomerate(0), (Parts{{0, 1}, {2, 3}}));
    EXPECT_EQ(links.agglomerate(-5), (Parts{{0, 1, 2, 3}}));
    EXPECT_EQ(links.agglomerate(5), (Parts{{0}, {1}, {2}, {3}}));
}

TEST(LinkTable, NothingAndOne) {
    EXPECT_TRUE(LinkTable(0).agglomerate(0).empty());
    EXPECT_EQ(LinkTable(1).agglomerate(0), (Parts{{0}}));
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
    for (const std::vector<std::size_t>& part : links.agglomerate(0)) {
        RC_ASSERT(std::ranges::is_sorted(part));
        seen.insert(seen.end(), part.begin(), part.end());
    }
    std::ranges::sort(seen);
    RC_ASSERT(seen.size() == things);
    RC_ASSERT(std::ranges::adjacent_find(seen) == seen.end());
}

}  // namespace
}  // namespace stemma::group
