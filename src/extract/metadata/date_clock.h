// A time of day in a row of numbers, words and signs: "06:15:00+05:30", "6.15 p.m. ET", "18 h 15".
#pragma once

#include <optional>
#include <span>

#include "base/calendar.h"
#include "extract/metadata/date_items.h"

namespace stemma::extract {

struct Clock {
    std::int32_t minute = 0;           ///< of the day
    std::optional<std::int32_t> zone;  ///< minutes east of Greenwich
    bool us_summer = false;  ///< an hour further east while the United States have summer time
    std::size_t end = 0;     ///< the item after it

    [[nodiscard]] std::optional<std::int32_t> zone_on(Date day) const;
};

/// The time that begins at the item `at`, if one does.
[[nodiscard]] std::optional<Clock> clock_at(std::span<const DateItem> items, std::size_t at);

/// The zone that a word means on a day.
[[nodiscard]] std::int32_t zone_on(const DateReader::Word& word, Date day);

}  // namespace stemma::extract
