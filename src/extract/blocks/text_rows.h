// Features of blocks that need no markup: shape, words, position, neighbours, shared vocabulary.
#pragma once

#include <span>
#include <vector>

#include "extract/blocks/block.h"
#include "extract/blocks/context.h"
#include "extract/blocks/cues.h"
#include "model/features.h"

namespace stemma::extract {

/// Appends to each block's row; `cues` and `rows` have one element a block.
void add_text_features(const Blocks& blocks, const Context& context,
                       std::span<const Cues::Found> cues, std::span<model::FeatureVector> rows);

}  // namespace stemma::extract
