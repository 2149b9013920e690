#include "collate/claims/links.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

const ClaimModel& claim_model() { return opened<ClaimModel>(); }

struct Linked {
    Story story;
    Vocabulary vocabulary{background()};
    Statements statements;
    Links links;

    explicit Linked(const std::vector<Source>& sources)
        : story(sources),
          statements(statements_of(vocabulary, story.pointers)),
          links(claim_model(), statements) {}
};

TEST(Links, TheSameThingInOtherWordsIsLikelierThanAnother) {
    const Linked dam({{"a", "A", "",
                       "The Velmora dam burst on Tuesday, killing 12 people in Taskan.\n\n"
                       "About 4,000 residents were taken to schools in Orlick."},
                      {"b", "B", "",
                       "Twelve people were killed in Taskan when the Velmora dam burst.\n\n"
                       "Some 4,000 residents were brought to schools in Orlick."}});
    ASSERT_EQ(dam.statements.all.size(), 4U);
    EXPECT_GT(dam.links.probability(0, 2), 0.5F);
    EXPECT_GT(dam.links.probability(1, 3), 0.5F);
    EXPECT_LT(dam.links.probability(0, 3), 0.3F);
    EXPECT_EQ(dam.links.probability(0, 2), dam.links.probability(2, 0));
}

TEST(Links, StatementsOfOneArticleAloneAreNotCompared) {
    const Linked one({{"a", "A", "",
                       "The Velmora dam burst on Tuesday, killing 12 people in Taskan.\n\n"
                       "The Velmora dam burst on Tuesday and killed 12 people in Taskan."}});
    EXPECT_TRUE(one.links.all().empty());
    EXPECT_EQ(one.links.probability(0, 1), 0);
    EXPECT_EQ(one.links.probability(0, 0), 1);
}

TEST(Links, TheLinksOfAStatementAreThoseOfItsTwins) {
    const std::string same = "The Velmora dam burst on Tuesday, killing 12 people in Taskan.";
    const Linked dam({{"a", "A", "", same},
                      {"b", "B", "", same},
                      {"c", "C", "", "The dam of Velmora burst and 12 people died in Taskan."}});
    EXPECT_EQ(dam.links.first_twin(1), 0U);
    ASSERT_EQ(dam.links.of(1).size(), 1U);
    EXPECT_EQ(dam.links.of(1)[0].statement, 2U);
    EXPECT_EQ(dam.links.probability(1, 2), dam.links.probability(0, 2));
}

TEST(ClaimModel, AWeightThatIsMissingOrOutOfPlaceIsNamed) {
    const Result<std::string> file = data().read("collate/claims.txt");
    ASSERT_TRUE(file);
    EXPECT_TRUE(ClaimModel::parse(*file, "f"));
    EXPECT_FALSE(ClaimModel::parse("", "f"));
    EXPECT_FALSE(ClaimModel::parse(*file + "second more 1\n", "f"));
    const Result<ClaimModel> odd = ClaimModel::parse("first offset 1\nfirst said.most 2\n", "f");
    ASSERT_FALSE(odd);
    EXPECT_NE(odd.error().message().find("said.least"), std::string::npos);
    EXPECT_FALSE(ClaimModel::parse("first offset nan\n", "f"));
}

}  // namespace
}  // namespace stemma::collate::testing
