#include "collate/conflicts/conflicts.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

/// The conflicts of a kind among outlets that report one thing.
std::vector<Conflict> conflicts(const std::vector<Source>& sources, DifferenceKind kind) {
    std::vector<Conflict> out;
    for (const Claim& claim : Story(sources).collate().claims) {
        for (const Conflict& conflict : claim.conflicts) {
            if (conflict.kind == kind) {
                out.push_back(conflict);
            }
        }
    }
    return out;
}

std::vector<Source> deaths(const std::string& first, const std::string& second,
                           const std::string& later = "2031-03-04") {
    return {{"a", "A", "2031-03-04",
             "The Velmora dam burst killed " + first +
                 " people in the village of Taskan, rescuers said."},
            {"b", "B", later,
             "The Velmora dam burst killed " + second +
                 " people in the village of Taskan, rescuers said."}};
}

TEST(Conflicts, TwoFigures) {
    const auto found = conflicts(deaths("12", "19"), DifferenceKind::number);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].update);
    ASSERT_EQ(found[0].readings.size(), 2U);
    EXPECT_EQ(found[0].readings[0].value, "12");
    EXPECT_EQ(found[0].readings[1].value, "19");
    EXPECT_EQ(found[0].readings[0].articles, (std::vector<ArticleId>{{0}}));
}

TEST(Conflicts, ALaterHigherFigureIsAnUpdate) {
    const auto found = conflicts(deaths("12", "19", "2031-03-06"), DifferenceKind::number);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].update);
    const auto back = conflicts(deaths("19", "12", "2031-03-06"), DifferenceKind::number);
    ASSERT_EQ(back.size(), 1U);
    EXPECT_FALSE(back[0].update);
}

TEST(Conflicts, RoundingAndAtLeastAreNone) {
    EXPECT_TRUE(conflicts(deaths("at least 12", "14"), DifferenceKind::number).empty());
    EXPECT_TRUE(conflicts(deaths("1,500", "1,483"), DifferenceKind::number).empty());
    EXPECT_TRUE(conflicts(deaths("twelve", "12"), DifferenceKind::number).empty());
}

TEST(Conflicts, APartIsNoOtherFigure) {
    EXPECT_TRUE(conflicts(deaths("12", "19 of the"), DifferenceKind::number).empty());
    EXPECT_TRUE(conflicts(deaths("12", "19 other"), DifferenceKind::number).empty());
}

TEST(Conflicts, Denial) {
    const auto found = conflicts(
        {{"a", "A", "", "The ministry of Ostra did identify the engineer of the dam."},
         {"b", "B", "", "The ministry of Ostra did not identify the engineer of the dam."}},
        DifferenceKind::polarity);
    EXPECT_EQ(found.size(), 1U);
}

TEST(Conflicts, RefusingIsNotDoing) {
    EXPECT_TRUE(conflicts({{"a", "A", "", "The ministry of Ostra refused to name the engineer."},
                           {"b", "B", "", "The ministry of Ostra would not name the engineer."}},
                          DifferenceKind::polarity)
                    .empty());
}

TEST(Conflicts, TwoNamesInOnePlace) {
    const auto named = [](const std::string& first, const std::string& second) {
        return conflicts(
            {{"a", "A", "", "The dam was built by " + first + " in the spring of 1962."},
             {"b", "B", "", "The dam was built by " + second + " in the spring of 1962."}},
            DifferenceKind::name);
    };
    EXPECT_EQ(named("Ilsa Brenk", "Pavel Quill").size(), 1U);
    EXPECT_TRUE(named("Ilsa Brenk", "Brenk").empty());
    EXPECT_TRUE(named("Ostra Water Company", "OWC").empty());
}

TEST(Conflicts, WhoTellsItIsNoName) {
    const auto told = [](const std::string& teller) {
        return Source{teller, teller, "",
                      "The dam burst on Tuesday after three days of rain, engineers told " +
                          teller + " in the spring."};
    };
    EXPECT_TRUE(conflicts({told("Ilsa Brenk"), told("Pavel Quill")}, DifferenceKind::name).empty());
}

}  // namespace
}  // namespace stemma::collate::testing
