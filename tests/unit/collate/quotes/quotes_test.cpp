#include "collate/quotes/quotes.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<Quote> quotes(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const std::string& text : texts) {
        sources.push_back({std::to_string(sources.size()), "O", "", text});
    }
    const Story story(sources);
    Vocabulary vocabulary(background());
    return find_quotes(vocabulary, story.pointers);
}

TEST(Quotes, OtherWordsInsideTheMarks) {
    const auto found =
        quotes({"They agreed to \"mend the broken northern bridges with common "
                "efforts\".",
                "They agreed to “mend the broken northern bridges with joint "
                "efforts.”",
                "They agreed on \"broken northern bridges\"."});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].altered);
    ASSERT_EQ(found[0].readings.size(), 3U);
    EXPECT_FALSE(found[0].readings[0].partial);
    EXPECT_FALSE(found[0].readings[1].partial);
    EXPECT_TRUE(found[0].readings[2].partial);
    EXPECT_EQ(found[0].readings[2].text, "broken northern bridges");
}

TEST(Quotes, CaseStopsSpellingAndInsertionsAlterNothing) {
    const auto found =
        quotes({"He said \"we will organise the labour of rebuilding broken bridges\".",
                "He said \"We will organize the labor of rebuilding broken bridges,\" twice.",
                "He said \"we will organise [all] the labour of rebuilding broken bridges\"."});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].altered);
}

TEST(Quotes, OtherUtterancesStayApart) {
    EXPECT_EQ(quotes({"She said \"the cracks were known for years\".",
                      "He said \"pumps and boats are on their way\"."})
                  .size(),
              2U);
}

TEST(Quotes, AMarkThatNobodyClosesQuotesNothing) {
    std::string text = "He said \"the cracks";
    for (int i = 0; i < 120; ++i) {
        text += " were known. They";
    }
    EXPECT_TRUE(quotes({text}).empty());
}

}  // namespace
}  // namespace stemma::collate::testing
