#include "read/times/period_actions.h"

#include "read/times/resolver_call.h"

namespace stemma::read {
namespace {

std::int32_t season_month(std::string_view season) {
    return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

/// Years from the reference's to the quarter meant: the last one begun, or where the tense
/// points ahead the nearest.
std::int32_t nearest_quarter(const Resolver::Call& c, std::int32_t n) {
    const std::int32_t months = (n - 1) * 3 + 1 - c.reference()->month;
    if (months > 0) {
        return c.direction == Direction::future ? 0 : -1;
    }
    return c.direction == Direction::future && months < -6 ? 1 : 0;
}

std::optional<Date> feast(std::string_view name, std::int32_t year) {
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

}  // namespace

std::string year_action(const Resolver::Call& c) { return c.say({c.integer(0), 0, 0}); }
std::string short_year_action(const Resolver::Call& c) {
    return c.say({c.integer(0) + (c.integer(0) < 30 ? 2000 : 1900), 0, 0});
}

std::string decade_action(const Resolver::Call& c) {
    return c.integer(0) % 10 == 0 ? decade_value(c.integer(0)) : std::string();
}

std::string short_decade_action(const Resolver::Call& c) {
    const std::int32_t year = c.integer(0) + (c.integer(0) < 30 ? 2000 : 1900);
    return year % 10 == 0 ? decade_value(year) : std::string();
}

std::string named_decade_action(const Resolver::Call& c) { return std::string(c.name(0)); }
std::string century_action(const Resolver::Call& c) {
    const std::int32_t n = c.integer(0);
    return n >= 1 && n <= 30 ? century_value((n - 1) * 100 + 1) : std::string();
}

std::string season_action(const Resolver::Call& c) {
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

std::string quarter_action(const Resolver::Call& c) {
    const std::int32_t n = c.integer(0);
    if (n < 1 || n > 4) {
        return {};
    }
    if (c.value(1).number > 0) {
        return c.say_quarter(c.integer(1), n);
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
    return c.say_quarter(year, n);
}

std::string this_quarter_action(const Resolver::Call& c) {
    const auto q = c.current_quarter();
    return q ? quarter_value(q->year, q->quarter) : "XXXX-QX";
}

std::string quarter_of_action(const Resolver::Call& c) {
    const auto q = c.current_quarter();
    return q ? quarter_value(c.integer(0), q->quarter) : year_value(c.integer(0)) + "-QX";
}

std::string year_earlier_action(const Resolver::Call& c) {
    if (const auto q = c.told_by_quarters() ? c.current_quarter() : std::nullopt) {
        return quarter_value(q->year - 1, q->quarter);
    }
    return c.reference() ? year_value(c.reference()->year - 1) : "PAST_REF";
}

std::string half_action(const Resolver::Call& c) {
    const bool first = c.text.find("first") != std::string_view::npos;
    const std::int32_t year = c.value(0).number > 0 ? c.integer(0)
                              : c.reference()       ? c.reference()->year
                                                    : 0;
    return cat(year_value(year), first ? "-H1" : "-H2");
}

namespace {

/// "about-02", "about-any": a feast that follows the moon is told by its year alone.
std::string moving_feast(const Resolver::Call& c) {
    std::int32_t month = 0;
    if (c.value(1).number > 0) {
        return c.say({c.integer(1), 0, 0});
    }
    if (!c.reference()) {
        return "XXXX";
    }
    const bool wanders = !parse_number(c.name(0).substr(6, 2), month);  // through all months
    return c.say({wanders ? c.reference()->year : c.choose_year(c.name(1), month, 0), 0, 0});
}

}  // namespace

std::string holiday_action(const Resolver::Call& c) {
    const std::string_view name = c.name(0);
    if (name.starts_with("about-")) {
        return moving_feast(c);
    }
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
    const auto day = feast(name, c.choose_year(c.name(1), sample->month, sample->day));
    return day ? c.say(*day) : std::string();
}

}  // namespace stemma::read
