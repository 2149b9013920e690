// Features of blocks that need no markup: shape, words, position, neighbours, shared vocabulary.
#pragma once

#include <span>
#include <vector>

#include "extract/blocks/block.h"
#include "extract/blocks/context.h"
#include "extract/blocks/cues.h"
#include "extract/blocks/row.h"

namespace stemma::extract {

/// Adds to each block's row; `cues` and `rows` have one element a block. For both of row.h's ways.
template <class Features>
void add_text_features(const Blocks& blocks, const Context& context,
                       std::span<const Cues::Found> cues, const Features& features,
                       std::span<typename Features::Sum> rows);

}  // namespace stemma::extract
