// Whether a capital's name stands for the state: "Pyongyang said", "relations with Moscow".
#pragma once

#include <string_view>

#include "read/entities/name_tagger.h"

namespace stemma::read {

/// Looks at the words beside the name: it acts, owns something abstract, or something is done to
/// it; "in Moscow" and "Moscow, Russia" are places.
[[nodiscard]] bool acts_as_state(std::string_view text, const Reading& reading, const Name& name);

}  // namespace stemma::read
