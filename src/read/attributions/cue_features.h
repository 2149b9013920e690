// First pass: which tokens are cues ("said", "according to", "a statement by").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/features.h"
#include "read/attributions/article_view.h"
#include "read/syntax/word_classes.h"

namespace stemma::read {

enum class CueLabel : std::uint8_t { none, begin, inside };  // persisted: append only

/// One row a token of `sentence`; `rows` only grows, to be used again.
void write_cue_features(const ArticleView& article, const WordClasses& classes, TokenRange sentence,
                        std::vector<model::FeatureVector>& rows);

/// What a feature of these rows looks at, in words, by the tag that its writer gave it.
[[nodiscard]] std::string_view describe_cue_feature(std::uint32_t tag);

}  // namespace stemma::read
