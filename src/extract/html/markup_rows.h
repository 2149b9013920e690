// Features of blocks from their markup: tags, classes, containers, structured data.
#pragma once

#include <span>

#include "extract/blocks/block.h"
#include "extract/blocks/cues.h"
#include "extract/html/linked_data.h"
#include "extract/html/structure.h"
#include "model/features.h"

namespace stemma::extract::html {

/// Appends to each block's row; `rows` has one row a block.
void add_markup_features(const Page& page, const Blocks& blocks, const Context& context,
                         const Structure& structure, const Cues& cues, const StatedText& stated,
                         std::span<model::FeatureVector> rows);

}  // namespace stemma::extract::html
