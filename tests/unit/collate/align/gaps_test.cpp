#include "collate/align/gaps.h"

#include <gtest/gtest.h>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<Gap> gaps(const Made& a, const Made& b) {
    return find_gaps(a.statement, b.statement, match_words(a.statement, b.statement));
}

TEST(Gaps, OneNameStandsInPlaceOfAnother) {
    const Made a("Heavy fighting was reported in Velmora on Tuesday.");
    const Made b("Heavy fighting was reported in Orlick on Tuesday.");
    const std::vector<Gap> found = gaps(a, b);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].a.names, 1);
    EXPECT_EQ(found[0].b.names, 1);
    EXPECT_EQ(a.statement.text_of(a.statement.words[found[0].a.begin].span), "Velmora");
    EXPECT_EQ(b.statement.text_of(b.statement.words[found[0].b.begin].span), "Orlick");
}

TEST(Gaps, FiguresAreCountedApart) {
    const Made a("The index fell by 34 points.");
    const Made b("The index fell by 51 points.");
    const std::vector<Gap> found = gaps(a, b);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].a.figures, 1);
    EXPECT_EQ(found[0].b.figures, 1);
}

TEST(Gaps, WhatOneSideAddsStandsAgainstNothing) {
    const Made a("The dam burst.");
    const Made b("The dam burst after heavy snow.");
    const std::vector<Gap> found = gaps(a, b);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].a.any());
    EXPECT_EQ(found[0].b.others, 2);
}

TEST(Gaps, TheSameTextHasNone) {
    const Made a("The dam burst early on Tuesday.");
    EXPECT_TRUE(gaps(a, a).empty());
}

}  // namespace
}  // namespace stemma::collate::testing
