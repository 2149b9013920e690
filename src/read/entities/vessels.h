// Ships and storms that bear a person's name: “the Lady Ansgar”, “MV Northern Star”, “Hurricane
// Ida” are no persons.
//
//   Name name = vessel_or_storm(text, reading, found);   // unchanged if it is neither
//
// Thread safety: functions without state.
#pragma once

#include <string_view>

#include "read/entities/name_tagger.h"

namespace stemma::read {

/// The name with the word that tells its kind, as PRODUCT or OTHER.
[[nodiscard]] Name vessel_or_storm(std::string_view text, const Reading& reading, const Name& name);

/// Whether a folded word begins the names of ships: "hms".
[[nodiscard]] bool is_ship(std::string_view folded);

}  // namespace stemma::read
