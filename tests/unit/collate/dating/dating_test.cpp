#include "collate/dating/dating.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

std::optional<DayEstimate> estimate(const std::string& text,
                                    const std::vector<std::string>& siblings) {
    std::vector<Source> sources = {{"x", "X", "", text}};
    for (const std::string& day : siblings) {
        sources.push_back({day, day, day, "The dam burst."});
    }
    return estimate_days(Story(sources).pointers)[0];
}

TEST(Dating, WeekdayNearTheSiblings) {
    // 2031-03-04 is a Tuesday.
    const auto day = estimate("The dam burst on Monday.", {"2031-03-04", "2031-03-04"});
    ASSERT_TRUE(day);
    EXPECT_EQ(day->day, "2031-03-03");
    EXPECT_EQ(day->reason, "its “on Monday”, and 2 articles of the days around it");
}

TEST(Dating, AWeekdayOnWhichSiblingsAppearedWins) {
    const auto day = estimate("It burst on Monday. He spoke on Tuesday.", {"2031-03-04"});
    ASSERT_TRUE(day);
    EXPECT_EQ(day->day, "2031-03-04");
}

TEST(Dating, SiblingsThatNameTheSameWeekdaysTellTheDay) {
    // The day after, all speak of the Monday on which it burst.
    const std::vector<Source> sources{{"x", "X", "", "The dam burst on Monday. It is shut."},
                                      {"a", "A", "2031-03-04", "On Monday the dam burst."},
                                      {"b", "B", "2031-03-05", "On Tuesday he resigned."}};
    const auto day = estimate_days(Story(sources).pointers)[0];
    ASSERT_TRUE(day);
    EXPECT_EQ(day->day, "2031-03-04");
    EXPECT_EQ(day->reason, "its “on Monday”, as in 1 article of that day");
}

TEST(Dating, WithoutAWeekdayTheStorysDay) {
    const auto day = estimate("The dam burst.", {"2031-03-05", "2031-03-04", "2031-03-04"});
    ASSERT_TRUE(day);
    EXPECT_EQ(day->day, "2031-03-04");
}

TEST(Dating, NothingToGoBy) {
    EXPECT_FALSE(estimate("The dam burst on Monday.", {}));
    EXPECT_FALSE(estimate("The dam burst on Monday.", {"2031-03"}));
}

TEST(Timeline, ByDate) {
    std::vector<Claim> claims(3);
    claims[0].time = "2031-03-04";
    claims[2].time = "2030";
    const auto timeline = make_timeline(claims);
    ASSERT_EQ(timeline.size(), 2U);
    EXPECT_EQ(timeline[0].claim, ClaimId{2});
    EXPECT_EQ(timeline[1].time, "2031-03-04");
}

}  // namespace
}  // namespace stemma::collate::testing
