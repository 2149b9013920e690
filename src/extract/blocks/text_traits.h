// Traits of blocks that need no markup: shape, cues, place, neighbours, shared vocabulary.
#pragma once

#include <span>
#include <vector>

#include "extract/blocks/block.h"
#include "extract/blocks/context.h"
#include "extract/blocks/cues.h"

namespace stemma::extract {

/// Appends to the rows of the blocks that are wanted; `cues`, `wanted` and `rows` have one element
/// a block. The columns' order is persisted.
void add_text_traits(const Blocks& blocks, const Context& context,
                     std::span<const Cues::Found> cues, const std::vector<bool>& wanted,
                     std::span<std::vector<float>> rows);

}  // namespace stemma::extract
