#include "read/entities/references.h"

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

TEST(Titles, AnOfficeBeforeTheName) {
    const ReadArticle read = read_text(
        "Defence Minister Ivo Lasker resigned on Monday. The minister cited ill health. Some say "
        "the defence minister had to go.");
    EXPECT_EQ(references(read, "Ivo Lasker"), "The minister|the defence minister");
}

TEST(Titles, AnOfficeAfterTheName) {
    const ReadArticle read = read_text(
        "Anton Reva, the president of Norway, opened the dam. The president then left for Sweden.");
    EXPECT_EQ(references(read, "Anton Reva"), "the president|The president");
}

TEST(Titles, AnOfficeThatTheNameIsAddedTo) {
    const ReadArticle read = read_text(
        "The mayor of Port Ellery, Lina Corr, opened the bridge. Builders thanked the mayor.");
    EXPECT_EQ(references(read, "Lina Corr"), "The mayor|the mayor");
}

TEST(Titles, AClauseAfterTheNameIsNoOffice) {
    const ReadArticle read =
        read_text("The harbour is shut for Anton Reva, the president said. The president left.");
    EXPECT_EQ(references(read, "Anton Reva"), "");
}

TEST(Titles, TwoHoldersAreToldApartByWhatTheyHold) {
    const ReadArticle read = read_text(
        "The foreign minister of Norway, Ana Cole, met the foreign minister of Sweden, Bo Lind. "
        "The foreign minister was pleased. The Norwegian foreign minister left. The foreign "
        "minister of Sweden stayed.");
    EXPECT_EQ(references(read, "Ana Cole"), "The foreign minister|The Norwegian foreign minister");
    EXPECT_EQ(references(read, "Bo Lind"), "the foreign minister|The foreign minister");
}

TEST(Titles, AFormerPresidentIsNotThePresident) {
    const ReadArticle read = read_text(
        "Former president Anton Reva flew to Paris. The president stayed. The former president "
        "spoke. Vice President Lina Corr was there. The vice president left.");
    EXPECT_EQ(references(read, "Anton Reva"), "The former president");
    EXPECT_EQ(references(read, "Lina Corr"), "The vice president");
}

TEST(Titles, AnUnnamedHolderElsewhereLeavesTheWordOpen) {
    const ReadArticle read = read_text(
        "Norwegian President Lina Corr flew to Rome. The Italian president waited at the airport. "
        "The president smiled. The Norwegian president waved.");
    EXPECT_EQ(references(read, "Lina Corr"), "The Norwegian president");
}

TEST(Titles, OfSomethingWithoutANameIsAnotherOffice) {
    const ReadArticle read =
        read_text("President Anton Reva spoke. The president of the company left the hall.");
    EXPECT_EQ(references(read, "Anton Reva"), "");
}

}  // namespace
}  // namespace stemma::read
