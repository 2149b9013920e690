#include "extract/metadata/date_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/data_folder.h"
#include "base/strings.h"
#include "extract/metadata/date_finder.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

const DateReader& reader() {
    static const DateReader instance = [] {
        const SystemFiles files;
        const DataFolder data(files, STEMMA_SOURCE_DIR "/data");
        return DateReader::parse(data.read("extract/dates.txt").value(), "dates.txt").value();
    }();
    return instance;
}

std::string dates(std::string_view text, DayOrder order = DayOrder::day_first) {
    std::string out;
    for (const PrintedDate& d : reader().find(text, order)) {
        out.append(out.empty() ? "" : " ").append(d.iso());
    }
    return out;
}

std::string one(std::string_view value) {
    const auto date = reader().read(value);
    return date ? date->iso() : "";
}

TEST(DateReader, EightLanguages) {
    EXPECT_EQ(dates("August 15, 2022"), "2022-08-15");
    EXPECT_EQ(dates("15th of August 2022"), "2022-08-15");
    EXPECT_EQ(dates("Montag, 3. März 2021"), "2021-03-03");
    EXPECT_EQ(dates("le 1er août 2019"), "2019-08-01");
    EXPECT_EQ(dates("15 de agosto de 2022"), "2022-08-15");
    EXPECT_EQ(dates("lunedì 2 maggio 2016"), "2016-05-02");
    EXPECT_EQ(dates("5 de março de 2018"), "2018-03-05");
    EXPECT_EQ(dates("12 mrt 2020"), "2020-03-12");
    EXPECT_EQ(dates("9 мая 2015 г."), "2015-05-09");
    EXPECT_EQ(dates("2022年8月15日"), "2022-08-15");
}

TEST(DateReader, Figures) {
    EXPECT_EQ(dates("15.08.2022"), "2022-08-15");
    EXPECT_EQ(dates("05/08/2022"), "2022-08-05");
    EXPECT_EQ(dates("05/08/2022", DayOrder::month_first), "2022-05-08");
    EXPECT_EQ(dates("25/08/2022", DayOrder::month_first), "2022-08-25");
    EXPECT_EQ(dates("15.8.22"), "2022-08-15");
    EXPECT_EQ(dates("2022/08/15"), "2022-08-15");
    EXPECT_TRUE(reader().find("05/08/2022").at(0).ambiguous);
    EXPECT_FALSE(reader().find("15/08/2022").at(0).ambiguous);
}

TEST(DateReader, TimesAndZones) {
    EXPECT_EQ(dates("August 15, 2022 06:15 am | Updated 06:15 am IST - SEOUL"),
              "2022-08-15T06:15+05:30");
    EXPECT_EQ(dates("15 Aug 2022, 6.05 p.m. BST"), "2022-08-15T18:05+01:00");
    EXPECT_EQ(dates("am 3. März 2021 um 18:30 Uhr"), "2021-03-03T18:30");
    EXPECT_EQ(one("2022-08-15T06:15:00+0530"), "2022-08-15T06:15+05:30");
    EXPECT_EQ(one("2022-08-15T06:15:00.123Z"), "2022-08-15T06:15Z");
    EXPECT_EQ(one("2022-08-15 23:15:59"), "2022-08-15T23:15");
    EXPECT_EQ(one("Mon, 15 Aug 2022 06:15:00 GMT"), "2022-08-15T06:15Z");
    EXPECT_EQ(one("2022-08-15T00:00:00"), "2022-08-15");
    EXPECT_EQ(one("20220815"), "2022-08-15");
    EXPECT_EQ(one("1660544100"), "2022-08-15T06:15Z");
    EXPECT_EQ(one("1660544100000"), "2022-08-15T06:15Z");
}

TEST(DateReader, NoSuchDays) {
    for (const std::string_view text :
         {"31 February 2022", "30.02.2021", "2022-13-01", "0000-00-00", "15/15/2022", "99.99.2022",
          "version 1.2.2022.5", "May 2022", "2022", "", "10:30", "1234567890123456789012345"}) {
        EXPECT_EQ(dates(text), "") << text;
    }
    EXPECT_EQ(one("garbage"), "");
}

TEST(DateReader, Cues) {
    const auto cue = [](std::string_view text) { return reader().find(text).at(0).cue; };
    EXPECT_EQ(cue("Published: 3 May 2021"), DateCue::published);
    EXPECT_EQ(cue("zuletzt aktualisiert am 3. Mai 2021"), DateCue::updated);
    EXPECT_EQ(cue("© 3 May 2021"), DateCue::copyright);
    EXPECT_EQ(cue("3 May 2021"), DateCue::none);
}

TEST(DateReader, DamagedWordsNameTheLine) {
    for (const std::string_view damaged :
         {"", "month 13 x", "month 1", "zone east x", "cue what x", "colour 1 x"}) {
        const auto parsed = DateReader::parse(damaged, "words.txt");
        ASSERT_FALSE(parsed) << damaged;
        EXPECT_NE(parsed.error().message().find("words.txt"), std::string::npos);
    }
}

RC_GTEST_PROP(DateReader, FindsValidDaysInOrder, ()) {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "15", "08", "2022", "31", "Feb", "August", ".", "/", "-", ",", " ", "T", ":", "06", "30",
        "am", "p.m.", "IST", "+", "0530", "de", "th", "Z", "é", "\xff", "99", "(", "22"));
    const std::string text = join(parts, "");
    std::uint32_t at = 0;
    for (const PrintedDate& d : reader().find(text)) {
        RC_ASSERT(is_valid(d.date));
        RC_ASSERT(d.date.day > 0);
        RC_ASSERT(d.minute < 24 * 60);
        RC_ASSERT(d.span.begin >= at);
        RC_ASSERT(d.span.end > d.span.begin);
        RC_ASSERT(d.span.end <= text.size());
        RC_ASSERT(parse_iso_date(d.iso()) == d.date);
        at = d.span.end;
    }
}

/// A text in which no date can be is not cut into items; that must hide none.
RC_GTEST_PROP(DateReader, LeavesOutNoTextWithADate, ()) {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "5", "15", "22", "1999", "2022",   "187", "12345", ".",  "/",  "-",
            "–", "'",  ", ", " ",    "\u00A0", "May", "août",  "日", "th", ":"}));
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    std::vector<DateItem> items;
    cut_date_items(reader(), text, items);
    for (const DayOrder order : {DayOrder::day_first, DayOrder::month_first}) {
        RC_ASSERT(reader().find(text, order).size() == find_dates(items, order).size());
    }
}

}  // namespace
}  // namespace stemma::extract
