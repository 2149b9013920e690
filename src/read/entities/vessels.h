// Ships and storms that bear a person's name: “the Lady Ansgar”, “MV Northern Star”, “Hurricane
// Ida” are no persons.
//
//   Name name = vessel_or_storm(text, reading, found);   // unchanged if it is neither
//
// Thread safety: a function without state.
#pragma once

#include <string_view>

#include "read/entities/name_tagger.h"

namespace stemma::read {

/// The name with the word that tells its kind, as PRODUCT or OTHER.
[[nodiscard]] Name vessel_or_storm(std::string_view text, const Reading& reading, const Name& name);

}  // namespace stemma::read
