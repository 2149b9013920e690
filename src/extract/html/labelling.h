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

[[nodiscard]] PageMaterial prepare(const Page& page, const Cues& cues);

}  // namespace stemma::extract::html
