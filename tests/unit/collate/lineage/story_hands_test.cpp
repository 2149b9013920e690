#include "collate/lineage/story_hands.h"

#include <gtest/gtest.h>

#include "collate/lineage/hand_uses.h"
#include "story_builder.h"
#include "unit/collate/support.h"

namespace stemma::collate {
namespace {

using testing::opened;
using testing::StoryBuilder;

/// What the article at `at` has from the hand with this key; an empty use if nothing.
HandUse use_of(StoryBuilder& story, std::uint32_t at, const std::string& key) {
    std::vector<const ReadArticle*> articles;
    for (std::uint32_t i = 0; i < story.size(); ++i) {
        articles.push_back(&story.article(i));
    }
    const StoryHands hands(opened<HandBook>(), articles);
    for (HandUse& use : find_hand_uses(hands, *articles[at], at)) {
        if (use.key == key) {
            return use;
        }
    }
    return {};
}

TEST(StoryHands, ADatelineMakesAnAgencyThatNoListHas) {
    StoryBuilder story;
    story.add("a", "TOLLHAVEN, Varnholm (Meridian) – The ferry sails again.");
    story.add("b", "The ferry sails again, Meridian reported.");
    story.add("c", "The meridian (Tollhaven) – as old maps call it – runs here.");
    EXPECT_TRUE(use_of(story, 0, "agency:meridian").credited);
    EXPECT_EQ(use_of(story, 1, "agency:meridian").sentences, std::vector<std::uint32_t>{0});
    EXPECT_TRUE(use_of(story, 2, "agency:meridian").key.empty());
}

TEST(StoryHands, FullNameShortNameAndInitialsAreOneAgency) {
    StoryBuilder story;
    story.add("a", "It rained, the Kestovian Telegraph Agency (KTA) said.");
    story.add("b", "It rained, KTA said.");
    story.add("c", "LUSTRA (Ostran News Agency) - It rained.");
    story.add("d", "LUSTRA (ONA) - It rained.");
    story.add("e", "The Ostran agency reports rain.");
    EXPECT_EQ(use_of(story, 0, "agency:kta").name, "Kestovian Telegraph Agency");
    EXPECT_EQ(use_of(story, 1, "agency:kta").sentences.size(), 1U);
    EXPECT_TRUE(use_of(story, 3, "agency:ostran").credited);
    EXPECT_EQ(use_of(story, 4, "agency:ostran").sentences.size(), 1U);
}

TEST(StoryHands, OutletsAtHandCountWhereTheyReport) {
    StoryBuilder story;
    story.add("Fennmouth Herald", "Salmonella was found in flour.");
    story.add("b", "Salmonella was found, the Fennmouth Herald reports. They told the Herald so.");
    story.add("c", "He walked past the Herald building.");
    story.add("d", "This report first appeared in the Fennmouth Herald.");
    const HandUse cited = use_of(story, 1, "outlet:fennmouth-herald");
    EXPECT_EQ(cited.articles, std::vector<std::uint32_t>{0});
    EXPECT_EQ(cited.sentences.size(), 2U);
    EXPECT_FALSE(cited.agency);
    EXPECT_TRUE(use_of(story, 2, "outlet:fennmouth-herald").key.empty());
    EXPECT_TRUE(use_of(story, 3, "outlet:fennmouth-herald").reprint);
}

TEST(StoryHands, AnAmbiguousNameNeedsAWordOfReporting) {
    StoryBuilder story;
    story.add("a", "MENA is short for the Middle East and North Africa.");
    story.add("b", "The gate is open, MENA reported.");
    EXPECT_TRUE(use_of(story, 0, "agency:mena").sentences.empty());
    EXPECT_EQ(use_of(story, 1, "agency:mena").sentences.size(), 1U);
}

TEST(StoryHands, AnAgencyInBracketsBelowTheTextIsACredit) {
    StoryBuilder story;
    story.add("a", "OSTRA (Meridian) – The gate is open.");
    story.article(story.add("b", "The gate is open.")).article.dropped = {{"(Meridian)", "footer"}};
    story.add("c", "The gate is open.\n\n(Meridian)");
    EXPECT_TRUE(use_of(story, 1, "agency:meridian").credited);
    EXPECT_TRUE(use_of(story, 2, "agency:meridian").credited);
}

}  // namespace
}  // namespace stemma::collate
