#include "collate/conflicts/story_conflicts.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

struct Shown {
    std::string claim;
    Conflict conflict;
};

std::vector<Shown> shown(const std::vector<std::string>& texts) {
    const std::vector<std::string> around{
        "\n\nBakers in Brantow sell honey to pilgrims each autumn. Glass makers want cheaper sand.",
        "\n\nA comet crossed the northern sky above Kesterline. The choir sang a lullaby twice.",
        "\n\nTickets for the puppet theatre cost four crowns. Snow blocked the pass at Ulm."};
    std::vector<Source> sources;
    for (const std::string& text : texts) {
        const std::string n = std::to_string(sources.size() + 1);
        sources.push_back({n, "Outlet " + n, "2031-03-04", text + around.at(sources.size())});
    }
    std::vector<Shown> out;
    for (const Claim& claim : Story(sources).collate().claims) {
        for (const Conflict& conflict : claim.conflicts) {
            out.push_back({claim.text, conflict});
        }
    }
    return out;
}

const std::string none_claimed = "No group has claimed responsibility for the fire at the mill.";
const std::string claimed = "The Skerrin Front claimed responsibility for the fire in a letter.";

TEST(StoryConflicts, FiguresAndDenialsAreFoundTogether) {
    const auto all = shown({none_claimed + " The fire at the mill killed 12 people.",
                            claimed + " The fire at the mill killed 19 people."});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_NE(all[0].conflict.kind, all[1].conflict.kind);
}

TEST(StoryConflicts, StandAtTheClaimThatMostArticlesTell) {
    const auto all = shown({none_claimed, claimed, claimed});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].claim, claimed);
}

TEST(StoryConflicts, ThatSayTheSameAreShownOnce) {
    const auto all =
        shown({"The fire at the mill of Taskan killed 12 people. Governor Ilsa Brenk "
               "said that the fire at Taskan killed 12 people.",
               "The fire at the mill of Taskan killed 19 people. Governor Ilsa Brenk "
               "said that the fire at Taskan killed 19 people."});
    EXPECT_EQ(all.size(), 1U);
}

TEST(StoryConflicts, ListsMustAllBeThere) {
    const SystemFiles files;
    const auto lists = ConflictLists::open(DataFolder(files, "no/such/folder"));
    ASSERT_FALSE(lists);
    EXPECT_TRUE(ConflictLists::open(data()));
}

}  // namespace
}  // namespace stemma::collate::testing
