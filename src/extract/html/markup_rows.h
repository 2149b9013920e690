// Features of blocks from their markup: tags, classes, containers, structured data.
#pragma once

#include <span>

#include "extract/blocks/block.h"
#include "extract/blocks/row.h"
#include "extract/html/linked_data.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

/// Adds to each block's row; `rows` has one row a block. For both of row.h's ways.
template <class Features>
void add_markup_features(const Page& page, const Blocks& blocks, const Context& context,
                         const Structure& structure, const StatedText& stated,
                         const Features& features, std::span<typename Features::Sum> rows);

}  // namespace stemma::extract::html
