// Why each block of a document was kept or dropped, for `--explain`.
//
//   article.blocks = explain(material, first, sieve, kept, labeller, cues, markup);
//
// The probability is the labeller's last word. The reasons of the second pass, which decides where
// it looks, are traits, weighed against those of the blocks with the other label
// (Labeller::weigh); those of the first, its features and their weights. These are hashes: their
// names come from the tag that Row writes beside each, and the words and class names from the block
// and the elements around it.
#pragma once

#include <span>
#include <vector>

#include "extract/blocks/labeller.h"
#include "extract/reasons.h"
#include "model/tagger.h"
#include "stemma/article.h"

namespace stemma::extract {

/// The features by which a block was judged, written down, and what judged.
struct Judged {
    std::span<const model::FeatureVector> rows;
    const model::Tagger* by = nullptr;
};

/// `first`: of the first pass, one row a block; `sieve`: one a block that was left out. One entry a
/// block, with at most five reasons of each pass.
[[nodiscard]] std::vector<LabelledBlock> explain(const Material& material, const Judged& first,
                                                 const Judged& sieve, const std::vector<bool>& kept,
                                                 const Labeller& labeller, const Cues& cues,
                                                 const Markup& markup);

}  // namespace stemma::extract
