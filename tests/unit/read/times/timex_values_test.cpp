#include "read/times/timex_values.h"

#include <gtest/gtest.h>

namespace stemma::read {
namespace {

TEST(TimexValues, Units) {
    EXPECT_EQ(year_value(79), "0079");
    EXPECT_EQ(year_value(0), "XXXX");
    EXPECT_EQ(week_value({2005, 1, 1}), "2004-W53");
    EXPECT_EQ(decade_value(1987), "198");
    EXPECT_EQ(century_value(1901), "19");
    EXPECT_EQ(weekday_set_value(4), "XXXX-WXX-4");
}

TEST(TimexValues, Durations) {
    EXPECT_EQ(duration_value(3, TimeUnit::month), "P3M");
    EXPECT_EQ(duration_value(2.5, TimeUnit::year), "P2Y6M");
    EXPECT_EQ(duration_value(5.5, TimeUnit::hour), "PT5H30M");
    EXPECT_EQ(duration_value(2, TimeUnit::decade), "P20Y");
    EXPECT_EQ(duration_value(0, TimeUnit::week), "PXW");
    EXPECT_EQ(duration_value(0, TimeUnit::minute), "PTXM");
    EXPECT_EQ(duration_value(1e300, TimeUnit::day), "PXD");
    EXPECT_EQ(duration_value(2.5, TimeUnit::day), "P2.5D");
}

TEST(TimexValues, Shifts) {
    const Date day{2022, 3, 31};
    EXPECT_EQ(shifted_value(day, -1, TimeUnit::month), "2022-02");
    EXPECT_EQ(shifted_value(day, 1, TimeUnit::day), "2022-04-01");
    EXPECT_EQ(shifted_value(day, -1, TimeUnit::quarter), "2021-Q4");
    EXPECT_EQ(shifted_value(day, -1e300, TimeUnit::year), "XXXX");
}

TEST(TimexValues, Feasts) {
    EXPECT_EQ(easter(2000), (Date{2000, 4, 23}));
    EXPECT_EQ(easter(2024), (Date{2024, 3, 31}));
    EXPECT_EQ(nth_weekday(1999, 11, 4, 4), (Date{1999, 11, 25}));
    EXPECT_EQ(nth_weekday(2023, 5, 1, -1), (Date{2023, 5, 29}));
    EXPECT_EQ(nth_weekday(2021, 5, 1, -1), (Date{2021, 5, 31}));
}

}  // namespace
}  // namespace stemma::read
