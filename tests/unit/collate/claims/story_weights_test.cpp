#include "collate/claims/story_weights.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

struct Weighed {
    Story story;
    Vocabulary vocabulary{background()};
    Statements statements;
    std::vector<StoryWeights> weights;

    explicit Weighed(const std::vector<Source>& sources)
        : story(sources),
          statements(statements_of(vocabulary, story.pointers)),
          weights(story_weights(statements)) {}

    [[nodiscard]] float of(std::uint32_t statement, std::string_view word) const {
        const Statement& s = statements.all[statement];
        for (std::size_t k = 0; k < s.words.size(); ++k) {
            if (s.text_of(s.words[k].span) == word) {
                return weights[statement].words[k];
            }
        }
        ADD_FAILURE() << word;
        return -1;
    }
};

TEST(StoryWeights, AWordThatAllStatementsShareSaysLittle) {
    const Weighed trams({{"a", "A", "", "The tram derailed on a sharp bend in the rain."},
                         {"b", "B", "", "The tram carried forty passengers to the market."},
                         {"c", "C", "", "The tram was lifted onto a lorry by two cranes."}});
    ASSERT_EQ(trams.statements.all.size(), 3U);
    EXPECT_LT(trams.of(0, "tram"), trams.of(0, "derailed") / 2);
}

TEST(StoryWeights, ANameOfSeveralWordsSaysNoMoreThanAboutOne) {
    const Weighed names(
        {{"a", "A", "", "Doctor Harlen Ostrovick Velmora praised the nurses of the ward."},
         {"b", "B", "", "Forty passengers were carried to the market by a tram."}});
    ASSERT_EQ(names.statements.all.size(), 2U);
    const Statement& s = names.statements.all[0];
    float name = 0;
    float longest = 0;
    for (std::size_t k = 0; k < s.words.size(); ++k) {
        if (s.words[k].mention >= 0) {
            name += names.weights[0].words[k];
            longest = std::max(longest, s.words[k].weight);
        }
    }
    ASSERT_GT(longest, 0);
    EXPECT_LE(name, 1.25F * longest);
}

TEST(StoryWeights, WhoSaysItIsNotWhatIsSaid) {
    const std::string rest = " the tram derailed on a sharp bend.";
    const Weighed told({{"a", "A", "", "Inspectors said that" + rest},
                        {"b", "B", "", "Inspectors carried forty passengers to the market."}});
    ASSERT_EQ(told.statements.all.size(), 2U);
    ASSERT_FALSE(told.story.pointers[0]->reading.attributions.empty());
    EXPECT_LT(told.of(0, "Inspectors"), told.of(1, "Inspectors"));
}

TEST(StoryWeights, OnlyTheFirstOfTwinsIsWeighed) {
    const std::string same = "The tram derailed on a sharp bend in the rain.";
    const Weighed twins({{"a", "A", "", same}, {"b", "B", "", same}});
    ASSERT_EQ(twins.weights.size(), 2U);
    EXPECT_EQ(twins.weights[0].words.size(), twins.statements.all[0].words.size());
    EXPECT_TRUE(twins.weights[1].words.empty());
}

}  // namespace
}  // namespace stemma::collate::testing
