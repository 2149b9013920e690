// The dates, times and zones in a row of numbers, words and signs.
#pragma once

#include <span>
#include <vector>

#include "extract/metadata/date_items.h"

namespace stemma::extract {

/// All dates, in order, not overlapping.
[[nodiscard]] std::vector<PrintedDate> find_dates(std::span<const DateItem> items, DayOrder order);

}  // namespace stemma::extract
