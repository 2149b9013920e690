// Why a block was cut, for Article::dropped.
//
//   std::string_view why = reason_of(material, i, kept, cues, markup);
//
// Cues tell (data/extract/cues.tsv); where none does, the block's shape and place. The reason is
// for the reader and never changes what is cut.
#pragma once

#include <string_view>

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "extract/html/dom.h"
#include "extract/html/structure.h"

namespace stemma::extract {

/// The elements around a page's blocks; null for plain text.
struct Markup {
    const html::Page* page = nullptr;
    const html::Structure* structure = nullptr;
};

/// `kept` is the stretch from the article's first block to its last; block `i` is not kept. The
/// view lives as long as `cues`.
[[nodiscard]] std::string_view reason_of(const Material& material, std::size_t i, BlockRange kept,
                                         const Cues& cues, const Markup& markup);
/// The same of a block that was left out before block `next`. The elements around it are asked
/// first: its words were never looked at.
[[nodiscard]] std::string_view reason_of(const Material& material, const Block& left_out,
                                         std::size_t next, BlockRange kept, const Cues& cues,
                                         const Markup& markup);

}  // namespace stemma::extract
