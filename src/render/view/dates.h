// ISO 8601 dates and TIMEX3 values as a reader writes them.
//
//   readable_time("2022-08-15T06:15+05:30");   // "15 August 2022, 06:15 (UTC+05:30)"
//   readable_time("2022-07");                  // "July 2022"
//   readable_time("2022-W33");                 // "week 33 of 2022"
#pragma once

#include <string>
#include <string_view>

namespace stemma::render {

/// The value as it is where it is none of the forms above.
[[nodiscard]] std::string readable_time(std::string_view value);
/// The day alone: "15 August 2022".
[[nodiscard]] std::string readable_day(std::string_view value);
/// "15 August 2022", "15–17 August 2022", "30 July – 2 August 2022"; either may be empty.
[[nodiscard]] std::string readable_range(std::string_view first, std::string_view last);

}  // namespace stemma::render
