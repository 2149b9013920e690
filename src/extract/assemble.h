// Labelled blocks → the text of an article and the record of what was cut.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/blocks/labeller.h"
#include "extract/reasons.h"
#include "stemma/article.h"

namespace stemma::extract {

/// From probabilities to a decision; repairs what no label can know: a page is never left without
/// text where a stretch of prose stands in it, the headline is no part of the text, and a heading
/// with nothing below it goes. One flag a block.
[[nodiscard]] std::vector<bool> decide(const Material& material, std::span<const float> keep);

/// A document of which less is kept shows no article.
inline constexpr std::uint32_t enough_words = 25;
[[nodiscard]] std::uint32_t words_kept(const Material& material, const std::vector<bool>& kept);

/// Fills text, paragraphs and dropped. Kept and dropped blocks together are all blocks, in order.
void assemble(const Material& material, const std::vector<bool>& kept, const Cues& cues,
              const Markup& markup, Article& article);

}  // namespace stemma::extract
