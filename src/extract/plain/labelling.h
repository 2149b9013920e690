// A plain text ready for the labeller.
#pragma once

#include <string_view>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"

namespace stemma::extract::plain {

[[nodiscard]] Material prepare(std::string_view utf8, const Cues& cues);

}  // namespace stemma::extract::plain
