// Traits of blocks by what the elements around them say: classes, containers, repetition, stated
// text, and where the prose is once comments and the like are left out.
#pragma once

#include <array>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "extract/html/linked_data.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

/// Elements whose distance above a block is a column each.
inline constexpr std::array trait_containers{
    Tag::article, Tag::main, Tag::aside, Tag::footer, Tag::header,     Tag::nav,
    Tag::figure,  Tag::form, Tag::li,    Tag::table,  Tag::blockquote, Tag::section};

/// Appends to the rows of the material's traits that are wanted, and their `around`; fills
/// `in_comments`. The columns' order is persisted; trait_names.cpp has them in
/// words.
void add_markup_traits(const Page& page, const Structure& structure, const Cues& cues,
                       const StatedText& stated, const std::vector<bool>& wanted,
                       Material& material);

}  // namespace stemma::extract::html
