#include "collate/lineage/publication.h"

#include <optional>

#include "base/calendar.h"
#include "base/strings.h"

namespace stemma::collate {
namespace {

constexpr std::int64_t minutes_a_day = 1440;

/// "06:15" → minutes.
std::optional<std::int64_t> read_clock(std::string_view clock) {
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    if (clock.size() < 5 || clock[2] != ':' || !parse_number(clock.substr(0, 2), hours) ||
        !parse_number(clock.substr(3, 2), minutes) || hours > 24 || minutes > 59) {
        return std::nullopt;
    }
    return hours * 60 + minutes;
}

std::int64_t read_offset(std::string_view clock) {
    const std::size_t sign = clock.find_first_of("+-");
    if (sign == std::string_view::npos) {
        return 0;
    }
    const std::int64_t offset = read_clock(clock.substr(sign + 1)).value_or(0);
    return clock[sign] == '-' ? -offset : offset;
}

}  // namespace

Publication read_publication(std::string_view iso) {
    const std::optional<Date> date = parse_iso_date(iso);
    if (!date) {
        return {};
    }
    const std::int64_t begin = days_from(*date) * minutes_a_day;
    const std::size_t at = iso.find('T');
    if (at != std::string_view::npos && date->day != 0) {
        const std::string_view clock = iso.substr(at + 1);
        if (const auto minutes = read_clock(clock)) {
            const std::int64_t moment = begin + *minutes - read_offset(clock);
            return {moment, moment + 1};
        }
    }
    Date next = add_days(*date, 1);
    if (date->month == 0) {
        next = Date{date->year + 1, 1, 1};
    } else if (date->day == 0) {
        next = add_months(Date{date->year, date->month, 1}, 1);
    }
    return {begin, days_from(next) * minutes_a_day};
}

}  // namespace stemma::collate
