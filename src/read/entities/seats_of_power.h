// The buildings that news names for those who govern from them, where the tagger leaves them out or
// takes them for something else: the Kremlin, Downing Street, No 10.
//
//   add_seats_of_power(text, reading, names);      // to what the tagger found, in order
//   seat_of_power({"no", "10"});                   // "org:downing street"
//
// Thread safety: functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/entities/name_tagger.h"

namespace stemma::read {

/// "No 10" counts only in an article of Downing Street or a prime minister.
void add_seats_of_power(std::string_view text, const Reading& reading, std::vector<Name>& names);

/// The key of a seat of power that has several names; empty for any other name (folded words).
[[nodiscard]] std::string_view seat_of_power(const std::vector<std::string>& words);

}  // namespace stemma::read
