#include "read/times/resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/strings.h"
#include "read/times/timex_values.h"

namespace stemma::read {

/// One match being resolved.
struct Resolver::Call {
    Resolver& resolver;
    const Match& match;
    Direction direction;
    std::string_view text;

    [[nodiscard]] GrammarValue value(std::size_t i) const {
        return resolver.grammar_.argument(match, i);
    }
    [[nodiscard]] bool given(std::size_t i) const { return value(i).given; }
    [[nodiscard]] std::int32_t integer(std::size_t i) const {
        return static_cast<std::int32_t>(std::clamp(value(i).number, -1e6, 1e6));
    }
    [[nodiscard]] std::string_view name(std::size_t i) const { return value(i).name; }
    [[nodiscard]] TimeUnit unit(std::size_t i) const { return unit_of(name(i)); }
    [[nodiscard]] std::string part(std::size_t i) const {
        return given(i) && value(i).number == 0 && name(i) != "0" ? cat('T', name(i))
                                                                  : std::string();
    }
    [[nodiscard]] const std::optional<Date>& reference() const { return resolver.reference_; }
    /// What "that day" means: the last date spoken of, else the reference.
    [[nodiscard]] std::optional<Date> anchor() const {
        return resolver.last_ ? resolver.last_ : resolver.reference_;
    }
    [[nodiscard]] std::string open(double offset) const {
        return offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF";
    }
    std::string say(Date date, const std::string& part_of_day = {}) const {
        if (!is_valid(date)) {
            return {};
        }
        resolver.last_ = date;
        return format(date) + part_of_day;
    }
};

struct Resolver::Actions {
    using Action = std::string (*)(const Call&);

    /// The one of three years that the direction, or else nearness, asks for.
    static std::int32_t choose_year(const Call& c, std::string_view mode, std::int32_t month,
                                    std::int32_t day) {
        const Date now = *c.reference();
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
            const bool against = (c.direction == Direction::past && d > 0) ||
                                 (c.direction == Direction::future && d < 0);
            if (!against && std::abs(d) < std::abs(distance(best)) -
                                              (c.direction == Direction::unknown ? 60 : 0)) {
                best = year;
            }
        }
        const std::int64_t d = distance(best);
        if (c.direction == Direction::past && d > 31) {
            return now.year - 1;
        }
        if (c.direction == Direction::future && d < -31) {
            return now.year + 1;
        }
        return best;
    }

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
        return c.say({choose_year(c, mode, month, day), month, day});
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
        const Date day{choose_year(c, "near", month, c.integer(1)), month, c.integer(1)};
        return is_valid(day) ? week_value(day) : std::string();
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

    static std::string clock(const Call& c) {
        std::int32_t hour = c.integer(0);
        const std::string_view half = c.name(2);
        if ((half == "pm" || half == "AF" || half == "EV") && hour < 12) {
            hour += 12;
        } else if (half == "am" && hour == 12) {
            hour = 0;
        }
        std::optional<Date> day = c.reference();
        if (c.given(3) && c.integer(3) > 0 && day) {
            const std::int64_t today = days_from(*day);
            const std::int32_t back = (stemma::weekday(today) + 1 - c.integer(3) + 7) % 7;
            day = date_from(today +
                            (c.direction == Direction::future && back > 0 ? 7 - back : -back));
        } else if (c.given(4) && day) {
            day = add_days(*day, c.integer(4));
        }
        if (c.given(5) && day) {
            day = Date{choose_year(c, "near", c.integer(5), c.integer(6)), c.integer(5),
                       c.integer(6)};
            if (!is_valid(*day)) {
                return {};
            }
        }
        const auto two = [](std::int32_t n) { return cat(n < 10 ? "0" : "", n); };
        return cat(day ? day_value(*day) : std::string("XXXX-XX-XX"), 'T', two(hour), ':',
                   two(c.integer(1)));
    }

    static std::string year(const Call& c) { return c.say({c.integer(0), 0, 0}); }
    static std::string short_year(const Call& c) {
        return c.say({c.integer(0) + (c.integer(0) < 30 ? 2000 : 1900), 0, 0});
    }
    static std::string decade(const Call& c) {
        return c.integer(0) % 10 == 0 ? decade_value(c.integer(0)) : std::string();
    }
    static std::string short_decade(const Call& c) {
        const std::int32_t year = c.integer(0) + (c.integer(0) < 30 ? 2000 : 1900);
        return year % 10 == 0 ? decade_value(year) : std::string();
    }
    static std::string named_decade(const Call& c) { return std::string(c.name(0)); }
    static std::string century(const Call& c) {
        const std::int32_t n = c.integer(0);
        return n >= 1 && n <= 30 ? century_value((n - 1) * 100 + 1) : std::string();
    }

    static std::int32_t season_month(std::string_view season) {
        return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
    }
    static std::string season(const Call& c) {
        const std::string_view name = c.name(0);
        if (c.value(1).number > 0) {
            return season_value(c.integer(1), name);
        }
        if (!c.reference()) {
            return season_value(0, name);
        }
        const std::string_view mode = c.name(1);
        const Date now = *c.reference();
        const bool begun = now.month >= season_month(name);
        const bool over = now.month >= season_month(name) + 3;
        std::int32_t year = now.year;
        if (mode == "last") {
            year -= over ? 0 : 1;
        } else if (mode == "next") {
            year += begun ? 1 : 0;
        } else if (mode == "near" && c.direction != Direction::future && !begun &&
                   season_month(name) - now.month > 3) {
            year -= 1;
        } else if (mode == "near" && c.direction == Direction::future && over) {
            year += 1;
        }
        return season_value(year, name);
    }

    static std::string say_quarter(const Call& c, std::int32_t year, std::int32_t quarter) {
        c.resolver.quarter_ = Quarter{year, quarter};
        return quarter_value(year, quarter);
    }
    /// Years from the reference's to the quarter meant: the last one begun, or where the tense
    /// points ahead the nearest.
    static std::int32_t nearest_quarter(const Call& c, std::int32_t n) {
        const std::int32_t months = (n - 1) * 3 + 1 - c.reference()->month;
        if (months > 0) {
            return c.direction == Direction::future ? 0 : -1;
        }
        return c.direction == Direction::future && months < -6 ? 1 : 0;
    }
    static std::string quarter(const Call& c) {
        const std::int32_t n = c.integer(0);
        if (n < 1 || n > 4) {
            return {};
        }
        if (c.value(1).number > 0) {
            return say_quarter(c, c.integer(1), n);
        }
        if (!c.reference()) {
            return quarter_value(0, n);
        }
        const std::string_view mode = c.given(1) ? c.name(1) : "near";
        std::int32_t year = c.reference()->year;
        if (mode == "last-year") {
            year -= 1;
        } else if (mode == "next-year") {
            year += 1;
        } else if (mode == "near") {
            year += nearest_quarter(c, n);
        }
        return say_quarter(c, year, n);
    }
    /// The quarter that the text is about: the last one named, else the one before the reference.
    static std::optional<Quarter> current_quarter(const Call& c) {
        if (c.resolver.quarter_ || !c.reference()) {
            return c.resolver.quarter_;
        }
        const Date before = add_months(*c.reference(), -3);
        return Quarter{before.year, (before.month - 1) / 3 + 1};
    }
    static std::string this_quarter(const Call& c) {
        const auto q = current_quarter(c);
        return q ? quarter_value(q->year, q->quarter) : "XXXX-QX";
    }
    static std::string quarter_of(const Call& c) {
        const auto q = current_quarter(c);
        return q ? quarter_value(c.integer(0), q->quarter) : year_value(c.integer(0)) + "-QX";
    }
    static std::string year_earlier(const Call& c) {
        if (const auto q = c.resolver.by_quarters_ ? current_quarter(c) : c.resolver.quarter_) {
            return quarter_value(q->year - 1, q->quarter);
        }
        return c.reference() ? year_value(c.reference()->year - 1) : "PAST_REF";
    }
    static std::string half(const Call& c) {
        const bool first = c.text.find("first") != std::string_view::npos;
        const std::int32_t year = c.value(0).number > 0 ? c.integer(0)
                                  : c.reference()       ? c.reference()->year
                                                        : 0;
        return cat(year_value(year), first ? "-H1" : "-H2");
    }

    static std::optional<Date> feast(std::string_view name, std::int32_t year) {
        if (name.starts_with("easter")) {
            std::int32_t offset = 0;
            const std::string_view digits = name.substr(6);
            if (digits.size() > 1 && !parse_number(digits.substr(1), offset)) {
                return std::nullopt;
            }
            return add_days(easter(year), digits.starts_with('-') ? -offset : offset);
        }
        if (name == "thanksgiving") {
            return nth_weekday(year, 11, 4, 4);
        }
        if (name == "memorial") {
            return nth_weekday(year, 5, 1, -1);
        }
        if (name == "labor") {
            return nth_weekday(year, 9, 1, 1);
        }
        if (name == "mother") {
            return nth_weekday(year, 5, 7, 2);
        }
        if (name == "election") {
            return add_days(nth_weekday(year, 11, 1, 1), 1);
        }
        return parse_iso_date(cat(year_value(year), '-', name));
    }
    static std::string holiday(const Call& c) {
        const std::string_view name = c.name(0);
        if (c.value(1).number > 0) {
            const auto day = feast(name, c.integer(1));
            return day ? c.say(*day) : std::string();
        }
        const auto sample = feast(name, c.reference() ? c.reference()->year : 2001);
        if (!sample) {
            return {};
        }
        if (!c.reference()) {
            return is_ascii_digit(name.front()) ? cat("XXXX-", name) : "XXXX";
        }
        const auto day = feast(name, choose_year(c, c.name(1), sample->month, sample->day));
        return day ? c.say(*day) : std::string();
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
        static constexpr std::array<Named, 35> all = {{
            {"date", date},
            {"numeric", numeric},
            {"week-of", week_of},
            {"month-of", month_of},
            {"weekday", weekday},
            {"weekday-of", weekday_of},
            {"rel", rel},
            {"ago", ago},
            {"before", before},
            {"anaphor", anaphor},
            {"ordinal-day", ordinal_day},
            {"clock", clock},
            {"year", year},
            {"short-year", short_year},
            {"decade", decade},
            {"short-decade", short_decade},
            {"named-decade", named_decade},
            {"century", century},
            {"season", season},
            {"quarter", quarter},
            {"this-quarter", this_quarter},
            {"quarter-of", quarter_of},
            {"year-earlier", year_earlier},
            {"half", half},
            {"holiday", holiday},
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
