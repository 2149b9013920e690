#include "collate/lineage/lineage.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "story_builder.h"

namespace stemma::collate {
namespace {

using testing::dam_report;
using testing::edges_of;
using testing::harbour_report;
using testing::has_edge;
using testing::origins_of_article;
using testing::paragraphs;
using testing::StoryBuilder;
using Ids = std::vector<std::string>;

TEST(Lineage, NothingAndOneArticle) {
    EXPECT_TRUE(trace_lineage(testing::opened<HandBook>(), {}, {}).nodes.empty());
    StoryBuilder story;
    story.add("herald", paragraphs(dam_report(), 0, 7));
    const Lineage lineage = story.trace();
    EXPECT_EQ(origins_of_article(lineage, "herald.txt"), Ids{"herald.txt"});
    EXPECT_TRUE(lineage.edges.empty());
}

TEST(Lineage, EmptyTextIsItsOwnOrigin) {
    StoryBuilder story;
    story.add("empty", "");
    story.add("herald", paragraphs(dam_report(), 0, 7));
    EXPECT_EQ(origins_of_article(story.trace(), "empty.txt"), Ids{"empty.txt"});
}

TEST(Lineage, TextCutFromTheBottomDescendsFromTheWhole) {
    StoryBuilder story;
    story.add("short", paragraphs(dam_report(), 0, 4));
    story.add("full", paragraphs(dam_report(), 0, 7));
    const Lineage lineage = story.trace();
    EXPECT_EQ(edges_of(lineage), Ids{"full.txt copies short.txt"});
    EXPECT_EQ(lineage.origins.size(), 1U);
    EXPECT_GT(lineage.edges[0].share, 0.95);
}

TEST(Lineage, TheEarlierOfTwoCopiesIsTheSource) {
    StoryBuilder story;
    story.add("late", paragraphs(dam_report(), 0, 7), "2031-05-07T18:00Z");
    story.add("early", paragraphs(dam_report(), 0, 6), "2031-05-07T09:00Z");
    EXPECT_EQ(edges_of(story.trace()), Ids{"early.txt copies late.txt"});
}

TEST(Lineage, UndatedReprintJoinsItsSource) {
    StoryBuilder story;
    story.add("dated", paragraphs(dam_report(), 0, 7), "2031-05-07");
    story.add("undated", paragraphs(dam_report(), 0, 5) + "\n\nRead our other stories here.");
    EXPECT_EQ(story.trace().origins.size(), 1U);
}

TEST(Lineage, IndependentReporterStaysApart) {
    StoryBuilder story;
    story.add("first", paragraphs(dam_report(), 0, 7));
    story.add("second",
              "Bread and blankets were passed through the windows of the school above Ostrava "
              "Minor, where Ilka Brann has slept for two nights with her twins.\n\nShe heard the "
              "siren at five, she says, and then a sound like a train. The water took the "
              "bakery, the chapel fence and every car on Mill Lane.\n\nNobody has told her when "
              "the Velna dam will be mended, or who will pay.");
    const Lineage lineage = story.trace();
    EXPECT_TRUE(lineage.edges.empty());
    EXPECT_EQ(lineage.origins.size(), 2U);
}

TEST(Lineage, ParaphraseSentenceBySentenceIsARewrite) {
    StoryBuilder story;
    story.add("agency-copy", paragraphs(dam_report(), 0, 7), "2031-05-07");
    story.add("rewriter",
              "Shortly before dawn on Tuesday the Velna dam lost its upper gate, sending water "
              "through lower streets in Ostrava Minor over six hours.\n\nIn March, engineers "
              "warned the ministry about worn hinges.\n\nNineteen families are housed in a "
              "gymnasium of a hill school, parliament was told by Minister Tarvo Leks.\n\nThe "
              "repair had been postponed by a vote of the district council last autumn, until "
              "next year's budget is settled.\n\nHow much water the reservoir lost, the utility's "
              "spokesman declined to say.",
              "2031-05-08");
    const Lineage lineage = story.trace();
    EXPECT_EQ(edges_of(lineage), Ids{"agency-copy.txt rewrites rewriter.txt"});
    EXPECT_EQ(lineage.origins.size(), 1U);
}

TEST(Lineage, CreditedAgencyIsTheOriginOfAllWhoPrintIt) {
    StoryBuilder story;
    story.add("one", "VELNA (Reuters) - " + paragraphs(dam_report(), 0, 6));
    story.add("two", "By Jane Roe, Reuters\n\n" + paragraphs(dam_report(), 0, 5));
    story.add("silent", paragraphs(dam_report(), 0, 7));
    const Lineage lineage = story.trace();
    for (const std::string id : {"one.txt", "two.txt", "silent.txt"}) {
        EXPECT_EQ(origins_of_article(lineage, id), Ids{"agency:reuters"}) << id;
        EXPECT_TRUE(has_edge(lineage, "agency:reuters copies " + id))
            << ::testing::PrintToString(edges_of(lineage));
    }
}

TEST(Lineage, BylineOfAnAgencyThatNoListHas) {
    StoryBuilder story;
    story.article(story.add("printed", paragraphs(dam_report(), 0, 7))).article.authors = {
        "Meridian News Agency"};
    story.add("silent", paragraphs(dam_report(), 0, 6));
    const Lineage lineage = story.trace();
    ASSERT_EQ(lineage.origins.size(), 1U);
    EXPECT_EQ(lineage.origins[0].id, "agency:meridian");
    EXPECT_EQ(lineage.origins[0].name, "Meridian News Agency");
}

TEST(Lineage, PhotoCreditsAndCreditLinesMakeNoSource) {
    StoryBuilder story;
    story.add("one", paragraphs(dam_report(), 0, 7) +
                         "\n\nThe dam seen from the air. (REUTERS)\n\nPhoto: Ann Poe/AFP via Getty "
                         "Images\n\nAdditional reporting by AFP.");
    const Lineage lineage = story.trace();
    EXPECT_EQ(lineage.nodes.size(), 1U);
}

TEST(Lineage, StateAgencyThatAllCiteIsAnOriginOfAll) {
    StoryBuilder story;
    story.add("a",
              "The marshal will visit the northern works, KCNA said on Monday.\n\nHis train "
              "left the capital at noon with two ministers aboard.");
    story.add("b",
              "A journey of the marshal to factories in the north has begun, according to "
              "the Korean Central News Agency.\n\nAnalysts expect a speech on steel.");
    story.add("c",
              "State media outlet KCNA reports that the marshal travels north.\n\nIt would be "
              "his third such tour since spring, after two to the coast.");
    const Lineage lineage = story.trace();
    ASSERT_FALSE(lineage.origins.empty());
    EXPECT_EQ(lineage.origins[0].id, "agency:kcna");
    EXPECT_EQ(lineage.origins[0].name, "Korean Central News Agency");
    EXPECT_EQ(lineage.origins[0].articles.size(), 3U);
    EXPECT_TRUE(has_edge(lineage, "agency:kcna cites b.txt"));
}

TEST(Lineage, ReportMergedOfTwoHasBothOrigins) {
    StoryBuilder story;
    story.add("dam", paragraphs(dam_report(), 0, 7), "2031-05-07");
    story.add("harbour", paragraphs(harbour_report(), 0, 6), "2031-05-07");
    story.add("merged",
              paragraphs(dam_report(), 0, 5) + "\n\n" + paragraphs(harbour_report(), 0, 4),
              "2031-05-08");
    const Lineage lineage = story.trace();
    EXPECT_EQ(origins_of_article(lineage, "merged.txt"), (Ids{"dam.txt", "harbour.txt"}));
    EXPECT_EQ(origins_of_article(lineage, "dam.txt"), Ids{"dam.txt"});
}

TEST(Lineage, SharedChangeMeansSharedParent) {
    const std::string faulty =
        "Minister Tarvo Leks told parliament that ninety families were being housed in a church "
        "hall by the river, where volunteers from the parish cook soup and hand out dry shoes.";
    std::vector<std::string> changed = dam_report();
    changed[2] = faulty;
    StoryBuilder story;
    story.add("original", paragraphs(dam_report(), 0, 7), "2031-05-07");
    story.add("careless", paragraphs(changed, 0, 7), "2031-05-08");
    story.add("follower", paragraphs(changed, 0, 6), "2031-05-09");
    const Lineage lineage = story.trace();
    EXPECT_TRUE(has_edge(lineage, "careless.txt copies follower.txt"));
    EXPECT_TRUE(has_edge(lineage, "original.txt copies careless.txt"));
}

TEST(Lineage, TextOfSeveralThatNobodyOwnsIsLost) {
    const auto& dam = dam_report();
    const auto& own = harbour_report();
    StoryBuilder story;
    story.add("x", own[0] + "\n\n" + own[1] + "\n\n" + paragraphs(dam, 0, 5));
    story.add("y", paragraphs(dam, 0, 5) + "\n\n" + own[2] + "\n\n" + own[3] + "\n\n" + own[4]);
    const Lineage lineage = story.trace();
    EXPECT_TRUE(has_edge(lineage, "lost:1 copies x.txt"));
    EXPECT_TRUE(has_edge(lineage, "lost:1 copies y.txt"));
    EXPECT_EQ(lineage.origins.size(), 1U);
    EXPECT_EQ(lineage.origins[0].kind, NodeKind::lost);
}

TEST(Lineage, QuotationsAloneJoinNobody) {
    const std::string quote =
        "\"We shall mend the gate before the leaves fall, and whoever sat on the letter of the "
        "engineers shall answer for it in this house\"";
    StoryBuilder story;
    story.add("x", "Tarvo Leks was angry. " + quote + ", he said. " + harbour_report()[1] + " " +
                       harbour_report()[2]);
    story.add("y", quote + ", so the minister. " + harbour_report()[3] + " " + harbour_report()[4] +
                       " " + harbour_report()[5]);
    EXPECT_EQ(story.trace().origins.size(), 2U);
}

TEST(Origins, OfAClaimFollowCopiesUp) {
    StoryBuilder story;
    story.add("full", paragraphs(dam_report(), 0, 7), "2031-05-07");
    story.add("copy", paragraphs(dam_report(), 0, 5), "2031-05-08");
    story.add("own", paragraphs(harbour_report(), 0, 6), "2031-05-08");
    const Lineage lineage = story.trace();
    const auto report = [&](std::uint32_t article, std::uint32_t sentence) {
        Report made;
        made.article = ArticleId{article};
        made.span = story.article(article).reading.sentences[sentence].span;
        return made;
    };
    const std::vector<Report> copies{report(0, 1), report(1, 1)};
    EXPECT_EQ(ClaimOrigins(lineage).of(copies), Ids{"full.txt"});
    const std::vector<Report> apart{report(1, 1), report(2, 0)};
    EXPECT_EQ(ClaimOrigins(lineage).of(apart), (Ids{"full.txt", "own.txt"}));
}

// ---- Laws

/// A story of copies, cuts, mixtures and strangers, by a list of choices.
StoryBuilder make_story(const std::vector<std::uint8_t>& choices) {
    StoryBuilder story;
    std::uint32_t i = 0;
    for (const std::uint8_t choice : choices) {
        const auto& base = choice % 2 == 0 ? dam_report() : harbour_report();
        const std::size_t to = 2 + choice / 2 % (base.size() - 1);
        std::string text = paragraphs(base, choice / 16 % 2, to);
        if (choice % 5 == 0) {
            text += "\n\n" + harbour_report()[choice % 6];
        }
        if (choice % 7 == 0) {
            text = "HALDIS (AP) — " + text;
        }
        if (choice % 11 == 0) {
            text += "\n\nThe gate was shut again at night, Reuters reported.";
        }
        const std::string day = choice % 3 == 0 ? "" : "2031-05-0" + std::to_string(1 + choice % 9);
        story.add("outlet" + std::to_string(i++), std::move(text), day);
    }
    return story;
}

bool is_acyclic(const Lineage& lineage) {
    std::vector<std::uint32_t> waiting(lineage.nodes.size(), 0);
    for (const LineageEdge& edge : lineage.edges) {
        ++waiting[edge.to];
    }
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < waiting.size(); ++i) {
        if (waiting[i] == 0) {
            open.push_back(i);
        }
    }
    std::size_t done = 0;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        ++done;
        for (const LineageEdge& edge : lineage.edges) {
            if (edge.from == at && --waiting[edge.to] == 0) {
                open.push_back(edge.to);
            }
        }
    }
    return done == lineage.nodes.size();
}

RC_GTEST_PROP(LineageLaws, AcyclicAndEveryArticleHasAnOrigin, ()) {
    const auto choices = *rc::gen::resize(12, rc::gen::arbitrary<std::vector<std::uint8_t>>());
    const Lineage lineage = make_story(choices).trace();
    RC_ASSERT(is_acyclic(lineage));
    std::set<ArticleId> fed;
    for (const Origin& origin : lineage.origins) {
        fed.insert(origin.articles.begin(), origin.articles.end());
    }
    RC_ASSERT(fed.size() == choices.size());
    for (const LineageEdge& edge : lineage.edges) {
        RC_ASSERT(edge.confidence >= 0 && edge.confidence <= 1);
        RC_ASSERT(edge.share >= 0 && edge.share <= 1 + 1e-9);
    }
}

RC_GTEST_PROP(LineageLaws, OrderOfTheArticlesDoesNotMatter, ()) {
    const auto choices = *rc::gen::resize(10, rc::gen::arbitrary<std::vector<std::uint8_t>>());
    const StoryBuilder story = make_story(choices);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < choices.size(); ++i) {
        order.insert(order.begin() + *rc::gen::inRange<std::uint32_t>(0, i + 1), i);
    }
    const Lineage plain = story.trace();
    const Lineage permuted = story.trace(order);
    RC_ASSERT(edges_of(plain) == edges_of(permuted));
    for (std::uint32_t i = 0; i < choices.size(); ++i) {
        const std::string id = "outlet" + std::to_string(i) + ".txt";
        RC_ASSERT(origins_of_article(plain, id) == origins_of_article(permuted, id));
    }
}

RC_GTEST_PROP(LineageLaws, UnrelatedArticleChangesNothingAmongTheOthers, ()) {
    const auto choices = *rc::gen::resize(10, rc::gen::arbitrary<std::vector<std::uint8_t>>());
    StoryBuilder story = make_story(choices);
    const Lineage before = story.trace();
    story.add("stranger",
              "Orchids bloomed early under glass this winter. Gardeners credit milder nights, "
              "softer light, patient pruning.");
    const Lineage after = story.trace();
    RC_ASSERT(edges_of(before) == edges_of(after));
    for (std::uint32_t i = 0; i < choices.size(); ++i) {
        const std::string id = "outlet" + std::to_string(i) + ".txt";
        RC_ASSERT(origins_of_article(before, id) == origins_of_article(after, id));
    }
}

}  // namespace
}  // namespace stemma::collate
