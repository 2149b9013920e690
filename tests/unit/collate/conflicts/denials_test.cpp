#include "collate/conflicts/denials.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<Conflict> denials(const Story& story) {
    Vocabulary vocabulary(background());
    const Statements statements = statements_of(vocabulary, story.pointers);
    std::vector<std::string> published;
    for (const ReadArticle& article : story.articles) {
        published.push_back(article.article.published.value_or(""));
    }
    return find_denials(opened<PolarityWords>(), statements, story_weights(statements),
                        std::vector<bool>(statements.all.size(), true), published);
}

/// Sentences of nothing: words that every statement of a story shares weigh nothing in it.
std::string filler(std::size_t at) {
    const std::vector<std::string> all{"Bakers in Brantow sell honey to pilgrims each autumn.",
                                       "A comet crossed the northern sky above Kesterline.",
                                       "Engineer Pavel Quill keeps eleven goats and a donkey.",
                                       "Tickets for the puppet theatre cost four crowns.",
                                       "Snow blocked the pass between Ulm and Harrowgate.",
                                       "Glass makers want cheaper sand from abroad.",
                                       "The choir sang an old lullaby twice.",
                                       "Orchards near Pellin lost half their plums."};
    return "\n\n" + all.at(at);
}

/// Each text an article of its own, published a day after the one before.
Story told(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const std::string& text : texts) {
        const std::string n = std::to_string(sources.size() + 1);
        sources.push_back({n, "Outlet " + n, "2031-03-0" + n, text + filler(sources.size())});
    }
    return Story(sources);
}

const std::string none_claimed = "No group has claimed responsibility for the fire at the mill.";
const std::string claimed =
    "The Skerrin Front claimed responsibility for the fire at the old mill.";

TEST(Denials, AreHeldAgainstWhatIsAffirmedInOtherWords) {
    const auto found = denials(told({none_claimed, claimed}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, DifferenceKind::polarity);
    EXPECT_FALSE(found[0].update);
    ASSERT_EQ(found[0].readings.size(), 2U);
    EXPECT_EQ(found[0].readings[0].value, "No group has claimed responsibility");
    EXPECT_EQ(found[0].readings[1].value, "claimed responsibility");
    EXPECT_EQ(found[0].readings[0].articles, (std::vector<ArticleId>{{0}}));
    EXPECT_EQ(found[0].readings[1].articles, (std::vector<ArticleId>{{1}}));
}

TEST(Denials, OfAState) {
    EXPECT_EQ(denials(told({"The ferry of Lintz is not out of control, her owner said.",
                            "The ferry of Lintz has been out of control since noon."}))
                  .size(),
              1U);
}

TEST(Denials, ThatOneArticleReportsAsWell) {
    EXPECT_TRUE(denials(told({none_claimed + " " + claimed, claimed})).empty());
    EXPECT_TRUE(denials(told({none_claimed, claimed + " Till then " + none_claimed})).empty());
}

TEST(Denials, OfOthersAreNoConflict) {
    EXPECT_TRUE(denials(told({"The harbour of Lintz has not identified the owner of the barge.",
                              "Police at Orlick identified two drivers of the burned trams."}))
                    .empty());
    EXPECT_TRUE(
        denials(told({none_claimed, "Pavel Quill claimed the prize of the lottery."})).empty());
}

TEST(Denials, ThatMoreIsToldAreNoConflict) {
    EXPECT_TRUE(denials(told({"Police in Orlick have not released more details of the fire.",
                              "Police in Orlick released details of the fire."}))
                    .empty());
}

TEST(Denials, TurnAroundWhereThePassiveNamesWhoDidIt) {
    const std::string not_found = "Divers from Lintz have not found the bell of the ferry.";
    EXPECT_EQ(
        denials(told({not_found, "The bell of the ferry was found by divers from Lintz."})).size(),
        1U);
    EXPECT_TRUE(
        denials(told({not_found, "The bell was found among divers from the ferry."})).empty());
}

TEST(Denials, OfOtherTimesAreNoConflict) {
    EXPECT_TRUE(denials(told({none_claimed,
                              "In 2019 the Skerrin Front claimed responsibility for "
                              "a fire at the mill."}))
                    .empty());
}

TEST(Denials, OfTheFutureAreHeldAgainstTheFuture) {
    const std::string reopens = "The mill of Taskan will reopen its bakery.";
    EXPECT_EQ(denials(told({"The mill of Taskan will not reopen its bakery.", reopens})).size(),
              1U);
    EXPECT_TRUE(
        denials(told({"The mill of Taskan has not reopened its bakery.", reopens})).empty());
}

TEST(Denials, NotYetIsAnUpdateIfItCameFirst) {
    const std::string not_yet = "Police in Orlick have not yet identified the driver of the tram.";
    const std::string identified = "Police in Orlick identified the driver of the tram.";
    const auto found = denials(told({not_yet, identified}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].update);
    const auto back = denials(told({identified, not_yet}));
    ASSERT_EQ(back.size(), 1U);
    EXPECT_FALSE(back[0].update);
}

TEST(Denials, OneConflictForAWordWithAllWhoSayIt) {
    const auto found =
        denials(told({none_claimed, claimed, "The Front has claimed responsibility for the fire.",
                      "Nobody claimed responsibility for the fire at the mill."}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].readings[0].articles, (std::vector<ArticleId>{{0}, {3}}));
    EXPECT_EQ(found[0].readings[1].articles, (std::vector<ArticleId>{{1}, {2}}));
}

TEST(Denials, StatementsThatDoNotCountAreNotRead) {
    const Story story = told({none_claimed, claimed});
    Vocabulary vocabulary(background());
    const Statements statements = statements_of(vocabulary, story.pointers);
    std::vector<bool> kept;
    for (const Statement& s : statements.all) {
        kept.push_back(s.text().find("Front") == std::string_view::npos);
    }
    const std::vector<std::string> published(2, "2031-03-04");
    EXPECT_TRUE(find_denials(opened<PolarityWords>(), statements, story_weights(statements), kept,
                             published)
                    .empty());
}

std::vector<std::string> pool() {
    return {none_claimed,
            claimed,
            "Police in Orlick have not yet identified the driver of the tram.",
            "Police in Orlick identified the driver of the tram.",
            "The ferry of Lintz is not out of control, her owner said.",
            "The ferry of Lintz has been out of control since noon.",
            "The mayor of Orlick denied that the dam had cracked.",
            "Nobody at the dam of Orlick failed to see that it cracked, and the dam cracked."};
}

/// Which texts are held against which, by their places in the pool.
std::set<std::set<std::set<std::string>>> held_against(const std::vector<std::size_t>& picked) {
    std::vector<Source> sources;
    for (const std::size_t at : picked) {
        const std::string name = std::to_string(at);
        sources.push_back({name, name, "2031-03-04", pool()[at] + filler(at)});
    }
    const Story story(sources);
    std::set<std::set<std::set<std::string>>> out;
    for (const Conflict& conflict : denials(story)) {
        std::set<std::set<std::string>> sides;
        for (const ValueReading& reading : conflict.readings) {
            std::set<std::string> side;
            for (const ArticleId article : reading.articles) {
                side.insert(story.articles[article.index()].article.id);
            }
            sides.insert(side);
        }
        out.insert(sides);
    }
    return out;
}

RC_GTEST_PROP(Denials, HangOnNoOrder, ()) {
    const auto picked = *rc::gen::container<std::vector<std::size_t>>(
        6, rc::gen::inRange<std::size_t>(0, pool().size()));
    const std::vector<std::size_t> turned(picked.rbegin(), picked.rend());
    RC_ASSERT(held_against(picked) == held_against(turned));
}

RC_GTEST_PROP(Denials, HaveTwoSidesOfDifferentArticles, ()) {
    std::vector<std::string> texts(3);
    for (std::string& text : texts) {
        for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(
                 3, rc::gen::inRange<std::size_t>(0, pool().size()))) {
            text += pool()[at] + " ";
        }
    }
    const Story story = told(texts);
    for (const Conflict& conflict : denials(story)) {
        RC_ASSERT(conflict.readings.size() == 2U);
        std::set<ArticleId> seen;
        for (const ValueReading& reading : conflict.readings) {
            RC_ASSERT(!reading.evidence.empty());
            for (const ArticleId article : reading.articles) {
                RC_ASSERT(seen.insert(article).second);
            }
            for (const Evidence& e : reading.evidence) {
                RC_ASSERT(!e.span.of(story.articles[e.article.index()].article.text).empty());
            }
        }
    }
}

}  // namespace
}  // namespace stemma::collate::testing
