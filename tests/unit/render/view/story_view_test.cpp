#include "render/view/story_view.h"

#include <gtest/gtest.h>

#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

class HarbourView : public ::testing::Test {
protected:
    HarbourView() {
        add_harbour_story(sample_);
        story_ = &sample_.report.stories.front();
    }
    SampleReport sample_;
    StoryReport* story_ = nullptr;
};

TEST_F(HarbourView, PutsOutletsOfTheSameOriginSideBySide) {
    const StoryView view(*story_);
    ASSERT_EQ(view.outlets().size(), 5U);
    EXPECT_EQ(view.outlets()[0].name, "The Vellmar Post");
    EXPECT_EQ(view.outlets()[1].name, "Coast Echo");
    EXPECT_EQ(view.outlets()[2].name, "Kell Daily");
    ASSERT_EQ(view.groups().size(), 3U);
    EXPECT_EQ(view.groups()[0].count, 3U);
    EXPECT_EQ(view.groups()[0].name, "Northern Press Agency");
    EXPECT_EQ(view.groups()[1].name, "own reporting");
}

TEST_F(HarbourView, TellsQuotedParaphrasedDiffersAndSilent) {
    const StoryView view(*story_);
    const auto stances = [&](std::uint32_t claim) {
        std::string out;
        for (const Cell& cell : view.cells(*view.claim(ClaimId{claim}))) {
            out += name_of(cell.stance).front();
        }
        return out;
    };
    // The order: Vellmar Post, Coast Echo, Kell Daily, Ostrand Today, Shipping Ledger.
    EXPECT_EQ(stances(0), "pppds");
    EXPECT_EQ(stances(1), "qppss");
    EXPECT_EQ(view.cells(*view.claim(ClaimId{0}))[3].value, "at least 14 dock workers");
}

TEST_F(HarbourView, ChoosesTheTitleMostLikeTheOthers) {
    EXPECT_EQ(StoryView(*story_).headline(), "Crane collapse closes Vellmar port, 12 hurt");
}

TEST_F(HarbourView, FallsBackToAClaimWhereNoTitleIsKnown) {
    for (ReadArticle& read : sample_.articles) {
        read.article.title.clear();
    }
    for (CollatedArticle& line : story_->collation.articles) {
        line.title.clear();
    }
    EXPECT_EQ(StoryView(*story_).headline(), story_->collation.claims[0].text);
}

TEST_F(HarbourView, NamesAnArticleWithoutOutletByItsHostOrFile) {
    for (std::size_t i = 0; i < 2; ++i) {
        sample_.article(i).article.outlet.clear();
        story_->collation.articles[i].outlet.clear();
    }
    sample_.article(1).article.id = "in/a-name-too-long-to-be-kept-inside-a-string-object.html";
    const StoryView view(*story_);
    EXPECT_EQ(view.name(ArticleId{0}), "post.example");
    EXPECT_EQ(view.name(ArticleId{1}), "a-name-t…");
}

TEST_F(HarbourView, LongFileNamesAreCutWhereTheyStillDiffer) {
    for (std::size_t i = 0; i < 3; ++i) {
        sample_.article(i).article.outlet.clear();
        story_->collation.articles[i].outlet.clear();
    }
    sample_.article(0).article.url.clear();
    sample_.article(0).article.id = "in/scraped-pages-0001-aaaa.txt";
    sample_.article(1).article.id = "in/scraped-pages-0002-bbbb.txt";
    sample_.article(2).article.id = "in/scraped-pages-0002-bbbb.txt";
    const StoryView view(*story_);
    EXPECT_EQ(view.name(ArticleId{0}), "scraped-pages-0001…");
    EXPECT_EQ(view.name(ArticleId{1}), "scraped-pages-0002…");
    EXPECT_EQ(view.name(ArticleId{2}), view.name(ArticleId{1}));
    EXPECT_EQ(view.outlets().size(), 4U);
}

TEST_F(HarbourView, WhoIsNamedInMostArticles) {
    const auto who = StoryView(*story_).who();
    ASSERT_EQ(who.size(), 1U);
    EXPECT_EQ(who[0].name, "Ilse Tarrant");
    EXPECT_EQ(who[0].articles, 4U);
}

TEST_F(HarbourView, HandsEndWithTheOutletToldOnce) {
    ReadArticle& post = sample_.article(0);
    post.article.outlet = "www.post.example";
    auto& chain = post.reading.attributions[0].chain;
    chain.push_back({"www.post.example", std::nullopt, LinkKind::outlet, {}});
    story_->collation.articles[0].outlet = post.article.outlet;
    Report report;
    report.article = ArticleId{0};
    report.attribution = 0;
    EXPECT_EQ(StoryView(*story_).hands(report),
              (std::vector<std::string_view>{"Ilse Tarrant", "statement", "Northern Press Agency",
                                             "post.example"}));
    chain.erase(chain.begin(), chain.begin() + 3);
    EXPECT_TRUE(StoryView(*story_).hands(report).empty());
    report.attribution = 7;
    EXPECT_TRUE(StoryView(*story_).hands(report).empty());
}

TEST_F(HarbourView, PersonsStandBeforeStates) {
    for (std::size_t i = 0; i < 4; ++i) {
        sample_.article(i).reading.entities.push_back(
            {"Ostmark", "country:OST", EntityType::location, {{0, 1}, {1, 2}, {2, 3}}, {}});
    }
    const auto who = StoryView(*story_).who();
    ASSERT_EQ(who.size(), 2U);
    EXPECT_EQ(who[0].name, "Ilse Tarrant");
    EXPECT_EQ(who[1].name, "Ostmark");
}

TEST_F(HarbourView, OneNameIsOneParticipantWhateverEachArticleTakesItFor) {
    const Entity as_place{"Orlex", "place:orlex", EntityType::location, {{0, 1}}, {}};
    const Entity as_firm{"Orlex", "org:orlex", EntityType::organization, {{0, 1}, {2, 3}}, {}};
    sample_.article(0).reading.entities.push_back(as_place);
    sample_.article(1).reading.entities.push_back(as_firm);
    sample_.article(2).reading.entities.push_back(as_firm);
    const auto who = StoryView(*story_).who();
    ASSERT_EQ(who.size(), 2U);
    EXPECT_EQ(who[1].name, "Orlex");
    EXPECT_EQ(who[1].articles, 3U);
}

TEST_F(HarbourView, EstimatesAreKnownAsSuch) {
    const StoryView view(*story_);
    EXPECT_EQ(view.published(ArticleId{3}), "2024-05-02");
    EXPECT_TRUE(view.is_estimated(ArticleId{3}));
    EXPECT_FALSE(view.is_estimated(ArticleId{0}));
    EXPECT_EQ(view.by_publication().front(), ArticleId{3});
}

TEST_F(HarbourView, TheDayOfTheNewsIsNearItsPublication) {
    EXPECT_EQ(StoryView(*story_).happened(), "2024-05-02");
    story_->collation.claims[0].time = "1998";
    story_->collation.claims[1].time = "2023-05-02";
    EXPECT_EQ(StoryView(*story_).happened(), "2024-05-02");  // of the fourth claim
    story_->collation.claims[3].time = "2024-06-01";
    EXPECT_EQ(StoryView(*story_).happened(), "");
}

TEST_F(HarbourView, ForeignIdsFindNothing) {
    const StoryView view(*story_);
    EXPECT_EQ(view.read(ArticleId{99}), nullptr);
    EXPECT_EQ(view.name(ArticleId{99}), "?");
    EXPECT_EQ(view.text(ArticleId{99}), "");
    EXPECT_EQ(view.claim(ClaimId{99}), nullptr);
    EXPECT_FALSE(view.has_row(ClaimId{99}));
}

TEST_F(HarbourView, RowsAreTheClaimsOfSeveralArticles) {
    story_->collation.claims[1].reports.resize(1);
    story_->collation.claims[1].support = {1, 1, 1};
    const StoryView view(*story_);
    EXPECT_EQ(view.rows(), (std::vector<ClaimId>{ClaimId{0}, ClaimId{2}, ClaimId{3}}));
}

}  // namespace
}  // namespace stemma::render
