#include "collate/conflicts/near_names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<Conflict> names(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const std::string& text : texts) {
        const std::string name = std::to_string(sources.size());
        sources.push_back({name, name, "2031-03-04", text});
    }
    const Story story(sources);
    Vocabulary vocabulary(background());
    const Statements statements = statements_of(vocabulary, story.pointers);
    return find_near_names(statements, story_weights(statements),
                           std::vector<bool>(statements.all.size(), true));
}

const std::string humane = "The Center for Humane Learning opened a school in Orlick on Tuesday.";
const std::string human = "Teachers praised the Center for Human Learning, which has four rooms.";

TEST(NearNames, OfThreeWordsOfWhichOneLooksAlike) {
    const auto found = names({human, humane, humane});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, DifferenceKind::name);
    ASSERT_EQ(found[0].readings.size(), 2U);
    EXPECT_EQ(found[0].readings[0].value, "Center for Humane Learning");  // more say so
    EXPECT_EQ(found[0].readings[0].articles, (std::vector<ArticleId>{{1}, {2}}));
    EXPECT_EQ(found[0].readings[1].value, "Center for Human Learning");
}

TEST(NearNames, ThatOnlyBeginAlikeWhereTheSameIsSaidOfThem) {
    const auto flew = [](const std::string& airline) {
        return "The twins flew with All Kestovian " + airline + " from Lintz to Orlick on Tuesday.";
    };
    EXPECT_EQ(names({flew("Airways"), flew("Airlines")}).size(), 1U);
    EXPECT_TRUE(names({flew("Airways"), flew("Brothers")}).empty());
}

TEST(NearNames, ThatOneArticleHasBothAreTwo) {
    EXPECT_TRUE(names({human, humane + " " + human}).empty());
}

TEST(NearNames, SpelledAsElsewhereIsNoOtherName) {
    EXPECT_TRUE(names({"The Orlick Space Center opened on Tuesday in the rain.",
                       "The Orlick Space Centre opened on Tuesday in the rain."})
                    .empty());
    EXPECT_TRUE(names({"The Orlick Hall of Fame opened on Tuesday in the rain.",
                       "The Orlick Hall of Famers opened on Tuesday in the rain."})
                    .empty());
}

TEST(NearNames, OfPersonsAndOfOtherBodiesAreNone) {
    EXPECT_TRUE(names({"The dam was built by Ilsa Stone in the spring.",
                       "The dam was built by Ilsa Store in the spring."})
                    .empty());
    EXPECT_TRUE(names({"The Ostra Defense Ministry bought four ferries from a yard in Lintz.",
                       "A speech was read out by the Ostra Foreign Ministry on Friday."})
                    .empty());
}

RC_GTEST_PROP(NearNames, AreHeldAgainstEachOtherEitherWay, ()) {
    const std::vector<std::string> pool{human, humane,
                                        "The Orlick Space Center opened on Tuesday in the rain.",
                                        "Ilsa Brenk spoke at the Center for Human Learning."};
    const auto picked = *rc::gen::container<std::vector<std::size_t>>(
        4, rc::gen::inRange<std::size_t>(0, pool.size()));
    std::vector<std::string> texts;
    for (const std::size_t at : picked) {
        texts.push_back(pool[at]);
    }
    const std::vector<std::string> turned(texts.rbegin(), texts.rend());
    const auto one = names(texts);
    RC_ASSERT(one.size() == names(turned).size());
    for (const Conflict& conflict : one) {
        RC_ASSERT(conflict.readings.size() == 2U);
        RC_ASSERT(conflict.readings[0].articles.size() >= conflict.readings[1].articles.size());
    }
}

}  // namespace
}  // namespace stemma::collate::testing
