// A page ready for the labeller.
#pragma once

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "extract/html/dom.h"
#include "extract/html/linked_data.h"
#include "extract/html/sieve.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

/// `structure` refers to the page, which must outlive it.
struct PageMaterial {
    /// Blocks and what is known of them; no features yet. `structure` is that of all blocks.
    PageMaterial(const Page& page, Blocks blocks, Structure structure);

    Material material;
    Structure structure;
    StatedText stated;
};

/// Ready for labeller.label(), with what its first pass thinks of what the sieve, if there is one,
/// leaves.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const Labeller& labeller,
                                   const Sieve* sieve = nullptr);
/// With the first pass's features written down, and the traits of all blocks: to learn from, or to
/// explain.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all,
                                   const Sieve* sieve = nullptr);
/// The same of blocks that are left after a sieve.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all,
                                   Blocks blocks, Structure structure);

}  // namespace stemma::extract::html
