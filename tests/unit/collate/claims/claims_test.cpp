#include "collate/claims/claims.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/strings.h"
#include "unit/collate/statements.h"

namespace stemma::collate::testing {
namespace {

std::vector<std::string> statements(const std::vector<Source>& sources) {
    const Story story(sources);
    std::vector<std::string> out;
    Vocabulary vocabulary(background());
    const Statements all = statements_of(vocabulary, story.pointers);
    for (const Statement& s : all.all) {
        out.emplace_back(s.text());
    }
    return out;
}

TEST(Statements, WhatClaimsNothingIsNone) {
    EXPECT_EQ(statements({{"a", "A", "", "Image 1 of 1. The dam at Velmora burst on Tuesday."}}),
              (std::vector<std::string>{"The dam at Velmora burst on Tuesday."}));
}

TEST(Statements, AHeadingOnItsOwnLineIsNoPartOfTheSentence) {
    const auto all =
        statements({{"a", "A", "", "Advertisement\nThe dam at Velmora burst on Tuesday."}});
    EXPECT_EQ(all, (std::vector<std::string>{"The dam at Velmora burst on Tuesday."}));
}

TEST(Claims, ClausesToldTogetherAreOneStatementAgain) {
    const std::string both =
        "Ostra recognised the two valleys as states in July, and officials offered to send "
        "workers to them.";
    const Story story({{"a", "A", "", both}, {"b", "B", "", both}});
    const Collation c = story.collate();
    ASSERT_EQ(c.claims.size(), 1U);
    EXPECT_EQ(c.claims[0].text, both);
    EXPECT_EQ(c.claims[0].support.articles, 2U);
}

TEST(Claims, AClauseThatIsToldAloneElsewhereIsAClaimOfItsOwn) {
    const Story story({{"a", "A", "",
                        "Ostra recognised the two valleys as states in July, and officials offered "
                        "to send workers to them."},
                       {"b", "B", "", "In July, Ostra recognised the two valleys as states."}});
    const Collation c = story.collate();
    ASSERT_FALSE(c.claims.empty());
    EXPECT_EQ(c.claims[0].support.articles, 2U);
    for (const Report& report : c.claims[0].reports) {
        EXPECT_EQ(report.text.find("workers"), std::string::npos);
    }
}

RC_GTEST_PROP(Claims, NoSentenceStandsForTwoClaims, ()) {
    const auto text = rc::gen::map(
        rc::gen::container<std::vector<std::string>>(
            4,
            rc::gen::element<std::string>(
                "The dam at Velmora burst on Tuesday. ",
                "The dam at Velmora burst on Tuesday, killing seven people in the lower valley. ",
                "Seven people were killed in the lower valley when the dam burst. ",
                "Seven people were killed in the lower valley. ",
                "The mayor of Velmora said seven people were killed and schools stay closed. ",
                "Schools in Velmora stay closed, the mayor said. ",
                "The mayor said the dam had been inspected in March. ",
                "The dam, which had been inspected in March, burst on Tuesday. ")),
        [](const std::vector<std::string>& sentences) { return join(sentences, ""); });
    std::vector<Source> sources;
    for (const char* name : {"a", "b", "c", "d"}) {
        sources.push_back({name, name, "", *text});
    }
    const Story story(sources);
    std::set<std::pair<ArticleId, std::uint32_t>> shown;
    for (const Claim& claim : story.collate().claims) {
        RC_ASSERT(shown.emplace(claim.best.article, claim.best.span.begin).second);
    }
}

TEST(Claims, AttributionWhoseContentCoversTheStatement) {
    Reading reading;
    reading.attributions.resize(2);
    reading.attributions[0].content = {{0, 10}};
    reading.attributions[1].content = {{8, 40}};
    EXPECT_EQ(attribution_of(reading, {8, 30}), 1U);
    EXPECT_EQ(attribution_of(reading, {0, 6}), 0U);
    EXPECT_EQ(attribution_of(reading, {50, 60}), std::nullopt);
}

}  // namespace
}  // namespace stemma::collate::testing
