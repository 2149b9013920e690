// A plain text as blocks: its lines.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/blocks/block.h"

namespace stemma::extract::plain {

/// No article has so many; what is written below them is one block with the last.
inline constexpr std::size_t most_lines = 50'000;

/// Lines of a text with boilerplate, white space collapsed, empty ones only as Gap::paragraph.
/// Lines that a mailer or editor broke at a fixed width are joined again. `title` is the first
/// line of at least four words.
[[nodiscard]] Blocks find_blocks(std::string_view utf8);

}  // namespace stemma::extract::plain
