#include "read/entities/pronouns.h"

#include <gtest/gtest.h>

#include "read/entities/entity_finder.h"
#include "read_helpers.h"

namespace stemma::read {
namespace {

ReadArticle read_text(std::string_view text) {
    static const EntityFinder finder = EntityFinder::open(test_data(), test_clusters()).value();
    ReadArticle out = tag_text(text, "en");
    finder.find(out.article, out.reading);
    return out;
}

TEST(Pronouns, GivenNamesTellTwoPersonsApart) {
    const ReadArticle read = read_text(
        "Mary Tolland met John Farrow in Oslo. She found that he was late. He apologised to her.");
    EXPECT_EQ(references(read, "Mary Tolland"), "She|her");
    EXPECT_EQ(references(read, "John Farrow"), "he|He");
}

TEST(Pronouns, ANameOfBothTellsNothing) {
    const ReadArticle read = read_text("Robin Tolland met Jean Lambrecht in Oslo. He was late.");
    EXPECT_EQ(references(read, "Robin Tolland"), "");
    EXPECT_EQ(references(read, "Jean Lambrecht"), "");
}

TEST(Pronouns, TwoMenOnePronoun) {
    const ReadArticle read = read_text("Peter Tolland met John Farrow in Oslo. He was late.");
    EXPECT_EQ(references(read, "Peter Tolland"), "");
    EXPECT_EQ(references(read, "John Farrow"), "");
}

TEST(Pronouns, AWomanIsNotHe) {
    const ReadArticle read = read_text("Mary Tolland left Oslo. He was late.");
    EXPECT_EQ(references(read, "Mary Tolland"), "");
}

TEST(Pronouns, WhatStandsBeforeANameOverridesIt) {
    const ReadArticle read = read_text("Mr. Mary Tolland met Mrs. John Farrow. She told him so.");
    EXPECT_EQ(references(read, "Mary Tolland"), "him");
    EXPECT_EQ(references(read, "John Farrow"), "She");
}

TEST(Pronouns, AListOfPersonsHasNoOneToMean) {
    const ReadArticle read = read_text(
        "John Farrow, Peter Tolland, Paul Ander, Karl Verholm, Nils Aker, Per Holm, Mary Dahl and "
        "Hans Vik were there. She left.");
    EXPECT_EQ(references(read, "Mary Dahl"), "");
}

TEST(Pronouns, SentencesWithoutPersonsLieBetween) {
    const ReadArticle read =
        read_text("Mary Tolland left Oslo. The ferry was late. It rained. She slept.");
    EXPECT_EQ(references(read, "Mary Tolland"), "She");
}

TEST(Pronouns, FourSentencesBackIsTooFar) {
    const ReadArticle read = read_text(
        "Mary Tolland left Oslo. The ferry was late. It rained. The wind rose. She slept.");
    EXPECT_EQ(references(read, "Mary Tolland"), "");
}

TEST(Pronouns, OfTwoTheSubjectIfItStandsLast) {
    const ReadArticle read = read_text(
        "John Farrow had worked with Peter Tolland. Tolland said he would stay, and Farrow said he "
        "would go with his brother.");
    EXPECT_EQ(references(read, "Peter Tolland"), "he");
    EXPECT_EQ(references(read, "John Farrow"), "he|his");
}

TEST(Pronouns, BetweenTwoMenAPronounStaysOpen) {
    const ReadArticle read =
        read_text("John Farrow wrote to Peter Tolland about his brother and thanked him.");
    EXPECT_EQ(references(read, "Peter Tolland"), "");
    EXPECT_EQ(references(read, "John Farrow"), "");
}

TEST(Pronouns, WhatSomebodyTellsOfHimselfIsLeftOpen) {
    const ReadArticle read = read_text(
        "Mary Tolland left Oslo. I was told that my mother fell ill because she had no rest.");
    EXPECT_EQ(references(read, "Mary Tolland"), "");
}

}  // namespace
}  // namespace stemma::read
