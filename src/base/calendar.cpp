#include "base/calendar.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma {

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    constexpr std::array<std::int32_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool is_valid(Date date) {
    if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0) {
        return false;
    }
    if (date.month == 0) {
        return date.day == 0;
    }
    return date.day <= days_in_month(date.year, date.month);
}

// H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
std::int64_t days_from(Date date) {
    const std::int64_t month = std::max(date.month, 1);
    const std::int64_t day = std::max(date.day, 1);
    const std::int64_t y = date.year - (month <= 2 ? 1 : 0);
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Date date_from(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t mp = (5 * day_of_year + 2) / 153;
    const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return Date{static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
                static_cast<std::int32_t>(day_of_year - (153 * mp + 2) / 5 + 1)};
}

Date add_days(Date date, std::int64_t days) { return date_from(days_from(date) + days); }

Date add_months(Date date, std::int64_t months) {
    const std::int64_t index =
        std::int64_t{date.year} * 12 + (std::max(date.month, 1) - 1) + months;
    const std::int64_t year = index >= 0 ? index / 12 : (index - 11) / 12;
    Date moved{static_cast<std::int32_t>(year), static_cast<std::int32_t>(index - year * 12 + 1),
               date.day};
    moved.day = std::min(moved.day, days_in_month(moved.year, moved.month));
    return moved;
}

std::int32_t weekday(std::int64_t days) {
    const std::int64_t shifted = (days + 3) % 7;  // 1970-01-01 was a Thursday
    return static_cast<std::int32_t>(shifted < 0 ? shifted + 7 : shifted);
}

IsoWeek iso_week(Date date) {
    const std::int64_t days = days_from(date);
    const std::int64_t thursday = days - weekday(days) + 3;
    const std::int32_t year = date_from(thursday).year;
    return {year, static_cast<std::int32_t>((thursday - days_from({year, 1, 1})) / 7 + 1)};
}

std::optional<Date> parse_iso_date(std::string_view text) {
    text = trim(text);
    const auto number = [&](std::size_t at, std::size_t n, std::int32_t& out) {
        return text.size() >= at + n && std::ranges::all_of(text.substr(at, n), is_ascii_digit) &&
               parse_number(text.substr(at, n), out);
    };
    Date date;
    if (!number(0, 4, date.year)) {
        return std::nullopt;
    }
    if (text.size() > 4) {
        if (text[4] != '-' || !number(5, 2, date.month) || date.month == 0) {
            return std::nullopt;
        }
        if (text.size() > 7) {
            if (text[7] != '-' || !number(8, 2, date.day) || date.day == 0) {
                return std::nullopt;
            }
            if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') {
                return std::nullopt;
            }
        }
    }
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string format(Date date) {
    std::string out;
    const auto padded = [&](std::int32_t number, std::size_t width) {
        const std::string digits = cat(number);
        out.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
    };
    padded(date.year, 4);
    if (date.month > 0) {
        out.push_back('-');
        padded(date.month, 2);
        if (date.day > 0) {
            out.push_back('-');
            padded(date.day, 2);
        }
    }
    return out;
}

}  // namespace stemma
