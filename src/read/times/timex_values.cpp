#include "read/times/timex_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/strings.h"

namespace stemma::read {
namespace {

std::string padded(std::int64_t number, std::size_t width) {
    std::string digits = cat(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

struct UnitFacts {
    TimeUnit unit;
    std::string_view code;    ///< in the grammar
    std::string_view letter;  ///< in a duration
    double times;             ///< of that letter
    std::string_view half;    ///< half of one: "6M" for a year
    bool clock = false;
};

constexpr std::array<UnitFacts, 12> units = {{
    {TimeUnit::second, "TS", "S", 1, "", true},
    {TimeUnit::minute, "TM", "M", 1, "30S", true},
    {TimeUnit::hour, "TH", "H", 1, "30M", true},
    {TimeUnit::day, "D", "D", 1, ""},
    {TimeUnit::week, "W", "W", 1, ""},
    {TimeUnit::weekend, "WE", "D", 2, ""},
    {TimeUnit::fortnight, "F", "W", 2, ""},
    {TimeUnit::month, "M", "M", 1, ""},
    {TimeUnit::quarter, "Q", "Q", 1, ""},
    {TimeUnit::year, "Y", "Y", 1, "6M"},
    {TimeUnit::decade, "E", "Y", 10, ""},
    {TimeUnit::century, "C", "Y", 100, ""},
}};

constexpr double max_count = 1e6;

}  // namespace

TimeUnit unit_of(std::string_view code) {
    const auto found = std::ranges::find(units, code, &UnitFacts::code);
    return found == units.end() ? TimeUnit::none : found->unit;
}

std::string year_value(std::int32_t year) {
    return year < 1 || year > 9999 ? "XXXX" : padded(year, 4);
}

std::string month_value(std::int32_t year, std::int32_t month) {
    return cat(year_value(year), '-', padded(month, 2));
}

std::string day_value(Date day) {
    return cat(month_value(day.year, day.month), '-', padded(day.day, 2));
}

std::string week_value(Date day) {
    const IsoWeek week = iso_week(day);
    return cat(year_value(week.year), "-W", padded(week.week, 2));
}

std::string weekend_value(Date day) { return week_value(day) + "-WE"; }

std::string quarter_value(std::int32_t year, std::int32_t quarter) {
    return cat(year_value(year), "-Q", quarter);
}

std::string decade_value(std::int32_t year) { return year_value(year).substr(0, 3); }

std::string century_value(std::int32_t year) { return year_value(year).substr(0, 2); }

std::string season_value(std::int32_t year, std::string_view season) {
    return cat(year_value(year), '-', season);
}

std::string weekday_set_value(std::int32_t weekday) { return cat("XXXX-WXX-", weekday); }

std::string duration_value(double count, TimeUnit unit) {
    const auto facts = std::ranges::find(units, unit, &UnitFacts::unit);
    if (facts == units.end()) {
        return "PXX";
    }
    std::string out = facts->clock ? "PT" : "P";
    if (count <= 0 || count > max_count) {
        return cat(out, 'X', facts->times == 10 ? "E" : facts->letter);
    }
    const double total = count * facts->times;
    const double whole = std::floor(total);
    const double rest = total - whole;
    if (whole > 0 || rest < 0.25) {
        out.append(cat(static_cast<std::int64_t>(whole), facts->letter));
    }
    if (rest >= 0.25) {
        if (facts->half.empty()) {
            return cat(facts->clock ? "PT" : "P", static_cast<std::int64_t>(whole), ".5",
                       facts->letter);
        }
        out.append(facts->half);
    }
    return out;
}

std::string shifted_value(Date day, double offset, TimeUnit unit) {
    offset = std::clamp(offset, -max_count, max_count);
    const auto n = static_cast<std::int64_t>(std::round(offset));
    const auto by_months = [&](double months) {
        return add_months(day, static_cast<std::int64_t>(std::round(offset * months)));
    };
    switch (unit) {
        case TimeUnit::none: return "PXX";
        case TimeUnit::second:
        case TimeUnit::minute: return day_value(day);
        case TimeUnit::hour: return day_value(add_days(day, n / 24));
        case TimeUnit::day: return day_value(add_days(day, n));
        case TimeUnit::week: return week_value(add_days(day, n * 7));
        case TimeUnit::weekend: return weekend_value(add_days(day, n * 7));
        case TimeUnit::fortnight: return week_value(add_days(day, n * 14));
        case TimeUnit::month: {
            const Date moved = by_months(1);
            return month_value(moved.year, moved.month);
        }
        case TimeUnit::quarter: {
            const Date moved = by_months(3);
            return quarter_value(moved.year, (moved.month - 1) / 3 + 1);
        }
        case TimeUnit::year: return year_value(by_months(12).year);
        case TimeUnit::decade: return decade_value(by_months(120).year);
        case TimeUnit::century: return century_value(by_months(1200).year);
    }
    std::unreachable();
}

Date easter(std::int32_t year) {
    const std::int32_t a = year % 19;
    const std::int32_t b = year / 100;
    const std::int32_t c = year % 100;
    const std::int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const std::int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const std::int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return {year, f / 31, f % 31 + 1};
}

Date nth_weekday(std::int32_t year, std::int32_t month, std::int32_t day_of_week,
                 std::int32_t nth) {
    const Date first{year, month, 1};
    const std::int32_t skip = (day_of_week - 1 - weekday(days_from(first)) + 7) % 7;
    const Date found = add_days(first, skip + (nth > 0 ? (nth - 1) * 7 : 28));
    return found.month == month ? found : add_days(found, -7);
}

}  // namespace stemma::read
