#include "collate/conflicts/denied_counts.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<Conflict> denied(const std::vector<Source>& sources) {
    const Story story(sources);
    Vocabulary vocabulary(background());
    const Statements statements = statements_of(vocabulary, story.pointers);
    const std::vector<bool> kept(statements.all.size(), true);
    std::vector<std::string> published;
    for (const Source& source : sources) {
        published.push_back(source.published);
    }
    const auto& kinds = opened<FigureKinds>();
    const std::vector<Measure> measures =
        find_measures(kinds, vocabulary, statements, story_weights(statements), kept);
    return find_denied_counts(opened<PolarityWords>(), kinds, vocabulary, statements, kept,
                              measures, published);
}

std::vector<Conflict> held(const std::string& none, const std::string& some,
                           const std::string& later = "2031-03-04") {
    return denied({{"a", "A", "2031-03-04", none}, {"b", "B", later, some}});
}

const std::string hurt = "The tram that left the rails at Orlick injured 12 people on Tuesday.";

TEST(DeniedCounts, NobodyAgainstSome) {
    const auto found = held("A tram left the rails at Orlick. Nobody was hurt, police said.", hurt);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, DifferenceKind::number);
    EXPECT_FALSE(found[0].update);
    ASSERT_EQ(found[0].readings.size(), 2U);
    EXPECT_EQ(found[0].readings[0].value, "Nobody was hurt");
    EXPECT_EQ(found[0].readings[0].articles, (std::vector<ArticleId>{{0}}));
    EXPECT_EQ(found[0].readings[1].articles, (std::vector<ArticleId>{{1}}));
}

TEST(DeniedCounts, InManyWords) {
    for (const char* none :
         {"No one was injured.", "No injuries were reported.", "There were no casualties.",
          "There were no deaths or injuries.", "There are no immediate reports of injuries."}) {
        EXPECT_EQ(held(std::string("A tram left the rails at Orlick. ") + none, hurt).size(), 1U)
            << none;
    }
}

TEST(DeniedCounts, OfSomeAloneOrLeftOpen) {
    for (const char* none :
         {"No children were injured.", "No one else was injured.", "No serious injuries are known.",
          "Police could say that no one was injured.", "Hardly anyone was injured.",
          "No one was injured in 2019, when it left them before.",
          "No one has been injured there since its opening.", "Was no one injured?",
          "Many were injured."}) {
        EXPECT_TRUE(held(std::string("A tram left the rails at Orlick. ") + none, hurt).empty())
            << none;
    }
}

TEST(DeniedCounts, NotWhereTheArticleCounts) {
    EXPECT_TRUE(held("Nobody was hurt at first, police said. " + hurt, hurt).empty());
}

TEST(DeniedCounts, OfOtherWeeksAreNoConflict) {
    const std::string none = "A tram left the rails at Orlick. Nobody was hurt, police said.";
    EXPECT_EQ(held(none, hurt, "2031-03-06").size(), 1U);
    EXPECT_TRUE(held(none, hurt, "2031-05-06").empty());
}

TEST(DeniedCounts, WhatGrowsIsUpdated) {
    const std::string none = "A tram left the rails at Orlick. Nobody was hurt, police said.";
    const auto later = held(none, hurt, "2031-03-05");
    ASSERT_EQ(later.size(), 1U);
    EXPECT_TRUE(later[0].update);
    const auto before = held(none, hurt, "2031-03-03");
    ASSERT_EQ(before.size(), 1U);
    EXPECT_FALSE(before[0].update);
}

RC_GTEST_PROP(DeniedCounts, HangOnNoOrder, ()) {
    const std::vector<std::string> pool{
        "A tram left the rails at Orlick. Nobody was hurt, police said.", hurt,
        "The tram killed three people at Orlick, the mayor said.",
        "There were no deaths or injuries at Orlick.",
        "At least 15 people were injured when a tram left the rails."};
    const auto picked = *rc::gen::container<std::vector<std::size_t>>(
        4, rc::gen::inRange<std::size_t>(0, pool.size()));
    const auto values = [&](bool turned) {
        std::vector<Source> sources;
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const std::string name = std::to_string(i);
            const std::size_t at = turned ? picked.size() - 1 - i : i;
            sources.push_back({name, name, "2031-03-04", pool[picked[at]]});
        }
        std::multiset<std::set<std::string>> out;
        for (const Conflict& conflict : denied(sources)) {
            std::set<std::string> told;
            for (std::size_t r = 1; r < conflict.readings.size(); ++r) {
                told.insert(conflict.readings[r].value);
            }
            out.insert(told);
        }
        return out;
    };
    RC_ASSERT(values(false) == values(true));
}

}  // namespace
}  // namespace stemma::collate::testing
