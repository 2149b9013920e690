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
    std::uint32_t node = 0;             ///< html::NodeId of the innermost element around all of it
    std::uint32_t text_node = 0;        ///< html::NodeId of its first text
    std::uint32_t left_out_before = 0;  ///< of Blocks::left_out, how many stand before it
    float outlook = -1;  ///< what the sieve thinks of it (html/sieve.h); less than 0: nothing
};

struct Blocks {
    std::string text;  ///< all blocks, each followed by a newline
    std::vector<Block> list;
    std::vector<Block> left_out;  ///< that no pass looks at, in document order, too
    std::string title;            ///< what the document calls itself; may carry the site's name

    /// The place of list[i] among all blocks, those left out among them, and how many they are.
    [[nodiscard]] std::size_t place_of(std::size_t i) const { return i + list[i].left_out_before; }
    [[nodiscard]] std::size_t total() const { return list.size() + left_out.size(); }
    /// How many were left out between list[i - 1] and list[i]; of list.size(): after the last.
    [[nodiscard]] std::size_t left_out_between(std::size_t i) const {
        const std::size_t before = i < list.size() ? list[i].left_out_before : left_out.size();
        return before - (i == 0 ? 0 : list[i - 1].left_out_before);
    }
    /// All of them, those left out among them, in document order.
    [[nodiscard]] std::vector<const Block*> in_order() const;
    [[nodiscard]] std::string_view text_of(const Block& block) const { return block.text.of(text); }
};

inline std::vector<const Block*> Blocks::in_order() const {
    std::vector<const Block*> all;
    all.reserve(total());
    std::size_t out = 0;
    for (const Block& block : list) {
        for (; out < block.left_out_before; ++out) {
            all.push_back(&left_out[out]);
        }
        all.push_back(&block);
    }
    for (; out < left_out.size(); ++out) {
        all.push_back(&left_out[out]);
    }
    return all;
}

}  // namespace stemma::extract
