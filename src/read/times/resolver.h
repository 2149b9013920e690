// From a match of the times grammar to a TIMEX3 value, by the reference date, the tense around it
// and what was said before.
//
// Actions of the grammar (in brackets: may be left out; `mode` is near, last, this, next or a
// year, for a weekday also before and after (the date spoken of last); `part` is MO AF EV NI MI;
// `unit` as in unit_of):
//
//   date(year|mode, month [, day])      numeric(a, b, year)       week-of(month, day)
//   month-of(month, years)              weekday(w, mode [, part]) weekday-of(w, weeks)
//   rel(unit, offset|near [, part])     ago(n, unit, sign [, X])  before(n, unit, sign [, X])
//   anaphor(unit, offset [, part])      ordinal-day(n)            clock(h [,m [,half [,w [,offset
//   year(y) short-year(yy)              decade(y) short-decade(yy)        [,month, day]]]]])
//   named-decade(nnn) century(n)        season(s, mode|year)      quarter(n, near|year|…-year)
//   quarter-of(year) this-quarter year-earlier half([year])       holiday(h, mode|year)
//   dur(n|X, unit) dur-half(n, unit)    half-unit long-unit       ref(PAST_REF …)
//   week-in(nth, month [, year])        clock-digits(hhmm)    clock-point(hhmm [,half [,w
//   [,offset]]]) start(year, month, day|0, month of the end) set(n, unit) set-month(m)
//   set-weekday(w [, part]) set-season(s)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "read/grammar.h"

namespace stemma::read {

enum class Direction : std::int8_t { past = -1, unknown = 0, future = 1 };

/// Resolves the matches of one text, in order; remembers what was said before.
class Resolver {
public:
    /// No reference: values that hang on one are left open ("XXXX-08-15", "PAST_REF").
    /// `by_quarters`: the text compares quarters, so that "a year ago" means one.
    Resolver(const Grammar& grammar, std::optional<Date> reference, bool by_quarters)
        : grammar_(grammar), reference_(reference), by_quarters_(by_quarters) {}

    /// Empty if the match is no time after all (31 February). `text` is the expression.
    [[nodiscard]] std::string resolve(const Match& match, Direction direction,
                                      std::string_view text);

    /// Is this the name of an action?
    [[nodiscard]] static bool knows(std::string_view action);

    struct Quarter {
        std::int32_t year = 0;
        std::int32_t quarter = 0;
    };
    struct Call;  ///< for the actions: resolver_call.h

private:
    struct Actions;
    friend struct Actions;

    const Grammar& grammar_;
    std::optional<Date> reference_;
    std::optional<Date> last_;  ///< the date spoken of last, as precise as it was
    std::optional<Quarter> quarter_;
    bool by_quarters_;
};

}  // namespace stemma::read
