// When an article came out, as an interval: a day is known to the day only.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::collate {

/// Minutes since 1970-01-01 UTC, half-open; everything for an unknown time.
struct Publication {
    std::int64_t begin = INT64_MIN;
    std::int64_t end = INT64_MAX;

    /// Certainly before `other`: not one of them may be unknown or overlap the other.
    [[nodiscard]] bool before(const Publication& other) const { return end <= other.begin; }
};

/// From ISO 8601, as precise as given. A moment without an offset is taken as UTC.
[[nodiscard]] Publication read_publication(std::string_view iso);

}  // namespace stemma::collate
