#include "collate/brief/brief.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

bool alone(const std::string& text) {
    const Story story({{"a", "A", "", text}});
    Vocabulary vocabulary(background());
    const Statements all = statements_of(vocabulary, story.pointers);
    return !all.all.empty() && stands_alone(all.all[0]);
}

TEST(Brief, SentencesThatCanStandAlone) {
    EXPECT_TRUE(alone("The Velmora dam burst early on Tuesday after days of rain."));
    EXPECT_FALSE(alone("He said the Velmora dam burst early on Tuesday after days."));
    EXPECT_FALSE(alone("Although he did not name the Velmora dam, it was plain to see."));
    EXPECT_TRUE(alone("Although the mayor did not name the dam, she knew which it was."));
    EXPECT_FALSE(alone("But the Velmora dam burst early on Tuesday after days of rain."));
    EXPECT_FALSE(alone("The Velmora dam burst early on Tuesday after days of rain:"));
    EXPECT_FALSE(alone("The dam burst on Tuesday."));
}

TEST(Brief, SaysNothingTwice) {
    const Collation c = Story(dam_story()).collate();
    ASSERT_GE(c.brief.size(), 2U);
    ASSERT_LE(c.brief.size(), 7U);
    for (std::size_t i = 0; i < c.brief.size(); ++i) {
        for (std::size_t j = i + 1; j < c.brief.size(); ++j) {
            EXPECT_NE(c.brief[i].claim, c.brief[j].claim);
        }
    }
}

}  // namespace
}  // namespace stemma::collate::testing
