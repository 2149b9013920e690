#include "render/view/dates.h"

#include <gtest/gtest.h>

namespace stemma::render {
namespace {

TEST(ReadableTime, FollowsThePrecisionOfTheValue) {
    EXPECT_EQ(readable_time("2022"), "2022");
    EXPECT_EQ(readable_time("2022-07"), "July 2022");
    EXPECT_EQ(readable_time("2022-08-15"), "15 August 2022");
    EXPECT_EQ(readable_time("2022-08-15T06:15+05:30"), "15 August 2022, 06:15 (UTC+05:30)");
    EXPECT_EQ(readable_time("2022-08-15T06:15:09Z"), "15 August 2022, 06:15 UTC");
    EXPECT_EQ(readable_time("2022-W33"), "week 33 of 2022");
    EXPECT_EQ(readable_time("2022-SU"), "2022-SU");
    EXPECT_EQ(readable_time(""), "");
    EXPECT_EQ(readable_day("2022-08-15T06:15+05:30"), "15 August 2022");
}

TEST(ReadableRange, NamesWhatTheEndsShareOnce) {
    EXPECT_EQ(readable_range("2022-08-15", "2022-08-15T10:00"), "15 August 2022");
    EXPECT_EQ(readable_range("2022-08-15", "2022-08-17"), "15–17 August 2022");
    EXPECT_EQ(readable_range("2022-07-30", "2022-08-02"), "30 July – 2 August 2022");
    EXPECT_EQ(readable_range("2022-08", "2023-01-02"), "August 2022 – 2 January 2023");
    EXPECT_EQ(readable_range("", "2022-08-02"), "2 August 2022");
    EXPECT_EQ(readable_range("", ""), "");
}

}  // namespace
}  // namespace stemma::render
