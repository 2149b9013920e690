#include "base/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stemma {
namespace {

TEST(Calendar, KnowsWeekdays) {
    EXPECT_EQ(weekday(days_from({2022, 8, 15})), 0);  // a Monday
    EXPECT_EQ(weekday(days_from({1970, 1, 1})), 3);
    EXPECT_EQ(weekday(days_from({1969, 12, 31})), 2);
}

TEST(Calendar, RefusesDaysThatAreNot) {
    EXPECT_FALSE(parse_iso_date("2023-02-29"));
    EXPECT_FALSE(parse_iso_date("2023-13-01"));
    EXPECT_FALSE(parse_iso_date("2023-00"));
    EXPECT_FALSE(parse_iso_date("0000-01-01"));
    EXPECT_FALSE(parse_iso_date("20230101"));
    EXPECT_FALSE(parse_iso_date("last year"));
    EXPECT_EQ(parse_iso_date("2024-02-29"), (Date{2024, 2, 29}));
    EXPECT_EQ(parse_iso_date("2024-02"), (Date{2024, 2, 0}));
    EXPECT_EQ(parse_iso_date("2022-08-15T06:15+05:30"), (Date{2022, 8, 15}));
}

TEST(Calendar, ClipsTheDayToTheMonth) {
    EXPECT_EQ(add_months({2023, 1, 31}, 1), (Date{2023, 2, 28}));
    EXPECT_EQ(add_months({2023, 1, 31}, -2), (Date{2022, 11, 30}));
}

TEST(Calendar, CountsIsoWeeks) {
    EXPECT_EQ(iso_week({2021, 1, 3}).year, 2020);
    EXPECT_EQ(iso_week({2021, 1, 3}).week, 53);
    EXPECT_EQ(iso_week({2022, 8, 15}).week, 33);
}

RC_GTEST_PROP(Calendar, DaysRoundTrip, ()) {
    const auto days =
        *rc::gen::inRange<std::int64_t>(days_from({1, 1, 1}), days_from({9999, 12, 31}));
    const Date date = date_from(days);
    RC_ASSERT(is_valid(date));
    RC_ASSERT(days_from(date) == days);
    RC_ASSERT(parse_iso_date(format(date)) == date);
    RC_ASSERT(weekday(days + 1) == (weekday(days) + 1) % 7);
}

}  // namespace
}  // namespace stemma
