// The unit that extraction labels: a line of a plain text, a run of inline content of a page.
//
//   Blocks blocks = plain::find_blocks(text);          // or html::find_blocks(page)
//   for (const Block& b : blocks.list) use(b.text.of(blocks.text));
//
// A plain value; no Block is empty, and they stand in document order without overlap.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/span.h"

namespace stemma::extract {

/// How a block is parted from the one before.
enum class Gap : std::uint8_t {
    cell,       ///< the next cell of a table row
    line,       ///< one line break
    paragraph,  ///< a blank line, or a new element
};

enum class BlockKind : std::uint8_t { text, heading, item, quote, cell, preformatted, caption };

struct Block {
    Span text;                 ///< in Blocks::text, white space already collapsed
    Gap gap = Gap::paragraph;  ///< before this block
    BlockKind kind = BlockKind::text;
    bool hidden = false;           ///< the page says that it is not shown
    std::uint32_t link_bytes = 0;  ///< of the text, inside links
    std::uint32_t bold_bytes = 0;  ///< of the text, in bold
    std::uint32_t italic_bytes = 0;
    std::uint32_t node = 0;       ///< html::NodeId of the innermost element around all of it
    std::uint32_t text_node = 0;  ///< html::NodeId of its first text
};

struct Blocks {
    std::string text;  ///< all blocks, each followed by a newline
    std::vector<Block> list;
    std::string title;  ///< what the document calls itself; may carry the site's name

    [[nodiscard]] std::string_view text_of(const Block& block) const { return block.text.of(text); }
};

}  // namespace stemma::extract
