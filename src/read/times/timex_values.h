// How TIMEX3 values are written (ISO-TimeML; TimeML annotation guidelines 1.2.1, section 2.2).
//
//   year_value(1988)            "1988"          week_value({1998, 3, 4})   "1998-W10"
//   quarter_value(1989, 3)      "1989-Q3"       duration_value(2.5, Y)     "P2Y6M"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace stemma::read {

enum class TimeUnit : std::uint8_t {
    none,
    second,
    minute,
    hour,
    day,
    week,
    weekend,
    fortnight,
    month,
    quarter,
    year,
    decade,
    century,
};

/// "Y" "M" "W" "D" "TH" "TM" "TS" "E" "C" "Q" "WE" "F"; none for any other text.
[[nodiscard]] TimeUnit unit_of(std::string_view code);

[[nodiscard]] std::string year_value(std::int32_t year);  ///< "0079"; "XXXX" for 0
[[nodiscard]] std::string month_value(std::int32_t year, std::int32_t month);
[[nodiscard]] std::string day_value(Date day);
[[nodiscard]] std::string week_value(Date day);     ///< of the ISO week that holds it
[[nodiscard]] std::string weekend_value(Date day);  ///< "1998-W10-WE"
[[nodiscard]] std::string quarter_value(std::int32_t year, std::int32_t quarter);
[[nodiscard]] std::string decade_value(std::int32_t year);   ///< "198"
[[nodiscard]] std::string century_value(std::int32_t year);  ///< "19" for 1901
[[nodiscard]] std::string season_value(std::int32_t year, std::string_view season);
/// "XXXX-WXX-4" for a Thursday (1 = Monday).
[[nodiscard]] std::string weekday_set_value(std::int32_t weekday);
/// `count` 0 is an unknown number: "PXY". Halves go to the next smaller unit.
[[nodiscard]] std::string duration_value(double count, TimeUnit unit);
/// The value at `unit`'s granularity of the time `offset` units from `day`.
[[nodiscard]] std::string shifted_value(Date day, double offset, TimeUnit unit);

/// Western Easter Sunday (Meeus/Jones/Butcher).
[[nodiscard]] Date easter(std::int32_t year);
/// The nth (1…5; -1 the last) weekday (1 = Monday) of a month.
[[nodiscard]] Date nth_weekday(std::int32_t year, std::int32_t month, std::int32_t weekday,
                               std::int32_t nth);

}  // namespace stemma::read
