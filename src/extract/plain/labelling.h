// A plain text ready for the labeller.
#pragma once

#include <string_view>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"

namespace stemma::extract::plain {

/// Ready for labeller.label(), with what its first pass thinks.
[[nodiscard]] Material prepare(std::string_view utf8, const Cues& cues, const Labeller& labeller);
/// With the first pass's features written down, and the traits of all blocks: to learn from, or to
/// explain.
[[nodiscard]] Material prepare(std::string_view utf8, const Cues& cues, const WrittenFeatures& all);

}  // namespace stemma::extract::plain
