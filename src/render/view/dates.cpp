#include "render/view/dates.h"

#include <array>

#include "base/calendar.h"
#include "base/strings.h"

namespace stemma::render {
namespace {

constexpr std::array<std::string_view, 13> months = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

std::string_view month_name(Date date) { return months[static_cast<std::size_t>(date.month)]; }

std::string readable(Date date) {
    if (date.month == 0) {
        return cat(date.year);
    }
    return date.day == 0 ? cat(month_name(date), ' ', date.year)
                         : cat(date.day, ' ', month_name(date), ' ', date.year);
}

/// "06:15" of "2022-08-15T06:15:09+05:30", with the zone; "" if no clock time stands there.
std::string readable_clock(std::string_view value) {
    const auto digits = [&](std::size_t at) {
        return is_ascii_digit(value[at]) && is_ascii_digit(value[at + 1]);
    };
    if (value.size() < 16 || !digits(11) || value[13] != ':' || !digits(14)) {
        return {};
    }
    std::string clock(value.substr(11, 5));
    const std::size_t zone = value.find_first_of("Z+-", 16);
    if (zone != std::string_view::npos) {
        clock += value[zone] == 'Z' ? " UTC" : cat(" (UTC", value.substr(zone), ")");
    }
    return clock;
}

std::string readable_week(std::string_view value) {
    std::int32_t year = 0;
    std::int32_t week = 0;
    if (value.size() == 8 && value.substr(4, 2) == "-W" && parse_number(value.substr(0, 4), year) &&
        parse_number(value.substr(6), week)) {
        return cat("week ", week, " of ", year);
    }
    return std::string(value);
}

}  // namespace

std::string readable_day(std::string_view value) {
    const auto date = parse_iso_date(value);
    return date ? readable(*date) : readable_week(value);
}

std::string readable_time(std::string_view value) {
    const auto date = parse_iso_date(value);
    if (!date) {
        return readable_week(value);
    }
    const std::string clock = readable_clock(value);
    return clock.empty() ? readable(*date) : cat(readable(*date), ", ", clock);
}

std::string readable_range(std::string_view first, std::string_view last) {
    const auto a = parse_iso_date(first);
    const auto b = parse_iso_date(last);
    if (!a || !b || *a == *b) {
        return readable_day(first.empty() ? last : first);
    }
    if (a->day == 0 || b->day == 0 || a->year != b->year) {
        return cat(readable(*a), " – ", readable(*b));
    }
    return a->month == b->month ? cat(a->day, "–", readable(*b))
                                : cat(a->day, ' ', month_name(*a), " – ", readable(*b));
}

}  // namespace stemma::render
