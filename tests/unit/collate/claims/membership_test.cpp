#include "collate/claims/membership.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

constexpr std::size_t profile = 5;  // places in join_names
constexpr std::size_t core = 7;
constexpr std::size_t told = 12;

/// Four statements: the dam burst (0, 1), the schools (2), and one that tells both (3).
struct Dam {
    Story story{{{"a", "A", "", "The Velmora dam burst on Tuesday near Taskan."},
                 {"b", "B", "", "The dam of Velmora burst on Tuesday."},
                 {"c", "C", "", "Some 4,000 residents were brought to schools in Orlick."},
                 {"d", "D", "",
                  "About 4,000 residents of Orlick slept in schools on Wednesday night after the "
                  "Velmora dam burst."}}};
    Vocabulary vocabulary{background()};
    Statements statements{statements_of(vocabulary, story.pointers)};
    Links links{opened<ClaimModel>(), statements};
};

TEST(Membership, ALongSentenceThatHoldsTheCoreOfAClaimIsOffered) {
    const Dam dam;
    ASSERT_EQ(dam.statements.all.size(), 4U);
    ASSERT_EQ(join_names[profile], "profile");
    ASSERT_EQ(join_names[core], "core");
    ASSERT_EQ(join_names[told], "told");
    const std::vector<Joining> found = find_joinings(dam.statements, dam.links, {{0, 1}, {2, 3}});
    const auto joining = [&](std::uint32_t group, std::uint32_t statement) {
        const auto at = std::find_if(found.begin(), found.end(), [&](const Joining& j) {
            return j.group == group && j.statement == statement;
        });
        return at == found.end() ? nullptr : &*at;
    };
    const Joining* long_one = joining(0, 3);
    ASSERT_NE(long_one, nullptr);
    EXPECT_GT(long_one->sight[core], 0.6F);
    EXPECT_LT(long_one->sight[profile], 0.7F);
    EXPECT_EQ(long_one->sight[told], 0);
    EXPECT_EQ(joining(0, 0), nullptr);  // it lies there already
    const Joining* other_way = joining(1, 0);
    if (other_way != nullptr) {
        EXPECT_LT(other_way->sight[core], long_one->sight[core]);
    }
}

TEST(Membership, NothingIsJoinedWhereEveryGroupIsOfOneArticle) {
    const Dam dam;
    EXPECT_TRUE(find_joinings(dam.statements, dam.links, {{0}, {1}, {2}, {3}}).empty());
    EXPECT_TRUE(find_joinings(dam.statements, dam.links, {}).empty());
}

TEST(Membership, JoiningsAreOrderedByGroupAndStatement) {
    const Dam dam;
    const std::vector<Joining> found = find_joinings(dam.statements, dam.links, {{3, 2}, {0, 1}});
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const Joining& x, const Joining& y) {
        return std::pair(x.group, x.statement) < std::pair(y.group, y.statement);
    }));
}

}  // namespace
}  // namespace stemma::collate::testing
