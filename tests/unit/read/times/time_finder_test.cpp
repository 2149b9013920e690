#include "read/times/time_finder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <regex>

#include "base/strings.h"
#include "text/utf8.h"
#include "unit/read/times/time_helpers.h"

namespace stemma::read {
namespace {

Article article(std::string text, std::string published = "2022-08-17") {
    Article a;
    a.text = std::move(text);
    if (!published.empty()) {
        a.published = std::move(published);
    }
    return a;
}

/// "expression=value; …"
std::string times(std::string text, std::string published = "2022-08-17",
                  std::string language = "en") {
    Article a = article(std::move(text), std::move(published));
    a.language = std::move(language);
    return times_of(a);
}

// 17 August 2022 is a Wednesday.
TEST(TimeFinder, WholeDates) {
    EXPECT_EQ(times("They met on Aug. 15, 2022, in Orland."), "Aug. 15, 2022=2022-08-15");
    EXPECT_EQ(times("the vote of 3 September 2019"), "3 September 2019=2019-09-03");
    EXPECT_EQ(times("on Monday, 15th August"), "Monday, 15th August=2022-08-15");
    EXPECT_EQ(times("on 2021-02-28 or 15.08.2022"), "2021-02-28=2021-02-28; 15.08.2022=2022-08-15");
    EXPECT_EQ(times("by 12/31/1999"), "12/31/1999=1999-12-31");
    EXPECT_EQ(times("by 31/12/1999"), "31/12/1999=1999-12-31");
}

TEST(TimeFinder, DaysThatAreNone) {
    EXPECT_EQ(times("On 31 February 2022 nothing happened."), "");
    EXPECT_EQ(times("On 31 February nothing happened."), "");
    EXPECT_EQ(times("2022-13-45"), "");
    EXPECT_EQ(times("29 February 2021"), "");
    EXPECT_EQ(times("29 February 2020"), "29 February 2020=2020-02-29");
    EXPECT_EQ(times("0000-01-01"), "");
}

TEST(TimeFinder, WeeksOfAMonth) {
    EXPECT_EQ(times("in the second week of May"), "the second week of May=2022-W19");
    EXPECT_EQ(times("in the last week of July"), "the last week of July=2022-W30");
}

TEST(TimeFinder, YearsThatAreNotTheCalendars) {
    EXPECT_EQ(times("in the fiscal year 2021-22"), "the fiscal year 2021-22=2021");
    EXPECT_EQ(times("the tax year 2021/22"), "the tax year 2021/22=2021");
    EXPECT_EQ(times("sales in FY2023"), "FY2023=2023");
    EXPECT_EQ(times("the third quarter of fiscal 2022"),
              "the third quarter of fiscal 2022=2022-Q3");
}

TEST(TimeFinder, NumbersThatLookLikeYears) {
    EXPECT_EQ(times("It made 2001 trucks; flight 1812 left."), "");
    EXPECT_EQ(times("1500 mm of rain and 2000 litres"), "");
    EXPECT_EQ(times("the 2001 attacks"), "2001=2001");
}

TEST(TimeFinder, Clocks) {
    EXPECT_EQ(times("at 0600 GMT"), "0600 GMT=2022-08-17T06:00");
    EXPECT_EQ(times("at 9900 GMT"), "");
    EXPECT_EQ(times("at 17.20 BST"), "17.20 BST=2022-08-17T17:20");
    EXPECT_EQ(times("a share of 17.20"), "");
    EXPECT_EQ(times("at half past nine"), "half past nine=2022-08-17T09:30");
}

TEST(TimeFinder, FeastsThatFollowTheMoon) {
    EXPECT_EQ(times("before Diwali"), "Diwali=2022");
    EXPECT_EQ(times("during Ramadan"), "Ramadan=2022");
    EXPECT_EQ(times("at Easter", ""), "Easter=XXXX");
    EXPECT_EQ(times("at Passover", ""), "Passover=XXXX");
}

TEST(TimeFinder, WhatNobodySeesHidesNoDate) {
    EXPECT_EQ(times("It rained on Mon\u200Bday and on Tues\u00ADday."),
              "Mon\u200Bday=2022-08-15; Tues\u00ADday=2022-08-16");
    EXPECT_EQ(times("It rained on\u200B Monday\u200B."), "Monday=2022-08-15");
}

TEST(TimeFinder, Weekdays) {
    EXPECT_EQ(times("He arrived on Monday."), "Monday=2022-08-15");
    EXPECT_EQ(times("She will arrive on Monday."), "Monday=2022-08-22");
    EXPECT_EQ(times("He left last Wednesday."), "last Wednesday=2022-08-10");
    EXPECT_EQ(times("He left Tuesday night."), "Tuesday night=2022-08-16TNI");
    EXPECT_EQ(times("every Thursday"), "every Thursday=XXXX-WXX-4");
}

TEST(TimeFinder, RelativeToPublication) {
    EXPECT_EQ(times("It fell last month."), "last month=2022-07");
    EXPECT_EQ(times("It rose in July."), "July=2022-07");
    EXPECT_EQ(times("It rose in October."), "October=2021-10");
    EXPECT_EQ(times("It will rise in October."), "October=2022-10");
    EXPECT_EQ(times("since 2017, yesterday and this year"),
              "2017=2017; yesterday=2022-08-16; this year=2022");
    EXPECT_EQ(times("over the weekend"), "the weekend=2022-W32-WE");
    EXPECT_EQ(times("five months ago"), "five months ago=2022-03");
    EXPECT_EQ(times("the first quarter"), "the first quarter=2022-Q1");
    EXPECT_EQ(times("last summer"), "last summer=2021-SU");
}

TEST(TimeFinder, DurationsSetsAndReferences) {
    EXPECT_EQ(times("nearly five months after the raid"), "nearly five months=P5M");
    EXPECT_EQ(times("a 14-day truce"), "14-day=P14D");
    EXPECT_EQ(times("2 1/2 years"), "2 1/2 years=P2Y6M");
    EXPECT_EQ(times("a 14-year-old boy, 52 years old"), "");
    EXPECT_EQ(times("the 1980s and the late '90s"), "the 1980s=198; the late '90s=199");
    EXPECT_EQ(times("in the 20th century"), "the 20th century=19");
    EXPECT_EQ(times("He is currently at home."), "currently=PRESENT_REF");
    EXPECT_EQ(times("at 10:30 p.m. Tuesday"), "10:30 p.m. Tuesday=2022-08-16T22:30");
    EXPECT_EQ(times("before Christmas 2020"), "Christmas 2020=2020-12-25");
}

TEST(TimeFinder, WithoutReferenceValuesStayOpen) {
    EXPECT_EQ(times("on Aug. 15", ""), "Aug. 15=XXXX-08-15");
    EXPECT_EQ(times("on Monday", ""), "Monday=XXXX-WXX-1");
    EXPECT_EQ(times("last year", ""), "last year=PAST_REF");
    EXPECT_EQ(times("in the summer", ""), "the summer=XXXX-SU");
}

TEST(TimeFinder, FetchTimeIsTheSecondBestReference) {
    Article a = article("on Monday", "");
    a.fetched = "2022-08-17T10:00:00Z";
    const Reading reading = find_times(a);
    ASSERT_EQ(reading.times.size(), 1U);
    EXPECT_EQ(reading.times[0].value, "2022-08-15");
}

TEST(TimeFinder, NamesAreNoTimes) {
    EXPECT_EQ(times("The Sunday Times and USA Today said it may rain in march step."), "");
    EXPECT_EQ(times("It cost $1990 or 1995%."), "");
}

TEST(TimeFinder, IntervalsHaveTwoBounds) {
    EXPECT_EQ(times("from 3 to 5 May 2021"), "3=2021-05-03; 5 May 2021=2021-05-05");
    EXPECT_EQ(times("on May 3–5, 2021, in Orland"), "May 3=2021-05-03; 5, 2021=2021-05-05");
    EXPECT_EQ(times("on May 3, 4 and 5"), "May 3=2022-05-03; 4=2022-05-04; 5=2022-05-05");
    EXPECT_EQ(times("the 3rd to the 5th of May"), "3rd=2022-05-03; the 5th of May=2022-05-05");
    EXPECT_EQ(times("30 December to 2 January 2021"),
              "30 December=2020-12-30; 2 January 2021=2021-01-02");
    EXPECT_EQ(times("November to January 2021"), "November=2020-11; January 2021=2021-01");
    EXPECT_EQ(times("It met between Monday and Wednesday."),
              "Monday=2022-08-15; Wednesday=2022-08-17");
}

TEST(TimeFinder, HoursWithAPoint) {
    EXPECT_EQ(times("It began at 6.30 p.m. on Monday."), "6.30 p.m. on Monday=2022-08-15T18:30");
    EXPECT_EQ(times("It rose by 6.30 to 18.75."), "");
}

TEST(TimeFinder, MissingGrammarIsAnError) {
    const SystemFiles files;
    const auto opened = TimeFinder::open(DataFolder(files, "/nonexistent"));
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message().find("times.en.grammar"), std::string::npos);
}

/// Every value is a TIMEX3 one: a date with X for what is open, a duration, or a reference.
bool well_formed(const std::string& value) {
    static const std::regex form(
        "(PAST|PRESENT|FUTURE)_REF|P(T)?[0-9X]+(\\.5)?[YMWDHSQE](6M|30M|30S)?|PXX"
        "|[0-9X]{2,4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?|-W[0-9X]{2}(-WE|-[1-7])?|-Q[1-4X]"
        "|-(SP|SU|FA|WI)|-H[12]|-XX-XX)?(T([0-2][0-9]:[0-5][0-9]|MO|AF|EV|NI|MI))?");
    return std::regex_match(value, form);
}

rc::Gen<std::string> phrases() {
    const auto word = rc::gen::element<std::string>(
        "last", "Monday", "in", "the", "July", "15", ",", "2022", "31", "February", "year", "ago",
        "five", "0", "quarter", "third", "-", "first", "night", "1990", "s", "10", ":", "30", "pm",
        "now", "half", "of", "weekend", "next", "before", "Easter", "99", "/", ".", "summer", "a",
        "hundred", "decades", "century", "“", "é", "\n\n", "9999", "0001", "day", "earlier");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(word),
                        [](const std::vector<std::string>& words) { return join(words, " "); });
}

RC_GTEST_PROP(TimeFinder, SpansAreOrderedAndValuesWellFormed, ()) {
    const auto published =
        *rc::gen::element<std::string>("", "2022-08-17", "0001-01-01", "9999-12-31", "2020-02-29");
    const Article a = article(*phrases(), published);
    const Reading reading = find_times(a);
    std::uint32_t at = 0;
    for (const Timex& t : reading.times) {
        RC_ASSERT(t.span.begin >= at);
        RC_ASSERT(t.span.end > t.span.begin);
        RC_ASSERT(t.span.end <= a.text.size());
        RC_ASSERT(text::boundary_before(a.text, t.span.begin) == t.span.begin);
        RC_ASSERT(text::boundary_before(a.text, t.span.end) == t.span.end);
        RC_LOG() << t.value;
        RC_ASSERT(well_formed(t.value));
        at = t.span.end;
    }
}

TEST(TimeFinder, BoundedOnLongInput) {
    std::string text;
    for (const std::string_view unit : {"1 ", "1:", "a year ", "Monday, ", "9", "one-", "May 1 "}) {
        text.clear();
        while (text.size() < 200'000) {
            text.append(unit);
        }
        EXPECT_LE(times(text).size(), 20 * text.size());
    }
}

}  // namespace
}  // namespace stemma::read
