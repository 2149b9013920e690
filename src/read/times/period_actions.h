// Actions of the times grammar whose values are named periods: years, decades, centuries, seasons,
// quarters, halves and holidays. resolver.h tells their arguments.
#pragma once

#include <string>

#include "read/times/resolver.h"

namespace stemma::read {

[[nodiscard]] std::string year_action(const Resolver::Call& c);
[[nodiscard]] std::string short_year_action(const Resolver::Call& c);
[[nodiscard]] std::string decade_action(const Resolver::Call& c);
[[nodiscard]] std::string short_decade_action(const Resolver::Call& c);
[[nodiscard]] std::string named_decade_action(const Resolver::Call& c);
[[nodiscard]] std::string century_action(const Resolver::Call& c);
[[nodiscard]] std::string season_action(const Resolver::Call& c);
[[nodiscard]] std::string quarter_action(const Resolver::Call& c);
[[nodiscard]] std::string this_quarter_action(const Resolver::Call& c);
[[nodiscard]] std::string quarter_of_action(const Resolver::Call& c);
[[nodiscard]] std::string year_earlier_action(const Resolver::Call& c);
[[nodiscard]] std::string half_action(const Resolver::Call& c);
[[nodiscard]] std::string holiday_action(const Resolver::Call& c);

}  // namespace stemma::read
