#include "collate/collator.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

const Claim* claim_with(const Collation& c, std::string_view words) {
    for (const Claim& claim : c.claims) {
        for (const Report& report : claim.reports) {
            if (report.text.find(words) != std::string::npos) {
                return &claim;
            }
        }
    }
    return nullptr;
}

/// Every text shown is what its span says, and every position exists.
void expect_evidence(const Story& story, const Collation& c) {
    const auto check = [&](ArticleId article, Span span, const std::string& text) {
        ASSERT_LT(article.index(), story.articles.size());
        EXPECT_EQ(span.of(story.articles[article.index()].article.text), text);
    };
    for (const Claim& claim : c.claims) {
        check(claim.best.article, claim.best.span, claim.text);
        for (const Report& report : claim.reports) {
            check(report.article, report.span, report.text);
            if (report.attribution) {
                EXPECT_LT(*report.attribution,
                          story.articles[report.article.index()].reading.attributions.size());
            }
        }
        for (const Conflict& conflict : claim.conflicts) {
            EXPECT_GE(conflict.readings.size(), 2U);
            for (const ValueReading& reading : conflict.readings) {
                EXPECT_FALSE(reading.evidence.empty());
                for (const Evidence& e : reading.evidence) {
                    ASSERT_LT(e.article.index(), story.articles.size());
                }
            }
        }
    }
    for (const Quote& quote : c.quotes) {
        for (const QuoteReading& reading : quote.readings) {
            check(reading.evidence[0].article, reading.evidence[0].span, reading.text);
        }
    }
    for (const Only& only : c.only) {
        check(only.article, only.span, only.text);
    }
    for (const BriefSentence& sentence : c.brief) {
        check(sentence.article, sentence.span, sentence.text);
        ASSERT_LT(sentence.claim.index(), c.claims.size());
    }
    for (const TimelineEntry& entry : c.timeline) {
        ASSERT_LT(entry.claim.index(), c.claims.size());
    }
}

TEST(Collator, OneClaimForOneThingSaid) {
    const Collation c = Story(dam_story()).collate();
    const Claim* dam = claim_with(c, "Velmora dam burst");
    ASSERT_NE(dam, nullptr);
    EXPECT_GE(dam->support.articles, 3U);
    EXPECT_GE(dam->support.outlets, 3U);
    EXPECT_EQ(dam, &c.claims.front());
    const Claim* schools = claim_with(c, "4,000 residents were taken");
    ASSERT_NE(schools, nullptr);
    EXPECT_EQ(schools, claim_with(c, "4,000 residents were brought"));
}

TEST(Collator, EverythingShownIsVerbatim) {
    const Story story(dam_story());
    expect_evidence(story, story.collate());
}

TEST(Collator, OneNewsroomConfirmsNothingForItself) {
    const auto told = [](const std::string& second) {
        return Story({{"x", "Fjord Post", "2031-05-02",
                       "The Velmora dam burst early on Tuesday after nine days of rain.\n\nBread "
                       "was handed out from the school windows while the sirens went on.\n\nIlka "
                       "Brann slept on a bench with her twins and waited for news of the bakery."},
                      {"y", second, "2031-05-03",
                       "After nine days of rain the Velmora dam burst early on Tuesday.\n\nThe "
                       "council will vote on a new spillway in autumn, its engineer wrote in a "
                       "column.\n\nNo insurer has offered to pay for the roads of the lower "
                       "valley."}})
            .collate();
    };
    const Collation two = told("Orland Times");
    const Collation one = told("Fjord Post");
    ASSERT_EQ(two.lineage.origins.size(), 2U);
    ASSERT_EQ(one.lineage.origins.size(), 2U);
    ASSERT_NE(claim_with(two, "dam burst"), nullptr);
    EXPECT_EQ(claim_with(two, "dam burst")->support.origins, 2U);
    EXPECT_EQ(claim_with(one, "dam burst")->support.origins, 1U);
}

TEST(Collator, WhatOneOutletAloneReports) {
    const Collation c = Story(dam_story()).collate();
    const auto told = [&](std::string_view words) {
        return std::any_of(c.only.begin(), c.only.end(), [&](const Only& only) {
            return only.text.find(words) != std::string::npos;
        });
    };
    EXPECT_TRUE(told("harbour of Lintz"));
    EXPECT_TRUE(told("250 pumps"));
}

TEST(Collator, AlteredQuote) {
    const Collation c = Story(dam_story()).collate();
    ASSERT_FALSE(c.quotes.empty());
    EXPECT_TRUE(c.quotes[0].altered);
    EXPECT_EQ(c.quotes[0].readings.size(), 2U);
}

TEST(Collator, UndatedArticleGetsADayFromItsWeekdayAndSiblings) {
    const Collation c = Story(dam_story()).collate();
    EXPECT_FALSE(c.articles[0].published_estimate);
    ASSERT_TRUE(c.articles[3].published_estimate);
    EXPECT_EQ(*c.articles[3].published_estimate, "2031-03-04");
    EXPECT_NE(c.articles[3].estimate_reason.find("Tuesday"), std::string::npos);
}

TEST(Collator, OrderOfArticlesChangesOnlyPositions) {
    const std::vector<Source> sources = dam_story();
    const Collation c = Story(sources).collate();
    const std::vector<std::size_t> order = {2, 0, 3, 1};
    std::vector<Source> moved;
    for (const std::size_t i : order) {
        moved.push_back(sources[i]);
    }
    const Collation d = Story(moved).collate();
    ASSERT_EQ(c.claims.size(), d.claims.size());
    for (std::size_t i = 0; i < c.claims.size(); ++i) {
        EXPECT_EQ(c.claims[i].text, d.claims[i].text);
        std::multiset<std::pair<std::size_t, Span>> was;
        std::multiset<std::pair<std::size_t, Span>> is;
        for (const Report& r : c.claims[i].reports) {
            was.emplace(r.article.index(), r.span);
        }
        for (const Report& r : d.claims[i].reports) {
            is.emplace(order[r.article.index()], r.span);
        }
        EXPECT_EQ(was, is);
    }
}

TEST(Collator, UnrelatedArticleChangesNoClaim) {
    std::vector<Source> sources = dam_story();
    const Collation c = Story(sources).collate();
    sources.push_back({"chess", "Board Weekly", "2031-03-04",
                       "Grandmaster Tovi Sandrell captured her sixth chess title. "
                       "Opponents praised cunning rook endings."});
    const Collation d = Story(sources).collate();
    std::vector<std::string> with;
    for (const Claim& claim : d.claims) {
        if (claim.reports[0].article.index() != 4) {
            with.push_back(claim.text);
        }
    }
    ASSERT_EQ(with.size(), c.claims.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
        EXPECT_EQ(with[i], c.claims[i].text);
    }
}

TEST(Collator, EdgesOfInput) {
    EXPECT_TRUE(opened<Collator>().collate({}).claims.empty());
    const Story empty({{"e", "E", "", ""}});
    EXPECT_TRUE(empty.collate().claims.empty());
    const Story one({dam_story()[0]});
    const Collation alone = one.collate();
    EXPECT_EQ(alone.claims.size(), 3U);
    EXPECT_TRUE(alone.only.empty());
    EXPECT_FALSE(alone.brief.empty());
    const Story twice({dam_story()[0], dam_story()[0]});
    EXPECT_EQ(twice.collate().claims.size(), 3U);
}

TEST(Collator, ManyEqualSentencesAreOneClaim) {
    std::string text;
    for (int i = 0; i < 10000; ++i) {
        text += "The Velmora dam burst early on Tuesday after days of rain. ";
    }
    const Story story({{"long", "Long", "", text}, dam_story()[0]});
    const Collation c = story.collate();
    EXPECT_LE(c.claims.size(), 4U);
    expect_evidence(story, c);
}

RC_GTEST_PROP(Collator, AnyTextsGiveEvidenceThatHolds, ()) {
    static const std::vector<std::string> pieces = {"The dam at Velmora burst. ",
                                                    "Twelve people died, \"we know\" he said. ",
                                                    "\n\n",
                                                    "“",
                                                    "”",
                                                    "Governor Brenk denied it on Monday; ",
                                                    "0 ",
                                                    "4,000 residents left Orlick. ",
                                                    "é… ",
                                                    ". "};
    std::vector<Source> sources;
    const auto count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (const int p : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10))) {
            text += pieces[static_cast<std::size_t>(p)];
        }
        sources.push_back({std::to_string(i), "outlet " + std::to_string(i % 3), "", text});
    }
    const Story story(sources);
    expect_evidence(story, story.collate());
}

}  // namespace
}  // namespace stemma::collate::testing
