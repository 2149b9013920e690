#include "collate/conflicts/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/calendar.h"
#include "base/strings.h"
#include "collate/align/contrasts.h"

namespace stemma::collate {
namespace {

/// "P3D", "PT90M" in hours; nothing for "PXD", and for what is a year's or a decade's age.
std::optional<double> hours_of(std::string_view value) {
    bool time = false;
    double hours = 0;
    if (!value.starts_with('P')) {
        return std::nullopt;
    }
    for (std::size_t i = 1; i < value.size();) {
        if (value[i] == 'T') {
            time = true;
            ++i;
            continue;
        }
        std::uint32_t count = 0;
        const char* const from = value.data() + i;
        const auto [end, error] = std::from_chars(from, value.data() + value.size(), count);
        if (error != std::errc{} || end == value.data() + value.size()) {
            return std::nullopt;
        }
        double unit = 0;
        switch (*end) {
            case 'Y': unit = 8766; break;
            case 'M': unit = time ? 1.0 / 60 : 730.5; break;
            case 'W': unit = 168; break;
            case 'D': unit = 24; break;
            case 'H': unit = 1; break;
            case 'S': unit = 1.0 / 3600; break;
            default: return std::nullopt;
        }
        hours += count * unit;
        i = static_cast<std::size_t>(end - value.data()) + 1;
    }
    return hours > 0 ? std::optional(hours) : std::nullopt;
}

/// The days of "2031-03-04", "2031-W10", "2031-03", "2031", as a figure; nothing of seasons, "the
/// future" and parts of a day's past.
std::optional<Number> days_of(const Timex& time, std::string_view words) {
    constexpr double days_of_week = 7;
    const std::string& value = time.value;
    std::optional<Date> from = parse_iso_date(value);
    if (from) {
        const std::int64_t first = days_from(*from);
        const std::int64_t next = from->day != 0 ? first + 1
                                  : from->month != 0
                                      ? days_from(add_months({from->year, from->month, 1}, 1))
                                      : days_from({from->year + 1, 1, 1});
        const bool loose = words.ends_with("ago") || words.starts_with("last ") ||
                           words.starts_with("next ") ||
                           words.contains("past");  // "42 years ago", "last Wednesday"
        const std::int64_t slack = !loose ? 0 : from->day != 0 ? 7 : from->month != 0 ? 0 : 366;
        return Number{time.span, static_cast<double>(first - slack),
                      static_cast<double>(next - 1 + slack), "date", NumberModifier::exactly};
    }
    std::int32_t year = 0;
    std::int32_t week = 0;
    constexpr std::size_t length = 8;  // "2031-W10"
    if (value.size() != length || value[5] != 'W' || !parse_number(value.substr(0, 4), year) ||
        !parse_number(value.substr(6), week) || !is_valid({year, 1, 4})) {
        return std::nullopt;
    }
    const std::int64_t fourth = days_from({year, 1, 4});  // in the first week of its year
    const auto monday =
        static_cast<double>(fourth - weekday(fourth) + std::int64_t{7} * (week - 1));
    return Number{time.span, monday, monday + days_of_week - 1, "date", NumberModifier::exactly};
}

/// 229 feet are 70 metres, and 70 metres are 230 feet.
bool converts_to(const Number& m, const Number& n) {
    constexpr double tolerance = 0.02;
    constexpr std::array<std::string_view, 7> measured{"metre", "kilogram", "square-metre", "litre",
                                                       "km/h",  "watt",     "hour"};
    return std::ranges::find(measured, m.unit) != measured.end() &&
           std::abs(m.value - n.value) <= tolerance * std::max(m.value, n.value);
}

bool at_least(const Number& n) {
    return n.modifier == NumberModifier::more_than || n.modifier == NumberModifier::at_least;
}
bool at_most(const Number& n) {
    return n.modifier == NumberModifier::less_than || n.modifier == NumberModifier::at_most;
}
/// "At least 50" is true of 84 as well; the more so "at least 50" and "at least 84".
bool leaves_open(const Number& open, const Number& other) {
    return (at_least(open) && (at_least(other) || other.value >= open.value)) ||
           (at_most(open) && (at_most(other) || other.value <= open.value));
}

/// "Dozens" and 120, but not 359.
bool within_words(const Number& words, const Number& n) {
    constexpr double below = 0.5;
    constexpr double above = 3;
    return words.high > words.value && words.modifier == NumberModifier::about &&
           n.value >= below * words.value && n.value <= above * words.high;
}

bool figures_agree(const Number& m, const Number& n) {
    if (m.unit == "date" && n.unit == "date") {
        return m.value <= n.high && n.value <= m.high;
    }
    return (!m.unit.empty() && !n.unit.empty() && !comparable_units(m.unit, n.unit)) ||
           compatible(m, n) || converts_to(m, n) || leaves_open(m, n) || leaves_open(n, m) ||
           within_words(m, n) || within_words(n, m);
}

/// Exact figures stand for a value, "about 50" may be told of two of them; a day stands for a date,
/// "this month" may hold two.
double looseness(const Statements& s, const Place& place) {
    const std::optional<Number> figure = figure_of(s.all[place.statement], mention_at(s, place));
    if (!figure) {
        return 0;
    }
    return figure->unit == "date" ? figure->high - figure->value
           : figure->modifier != NumberModifier::exactly || figure->high > figure->value ? 1
                                                                                         : 0;
}

struct Value {
    Place first;
    std::vector<Place> places;
};

/// Values that exclude each other, the first of each first. A loose one that agrees with several
/// speaks for none.
std::vector<Value> rivals_of(const Statements& s, const std::vector<Place>& places) {
    std::vector<Value> values;
    for (const Place& place : places) {
        const auto same = std::ranges::find_if(values, [&](const Value& v) {
            return mention_at(s, v.first).key == mention_at(s, place).key;
        });
        if (same == values.end()) {
            values.push_back({place, {place}});
        } else {
            same->places.push_back(place);
            same->first = looseness(s, place) < looseness(s, same->first) ? place : same->first;
        }
    }
    std::ranges::stable_sort(values, [&](const Value& x, const Value& y) {
        return looseness(s, x.first) < looseness(s, y.first);
    });
    std::vector<Value> rivals;
    for (Value& value : values) {
        const auto agrees = [&](const Value& r) { return could_agree(s, r.first, value.first); };
        const auto count = std::ranges::count_if(rivals, agrees);
        if (count == 0) {
            rivals.push_back(std::move(value));
        } else if (count == 1) {
            std::vector<Place>& into = std::ranges::find_if(rivals, agrees)->places;
            into.insert(into.end(), value.places.begin(), value.places.end());
        }
    }
    return rivals;
}

ValueReading reading_of(const Statements& s, const std::vector<std::uint32_t>& tellers,
                        const Value& value) {
    ValueReading out;
    const Mention& first = mention_at(s, value.first);
    out.value = std::string(s.all[value.first.statement].text_of(first.span));
    for (const Place& place : value.places) {
        for (const std::uint32_t i : tellers) {
            const auto at = static_cast<std::size_t>(place.mention);
            if (s.twin[i] == s.twin[place.statement] && at < s.all[i].mentions.size()) {
                out.evidence.push_back({s.all[i].article, s.all[i].mentions[at].span});
            }
        }
    }
    settle(out);
    return out;
}

/// Each higher figure comes only from articles later than all with a lower one.
bool is_update(const Statements& s, std::vector<Value> values,
               std::span<const std::string> published) {
    const auto number = [&](const Value& v) {
        const std::optional<Number> figure =
            figure_of(s.all[v.first.statement], mention_at(s, v.first));
        return figure ? figure->value : 0;
    };
    std::ranges::stable_sort(values,
                             [&](const Value& x, const Value& y) { return number(x) < number(y); });
    std::string latest;
    for (const Value& value : values) {
        std::string first;
        std::string last;
        for (const Place& place : value.places) {
            const std::string& day = published[s.all[place.statement].article.index()];
            if (day.empty()) {
                return false;
            }
            first = first.empty() ? day : std::min(first, day);
            last = std::max(last, day);
        }
        if (!latest.empty() && first <= latest) {
            return false;
        }
        latest = std::max(latest, last);
    }
    return true;
}

}  // namespace

void settle(ValueReading& reading) {
    std::ranges::sort(reading.evidence);
    reading.evidence.erase(std::ranges::unique(reading.evidence).begin(), reading.evidence.end());
    reading.articles.clear();
    for (const Evidence& e : reading.evidence) {
        if (reading.articles.empty() || reading.articles.back() != e.article) {
            reading.articles.push_back(e.article);
        }
    }
}

/// The figure of a mention; nothing if it is none that could be contradicted.
std::optional<Number> figure_of(const Statement& s, const Mention& mention) {
    const Reading& reading = s.source->reading;
    if (mention.kind == MentionKind::number) {
        const Number& number = reading.numbers[mention.index];
        const bool counted = !number.unit.starts_with("ordinal");
        return counted ? std::optional(number) : std::nullopt;
    }
    if (mention.kind != MentionKind::time) {
        return std::nullopt;
    }
    const Timex& time = reading.times[mention.index];
    if (time.type == TimexType::date) {
        return days_of(time, ascii_lower(s.text_of(time.span)));
    }
    if (time.type != TimexType::duration) {
        return std::nullopt;
    }
    const std::optional<double> hours = hours_of(time.value);
    const std::string words = ascii_lower(s.text_of(time.span));
    const bool rate = words.starts_with("a ") || words.starts_with("an ") ||
                      words.starts_with("per ") || words.contains(" an ");  // "nine hours a day"
    if (!hours || rate) {
        return std::nullopt;
    }
    return Number{time.span, *hours, *hours, "hour", NumberModifier::exactly};
}

std::optional<Number> other_days(const Statement& s, const std::string& published, double away) {
    const std::optional<Date> date = parse_iso_date(published);
    for (const Mention& m : s.mentions) {
        const std::optional<Number> day =
            m.kind == MentionKind::time && date ? figure_of(s, m) : std::nullopt;
        if (day && day->unit == "date") {
            const auto today = static_cast<double>(days_from(*date));
            if (day->high < today - away || day->value > today + away) {
                return day;
            }
        }
    }
    return std::nullopt;
}

namespace {

bool either_week(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    return a.source->reading.times[x.index].value.contains('W') ||
           b.source->reading.times[y.index].value.contains('W');
}

bool published_in_one_week(const Statement& a, const Statement& b) {
    const std::optional<Date> x = parse_iso_date(a.source->article.published.value_or(""));
    const std::optional<Date> y = parse_iso_date(b.source->article.published.value_or(""));
    return x && y && iso_week(*x).week == iso_week(*y).week;
}

/// What resolves by the day of publication may resolve wrongly: "June" and "in June" told in two
/// years, "November" and "26 November", "Saturday" and "Saturday afternoon", and "last week" on
/// Sunday and on Monday.
bool could_be_one_date(const Statement& a, const Mention& x, const Statement& b, const Mention& y) {
    const std::string_view u = a.text_of(x.span);
    const std::string_view v = b.text_of(y.span);
    if (contains_ignoring_case(u, v) || contains_ignoring_case(v, u)) {
        return true;
    }
    if (either_week(a, x, b, y) && !published_in_one_week(a, b)) {
        return true;
    }
    constexpr std::size_t year = 4;
    const auto of_year = [&](const Statement& s, const Mention& m) {
        const std::string& value = s.source->reading.times[m.index].value;
        return value.size() > year ? std::string_view(value).substr(year) : std::string_view();
    };
    const auto says_year = [&](const Statement& s, const Mention& m) {
        return s.text_of(m.span).contains(
            std::string_view(s.source->reading.times[m.index].value).substr(0, year));
    };
    const std::string_view p = of_year(a, x);
    const std::string_view q = of_year(b, y);
    if (p.empty() || q.empty()) {  // "2031" and "June"
        return !(p.empty() ? says_year(b, y) : says_year(a, x));
    }
    return (p.starts_with(q) || q.starts_with(p)) && !(says_year(a, x) && says_year(b, y));
}

}  // namespace

bool could_agree(const Statements& statements, Place p, Place q) {
    const Mention& x = mention_at(statements, p);
    const Mention& y = mention_at(statements, q);
    if (x.key == y.key) {
        return true;
    }
    const Statement& a = statements.all[p.statement];
    const Statement& b = statements.all[q.statement];
    const std::optional<Number> m = figure_of(a, x);
    const std::optional<Number> n = figure_of(b, y);
    if (!m || !n) {
        return false;
    }
    const bool dates = m->unit == "date" && n->unit == "date";
    return figures_agree(*m, *n) || (dates && could_be_one_date(a, x, b, y));
}

std::optional<Conflict> contradiction(const Statements& statements,
                                      const std::vector<std::uint32_t>& tellers,
                                      const std::vector<Place>& places, DifferenceKind kind,
                                      std::span<const std::string> published) {
    const std::vector<Value> values = rivals_of(statements, places);
    if (values.size() < 2) {
        return std::nullopt;
    }
    Conflict conflict;
    conflict.kind = kind;
    for (const Value& value : values) {
        conflict.readings.push_back(reading_of(statements, tellers, value));
    }
    if (conflict.readings[0].articles == conflict.readings[1].articles) {
        return std::nullopt;  // each article says both: they are two things
    }
    std::ranges::stable_sort(conflict.readings, [](const ValueReading& x, const ValueReading& y) {
        return x.articles.size() > y.articles.size();
    });
    conflict.update = kind == DifferenceKind::number && is_update(statements, values, published);
    return conflict;
}

}  // namespace stemma::collate
