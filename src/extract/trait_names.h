// The columns of the second labelling pass in words, in the order of blocks/traits.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/blocks/cues.h"

namespace stemma::extract {

enum class TraitLayout : std::uint8_t { plain, page };

/// As many names as a row has columns.
[[nodiscard]] std::vector<std::string> trait_names(TraitLayout layout, const Cues& cues);

}  // namespace stemma::extract
