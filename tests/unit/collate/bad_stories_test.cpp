// Stories as nobody wishes for them: each is collated, and nothing is counted twice.
#include <gtest/gtest.h>

#include <set>

#include "unit/collate/lineage/story_builder.h"
#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

TEST(BadStories, OneOutletTenTimesIsOneOutletAndOneOrigin) {
    StoryBuilder lineage;
    const std::string text =
        "The old dam above Velmora burst early on Tuesday after weeks of rain. Twelve people were "
        "killed in the lower town, the fire brigade said, and forty houses were swept away.";
    for (int i = 0; i < 10; ++i) {
        lineage.add("Fenn Herald", text, "2031-03-04");
        lineage.article(lineage.size() - 1).article.id = "herald-" + std::to_string(i);
    }
    EXPECT_EQ(lineage.trace().origins.size(), 1U);
    EXPECT_EQ(lineage.trace().origins.front().articles.size(), 10U);
    const Story story({{"a", "Fenn Herald", "", text}, {"b", "Fenn Herald", "", text}});
    for (const Claim& claim : story.collate().claims) {
        EXPECT_EQ(claim.support.articles, 2U);
        EXPECT_EQ(claim.support.outlets, 1U);
        EXPECT_EQ(claim.support.origins, 1U);
    }
}

TEST(BadStories, AllUndated) {
    auto articles = dam_story();
    for (auto& article : articles) {
        article.published.clear();
    }
    const Story story(articles);
    const Collation c = story.collate();
    EXPECT_FALSE(c.claims.empty());
    for (const CollatedArticle& article : c.articles) {
        EXPECT_FALSE(article.published);
    }
    for (const LineageEdge& edge : c.lineage.edges) {
        EXPECT_GE(edge.direction, 0);
        EXPECT_LE(edge.direction, 1);
    }
}

TEST(BadStories, AnotherLanguageStandsAlone) {
    auto articles = dam_story();
    const auto before = Story(articles).collate().claims.size();
    articles.push_back({"fr", "Courrier", "",
                        "Le vieux barrage de Velmora a cédé mardi. Douze personnes sont mortes."});
    const Story story(articles);
    const Collation c = story.collate();
    EXPECT_GE(c.claims.size(), before);
    EXPECT_EQ(c.articles.size(), articles.size());
}

/// A story that never ends: every article has the one fact, one of a few, and one of its own.
TEST(BadStories, TwoThousandArticles) {
    constexpr std::uint32_t count = 2000;
    const std::vector<std::string> shared{
        "Twelve people were killed in the lower town, the fire brigade said.",
        "Forty houses were swept away by the water, the mayor told reporters.",
        "Schools in Orlick will stay closed until Friday, the district said.",
        "Divers searched the lake for a missing ferryman on Wednesday."};
    const std::vector<std::string> trades{"baker", "tailor", "miller", "smith", "potter"};
    std::vector<Source> sources;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        sources.push_back({"a" + n, "Paper " + std::to_string(i % 90), "2031-03-04",
                           "The old dam above Velmora burst early on Tuesday. " +
                               shared[i % shared.size()] + " A " + trades[i % trades.size()] +
                               " from house " + n + " lost " + std::to_string(3 + i % 50) +
                               " sheep."});
    }
    const Story story(sources);
    const Collation c = story.collate();
    ASSERT_EQ(c.articles.size(), count);
    ASSERT_FALSE(c.claims.empty());
    EXPECT_EQ(c.claims.front().support.articles, count);
    EXPECT_EQ(c.claims.front().support.outlets, 90U);
    for (const Claim& claim : c.claims) {
        EXPECT_LE(claim.support.origins, claim.support.articles);
        for (const Report& report : claim.reports) {
            EXPECT_LE(report.span.end, sources[report.article.index()].text.size());
        }
    }
    EXPECT_LE(c.brief.size(), 7U);
}

TEST(BadStories, TwoThatCiteEachOtherMakeNoCircle) {
    StoryBuilder story;
    story.add("Fenn Herald",
              "The Orlick Post reported that the old dam above Velmora burst. The mayor fled.",
              "2031-03-04");
    story.add("Orlick Post",
              "The Fenn Herald reported that the mayor of Velmora fled. The old dam burst.",
              "2031-03-04");
    const Lineage lineage = story.trace();
    std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const LineageEdge& edge : lineage.edges) {
        edges.emplace(edge.from, edge.to);
    }
    for (const auto& [from, to] : edges) {
        EXPECT_FALSE(edges.contains({to, from}));
    }
    std::set<ArticleId> fed;
    for (const Origin& origin : lineage.origins) {
        fed.insert(origin.articles.begin(), origin.articles.end());
    }
    EXPECT_EQ(fed.size(), 2U);
}

}  // namespace
}  // namespace stemma::collate::testing
