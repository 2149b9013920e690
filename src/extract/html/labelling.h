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
    Material material;
    Structure structure;
    StatedText stated;
};

[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues,
                                   const WeighedFeatures& weights);
/// With the first pass's features written down, and not weighed: to learn from, or to explain.
[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues, const WrittenFeatures& all);

}  // namespace stemma::extract::html
