#include "collate/align/vocabulary.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate {
namespace {

TEST(Vocabulary, KnowsWhatAWordIs) {
    Vocabulary words(testing::background());
    EXPECT_TRUE(words["relations"].content);
    EXPECT_EQ(words["relations"].stem, words["Relation"].stem);
    EXPECT_NE(words["relations"].form, words["relation"].form);
    EXPECT_TRUE(words["not"].negation);
    EXPECT_TRUE(words["may"].modal);
    EXPECT_FALSE(words["the"].content);
}

TEST(Vocabulary, AFigureIsNoContentAndWeighsNoMoreThanANumber) {
    Vocabulary words(testing::background());
    EXPECT_TRUE(words["1,250"].digit);
    EXPECT_FALSE(words["1,250"].content);
    EXPECT_LE(words["1,250"].weight, 5);
    EXPECT_EQ(words["1,250"].head, 0U);
}

TEST(Vocabulary, HeadsAreEqualWhereThreeLettersAre) {
    Vocabulary words(testing::background());
    EXPECT_EQ(words["Zelensky"].head, words["zelenskyy"].head);
    EXPECT_NE(words["Zelensky"].head, words["Kelensky"].head);
    EXPECT_EQ(words["sea"].head, 0U);
}

TEST(Vocabulary, ASecondLookFindsTheSame) {
    Vocabulary words(testing::background());
    const std::uint64_t first = words["severed"].stem;
    for (const char* other : {"ties", "letter", "harbour", "minister"}) {
        static_cast<void>(words[other]);
    }
    EXPECT_EQ(words["severed"].stem, first);
}

}  // namespace
}  // namespace stemma::collate
