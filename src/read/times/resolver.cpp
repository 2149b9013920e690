#include "read/times/resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/strings.h"
#include "read/times/period_actions.h"
#include "read/times/resolver_call.h"
#include "read/times/timex_values.h"

namespace stemma::read {

std::int32_t Resolver::Call::choose_year(std::string_view mode, std::int32_t month,
                                         std::int32_t day) const {
    const Date now = *reference();
    const std::int64_t today = days_from(now);
    const auto distance = [&](std::int32_t year) {
        const std::int32_t d = day > 0 ? day : month == now.month ? now.day : 15;
        return days_from({year, month, std::min(d, 28)}) - today;
    };
    if (mode == "this") {
        return now.year;
    }
    if (mode == "last") {
        return distance(now.year) < 0 ? now.year : now.year - 1;
    }
    if (mode == "next") {
        return distance(now.year) > 0 ? now.year : now.year + 1;
    }
    std::int32_t best = now.year;
    for (const std::int32_t year : {now.year - 1, now.year + 1}) {
        const std::int64_t d = distance(year);
        const bool against =
            (direction == Direction::past && d > 0) || (direction == Direction::future && d < 0);
        if (!against &&
            std::abs(d) < std::abs(distance(best)) - (direction == Direction::unknown ? 60 : 0)) {
            best = year;
        }
    }
    const std::int64_t d = distance(best);
    if (direction == Direction::past && d > 31) {
        return now.year - 1;
    }
    if (direction == Direction::future && d < -31) {
        return now.year + 1;
    }
    return best;
}

std::string Resolver::Call::say_quarter(std::int32_t year, std::int32_t quarter) const {
    resolver.quarter_ = Quarter{year, quarter};
    return quarter_value(year, quarter);
}

std::optional<Resolver::Quarter> Resolver::Call::current_quarter() const {
    if (resolver.quarter_ || !reference()) {
        return resolver.quarter_;
    }
    const Date before = add_months(*reference(), -3);
    return Quarter{before.year, (before.month - 1) / 3 + 1};
}

struct Resolver::Actions {
    using Action = std::string (*)(const Call&);

    static std::string date(const Call& c) {
        const std::int32_t month = c.integer(1);
        const std::int32_t day = c.integer(2);
        if (c.given(0) && c.value(0).number > 0) {
            return c.say({c.integer(0), month, day});
        }
        if (day > days_in_month(2000, month)) {
            return {};
        }
        if (!c.reference()) {
            return day > 0 ? day_value({0, month, day}) : month_value(0, month);
        }
        const std::string_view mode = c.given(0) ? c.name(0) : "near";
        return c.say({c.choose_year(mode, month, day), month, day});
    }

    /// The first bound of "30 December to 2 January 2032", whose year is the last one's or the one
    /// before.
    static std::string start(const Call& c) {
        const std::int32_t month = c.integer(1);
        return c.say({c.integer(0) - (month > c.integer(3) ? 1 : 0), month, c.integer(2)});
    }

    static std::string numeric(const Call& c) {
        std::int32_t month = c.integer(0);
        std::int32_t day = c.integer(1);
        if (month > 12) {
            std::swap(month, day);
        }
        std::int32_t year = c.integer(2);
        if (year < 100) {
            year += year < 70 ? 2000 : 1900;
        }
        return c.say({year, month, day});
    }

    static std::string week_of(const Call& c) {
        if (!c.reference()) {
            return "XXXX-WXX";
        }
        const std::int32_t month = c.integer(0);
        const Date day{c.choose_year("near", month, c.integer(1)), month, c.integer(1)};
        return is_valid(day) ? week_value(day) : std::string();
    }

    /// "the second week of May": the one around its eleventh day; "the last week of July".
    static std::string week_in(const Call& c) {
        const std::int32_t month = c.integer(1);
        const std::int32_t year = c.value(2).number > 0 ? c.integer(2)
                                  : c.reference()       ? c.choose_year("near", month, 0)
                                                        : 0;
        const std::int32_t nth = c.integer(0);
        if (year == 0 || nth > 5) {
            return month_value(year, month);
        }
        const std::int32_t last = is_valid({year, month, 30}) ? 30 : 28;
        return week_value({year, month, nth > 0 ? std::min(nth * 7 - 3, last) : last});
    }

    static std::string month_of(const Call& c) {
        return c.reference() ? c.say({c.reference()->year + c.integer(1), c.integer(0), 0})
                             : month_value(0, c.integer(0));
    }

    static std::string weekday(const Call& c) {
        const std::int32_t wanted = c.integer(0);
        if (!c.reference()) {
            return weekday_set_value(wanted) + c.part(2);
        }
        const bool from_anchor = c.name(1) == "before" || c.name(1) == "after";
        const std::int64_t today = days_from(from_anchor ? *c.anchor() : *c.reference());
        const std::int32_t now = stemma::weekday(today) + 1;
        const std::int32_t back = (now - wanted + 7) % 7;
        const std::string_view mode = c.name(1);
        std::int64_t offset = -back;
        if (mode == "last" || mode == "before") {
            offset = back == 0 ? -7 : -back;
        } else if (mode == "next" || mode == "after") {
            offset = 7 - back;
        } else if (mode == "this") {
            offset = wanted - now;
        } else if (c.direction == Direction::future) {
            offset = back == 0 ? 0 : 7 - back;
        }
        return c.say(date_from(today + offset), c.part(2));
    }

    static std::string weekday_of(const Call& c) {
        if (!c.reference()) {
            return weekday_set_value(c.integer(0));
        }
        const std::int64_t today = days_from(*c.reference());
        return c.say(date_from(today - stemma::weekday(today) + c.integer(0) - 1 +
                               std::int64_t{7} * c.integer(1)));
    }

    static std::string rel(const Call& c) {
        const TimeUnit unit = c.unit(0);
        double offset = c.value(1).number;
        if (c.name(1) == "near") {
            offset = c.direction == Direction::future ? 0 : -1;
            if (c.reference() && stemma::weekday(days_from(*c.reference())) >= 4) {
                offset = 0;
            }
        }
        if (!c.reference()) {
            return c.open(offset);
        }
        if (unit == TimeUnit::day) {
            return c.say(add_days(*c.reference(), static_cast<std::int64_t>(offset)), c.part(2));
        }
        if (unit == TimeUnit::year) {
            return c.say({c.reference()->year + static_cast<std::int32_t>(offset), 0, 0});
        }
        return shifted_value(*c.reference(), offset, unit);
    }

    static std::string shifted(const Call& c, std::optional<Date> from) {
        const double sign = c.value(2).number;
        if (c.given(3) || (c.given(0) && c.value(0).number == 0)) {
            return c.open(sign);
        }
        const double n = c.given(0) ? c.value(0).number : 1;
        return from ? shifted_value(*from, sign * n, c.unit(1)) : c.open(sign);
    }
    static std::string ago(const Call& c) { return shifted(c, c.reference()); }
    static std::string before(const Call& c) { return shifted(c, c.anchor()); }

    static std::string anaphor(const Call& c) {
        const std::optional<Date> anchor = c.anchor();
        const double offset = c.value(1).number;
        if (!anchor) {
            return c.open(offset);
        }
        return shifted_value(*anchor, offset, c.unit(0)) + c.part(2);
    }

    static std::string ordinal_day(const Call& c) {
        return c.reference() ? c.say(*c.reference()) : "PAST_REF";
    }

    /// "0600 GMT"
    static std::string clock_digits(const Call& c) {
        const std::int32_t hour = c.integer(0) / 100;
        const std::int32_t minute = c.integer(0) % 100;
        if (c.text.size() < 4 || !is_ascii_digit(c.text[3]) || hour > 24 || minute > 59) {
            return {};
        }
        const auto two = [](std::int32_t n) { return cat(n < 10 ? "0" : "", n); };
        return cat(c.reference() ? day_value(*c.reference()) : std::string("XXXX-XX-XX"), 'T',
                   two(hour), ':', two(minute));
    }

    static std::string clock(const Call& c) { return at_clock(c, c.integer(0), c.integer(1), 2); }
    /// "18.30"
    static std::string clock_point(const Call& c) {
        return at_clock(c, c.integer(0) / 100, c.integer(0) % 100, 1);
    }
    /// Argument `half` is the half of the day, those after it the day.
    static std::string at_clock(const Call& c, std::int32_t hour, std::int32_t minute,
                                std::size_t half) {
        const std::string_view name = c.name(half);
        if ((name == "pm" || name == "AF" || name == "EV") && hour < 12) {
            hour += 12;
        } else if (name == "am" && hour == 12) {
            hour = 0;
        }
        std::optional<Date> day = c.reference();
        const std::int32_t wanted = c.integer(half + 1);
        const std::int32_t month = c.integer(half + 3);
        if (wanted > 0 && day) {
            const std::int64_t today = days_from(*day);
            const std::int32_t back = (stemma::weekday(today) + 1 - wanted + 7) % 7;
            day = date_from(today +
                            (c.direction == Direction::future && back > 0 ? 7 - back : -back));
        } else if (c.given(half + 2) && day) {
            day = add_days(*day, c.integer(half + 2));
        }
        if (c.given(half + 3) && day) {
            const std::int32_t of_month = c.integer(half + 4);
            day = Date{c.choose_year("near", month, of_month), month, of_month};
            if (!is_valid(*day)) {
                return {};
            }
        }
        const auto two = [](std::int32_t n) { return cat(n < 10 ? "0" : "", n); };
        return cat(day ? day_value(*day) : std::string("XXXX-XX-XX"), 'T', two(hour), ':',
                   two(minute));
    }

    static std::string dur(const Call& c) {
        return duration_value(c.given(0) ? c.value(0).number : 1, c.unit(1));
    }
    static std::string dur_half(const Call& c) {
        return duration_value(c.value(0).number + 0.5, c.unit(1));
    }
    static std::string half_unit(const Call& c) {
        const auto about = [&](std::string_view word) {
            return c.text.find(word) != std::string_view::npos;
        };
        return about("hour")      ? "PT30M"
               : about("day")     ? "PT12H"
               : about("year")    ? "P6M"
               : about("century") ? "P50Y"
                                  : "P5Y";
    }
    static std::string long_unit(const Call& c) {
        const bool plural = c.text.find("s-") != std::string_view::npos;
        const char first = ascii_lower(c.text.front());
        const TimeUnit unit = first == 'w'                    ? TimeUnit::week
                              : first == 'm'                  ? TimeUnit::month
                              : first == 'y'                  ? TimeUnit::year
                              : first == 'h'                  ? TimeUnit::hour
                              : ascii_lower(c.text[1]) == 'e' ? TimeUnit::decade
                                                              : TimeUnit::day;
        return duration_value(plural ? 0 : 1, unit);
    }
    static std::string ref(const Call& c) { return std::string(c.name(0)); }

    static std::string set(const Call& c) {
        return duration_value(c.given(0) ? c.value(0).number : 1, c.unit(1));
    }
    static std::string set_month(const Call& c) { return month_value(0, c.integer(0)); }
    static std::string set_weekday(const Call& c) {
        return weekday_set_value(c.integer(0)) + c.part(1);
    }
    static std::string set_season(const Call& c) { return season_value(0, c.name(0)); }

    struct Named {
        std::string_view name;
        Action action;
    };
    static const Named* find(std::string_view name) {
        static constexpr std::array<Named, 39> all = {{
            {"date", date},
            {"start", start},
            {"numeric", numeric},
            {"week-of", week_of},
            {"week-in", week_in},
            {"clock-digits", clock_digits},
            {"month-of", month_of},
            {"weekday", weekday},
            {"weekday-of", weekday_of},
            {"rel", rel},
            {"ago", ago},
            {"before", before},
            {"anaphor", anaphor},
            {"ordinal-day", ordinal_day},
            {"clock", clock},
            {"clock-point", clock_point},
            {"year", year_action},
            {"short-year", short_year_action},
            {"decade", decade_action},
            {"short-decade", short_decade_action},
            {"named-decade", named_decade_action},
            {"century", century_action},
            {"season", season_action},
            {"quarter", quarter_action},
            {"this-quarter", this_quarter_action},
            {"quarter-of", quarter_of_action},
            {"year-earlier", year_earlier_action},
            {"half", half_action},
            {"holiday", holiday_action},
            {"dur", dur},
            {"dur-half", dur_half},
            {"half-unit", half_unit},
            {"long-unit", long_unit},
            {"ref", ref},
            {"set", set},
            {"set-month", set_month},
            {"set-weekday", set_weekday},
            {"set-season", set_season},
            {"none", nullptr},
        }};
        const auto found = std::ranges::find(all, name, &Named::name);
        return found == all.end() ? nullptr : &*found;
    }
};

bool Resolver::knows(std::string_view action) { return Actions::find(action) != nullptr; }

std::string Resolver::resolve(const Match& match, Direction direction, std::string_view text) {
    const auto* named = Actions::find(grammar_.rule(match.rule).action);
    return named == nullptr || named->action == nullptr
               ? std::string()
               : named->action(Call{*this, match, direction, text});
}

}  // namespace stemma::read
