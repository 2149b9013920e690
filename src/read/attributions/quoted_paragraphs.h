// Quotations over several paragraphs: a paragraph that is nothing but a quotation, without a cue of
// its own, goes on with what the speaker of the paragraph before said.
#pragma once

#include <vector>

#include "read/attributions/article_view.h"
#include "read/attributions/attribution_model.h"

namespace stemma::read {

/// Adds such paragraphs to the contents of `found`, which are in order of their cues; and what
/// comes before a content that starts in the middle of a quotation over paragraphs.
void attach_quoted_paragraphs(const ArticleView& article, std::vector<RoleTokens>& found);

}  // namespace stemma::read
