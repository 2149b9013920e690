// Calendar days, proleptic Gregorian, as a count from 1970-01-01, and ISO 8601 dates.
//
//   std::optional<Date> d = parse_iso_date("2022-08-15T06:15+05:30");   // 2022-08-15
//   weekday(days_from(*d));                                             // 0 = Monday
//   format(add_days(*d, -1));                                           // "2022-08-14"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma {

/// A date as precise as known: month or day 0 = not known. Years 1…9999.
struct Date {
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] bool is_leap(std::int32_t year);
[[nodiscard]] std::int32_t days_in_month(std::int32_t year, std::int32_t month);
/// False for 31 February, month 13, year 0.
[[nodiscard]] bool is_valid(Date date);
/// Days since 1970-01-01; an unknown month or day counts as the first.
[[nodiscard]] std::int64_t days_from(Date date);
[[nodiscard]] Date date_from(std::int64_t days);
[[nodiscard]] Date add_days(Date date, std::int64_t days);
[[nodiscard]] Date add_months(Date date, std::int64_t months);  ///< the day is clipped to the month
/// 0 = Monday … 6 = Sunday.
[[nodiscard]] std::int32_t weekday(std::int64_t days);
/// ISO 8601 week number and its year.
struct IsoWeek {
    std::int32_t year = 0;
    std::int32_t week = 0;
};
[[nodiscard]] IsoWeek iso_week(Date date);

/// Reads the date part of an ISO 8601 text ("2022", "2022-08", "2022-08-15", with or without a
/// time); nothing if it is not one or not a valid date.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
/// "2022", "2022-08" or "2022-08-15".
[[nodiscard]] std::string format(Date date);

}  // namespace stemma
