// When an undated article was published, as far as its weekdays and its siblings' dates tell; and
// the timeline of a story.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

struct DayEstimate {
    std::string day;     ///< "2022-08-15"
    std::string reason;  ///< "its “on Monday”, and 3 articles of that day"
};

/// Per article: nothing for one that states its day, or when nothing tells.
[[nodiscard]] std::vector<std::optional<DayEstimate>> estimate_days(
    std::span<const ReadArticle* const> articles);

/// The claims that have a date, by date; of one date, the better supported first.
[[nodiscard]] std::vector<TimelineEntry> make_timeline(const std::vector<Claim>& claims);

}  // namespace stemma::collate
