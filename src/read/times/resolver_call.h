// One match being resolved: its arguments, what the text has said before, and what is said now.
// Inside of Resolver: not for others.
#pragma once

#include <algorithm>

#include "base/strings.h"
#include "read/times/resolver.h"
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
    /// The one of three years that the direction, or else nearness, asks for; `mode` as in the
    /// actions, `day` 0 for any day of the month.
    [[nodiscard]] std::int32_t choose_year(std::string_view mode, std::int32_t month,
                                           std::int32_t day) const;
    /// Says it, and that the text is about it.
    [[nodiscard]] std::string say_quarter(std::int32_t year, std::int32_t quarter) const;
    /// The quarter that the text is about: the last one named, else the one before the reference.
    [[nodiscard]] std::optional<Quarter> current_quarter() const;
    [[nodiscard]] bool told_by_quarters() const {
        return resolver.by_quarters_ || resolver.quarter_;
    }
};

}  // namespace stemma::read
