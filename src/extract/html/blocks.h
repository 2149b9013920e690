// A page as blocks: runs of inline content between the edges of block-level elements.
#pragma once

#include "extract/blocks/block.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

/// Blocks of the page's body in document order; Block::node and Block::text_node refer to `page`.
/// Line breaks part blocks, too (Gap::line; two in a row make Gap::paragraph). What is never shown
/// as text (scripts, menus of forms, fallbacks of players) gives no block; what the page hides
/// gives one that is marked.
[[nodiscard]] Blocks find_blocks(const Page& page);

}  // namespace stemma::extract::html
