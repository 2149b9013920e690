// A page ready for the labeller.
#pragma once

#include "extract/blocks/cues.h"
#include "extract/blocks/labeller.h"
#include "extract/html/dom.h"
#include "extract/html/linked_data.h"
#include "extract/html/structure.h"

namespace stemma::extract::html {

/// `structure` refers to the page, which must outlive it.
struct PageMaterial {
    /// Blocks and what is known of them; no features yet.
    explicit PageMaterial(const Page& page);

    Material material;
    Structure structure;
    StatedText stated;
};

/// Ready for labeller.label(), with what its first pass thinks.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const Labeller& labeller);
/// With the first pass's features written down, and the traits of all blocks: to learn from, or to
/// explain.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all);

}  // namespace stemma::extract::html
