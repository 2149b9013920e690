#include "collate/lineage/bylines.h"

#include <gtest/gtest.h>

#include "story_builder.h"

namespace stemma::collate {
namespace {

using testing::dam_report;
using testing::harbour_report;
using testing::origins_of_article;
using testing::paragraphs;
using testing::StoryBuilder;
using Names = std::vector<std::string>;

Names names_in(const std::string& byline) {
    Article article;
    article.dropped = {{byline, "byline"}};
    return bylines_of(article);
}

TEST(Bylines, NamesOfAllAuthors) {
    EXPECT_EQ(names_in("By JANE ROE, JO POE and ANN-MAE LEE | on July 4"),
              (Names{"ann-mae lee", "jane roe", "jo poe"}));
    EXPECT_EQ(names_in("— By Jane Roe -"), Names{"jane roe"});
    EXPECT_TRUE(names_in("By").empty());
    EXPECT_TRUE(names_in("Photograph by Jo Poe").empty());
    EXPECT_TRUE(
        names_in("By the time you read this, the gate of the dam has been shut again").empty());
}

TEST(Bylines, OneReportersTextInTwoOutletsIsOneOrigin) {
    // The two cuts have so little in common that neither can be the other's source.
    StoryBuilder story;
    story.article(story.add("a", paragraphs(dam_report(), 0, 4))).article.authors = {"Jane Roe"};
    story.article(story.add("b", paragraphs(dam_report(), 3, 7))).article.authors = {"JANE ROE"};
    story.article(story.add("c", paragraphs(harbour_report(), 0, 6))).article.authors = {"Jo Poe"};
    const Lineage lineage = story.trace();
    EXPECT_EQ(origins_of_article(lineage, "a.txt"), Names{"lost:by-jane-roe"});
    EXPECT_EQ(origins_of_article(lineage, "b.txt"), Names{"lost:by-jane-roe"});
    EXPECT_EQ(origins_of_article(lineage, "c.txt"), Names{"c.txt"});
}

TEST(Bylines, TheAgencyThatOneOfThemCredits) {
    StoryBuilder story;
    story.article(story.add("a", "VELNA (AP) — " + paragraphs(dam_report(), 0, 4)))
        .article.authors = {"Jane Roe"};
    story.article(story.add("b", paragraphs(dam_report(), 3, 7))).article.authors = {"Jane Roe"};
    EXPECT_EQ(origins_of_article(story.trace(), "b.txt"), Names{"agency:ap"});
}

TEST(Bylines, ACommonAuthorWithoutACommonTextJoinsNobody) {
    StoryBuilder story;
    story.article(story.add("a", paragraphs(dam_report(), 0, 7))).article.authors = {"Jane Roe"};
    story.article(story.add("b", paragraphs(harbour_report(), 0, 6))).article.authors = {
        "Jane Roe"};
    EXPECT_EQ(story.trace().origins.size(), 2U);
}

}  // namespace
}  // namespace stemma::collate
