#include "collate/order.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

TEST(Order, ByPublicationThenId) {
    const Story story(
        {{"b", "", "2031-03-05", "x"}, {"c", "", "2031-03-04", "x"}, {"a", "", "2031-03-05", "x"}});
    EXPECT_EQ(reading_order(story.pointers), (std::vector<std::uint32_t>{1, 2, 0}));
}

TEST(Order, PositionsComeBack) {
    Collation c;
    c.articles.resize(2);
    c.articles[0].id = "first worked on";
    Claim claim;
    claim.reports.resize(2);
    claim.reports[0].article = ArticleId{0};
    claim.reports[1].article = ArticleId{1};
    c.claims.push_back(claim);
    const std::vector<std::uint32_t> order = {1, 0};
    restore_order(c, order);
    EXPECT_EQ(c.articles[1].id, "first worked on");
    EXPECT_EQ(c.claims[0].reports[0].article, ArticleId{0});
    EXPECT_EQ(c.claims[0].best.article, ArticleId{1});
}

}  // namespace
}  // namespace stemma::collate::testing
