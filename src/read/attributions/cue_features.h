// First pass: which tokens are cues ("said", "according to", "a statement by").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/feature_rows.h"
#include "read/attributions/article_view.h"
#include "read/syntax/word_classes.h"

namespace stemma::read {

enum class CueLabel : std::uint8_t { none, begin, inside };  // persisted: append only

/// One row a token of `sentence`, in the place of what `rows` held.
void write_cue_features(const ArticleView& article, const WordClasses& classes, TokenRange sentence,
                        model::FeatureRows& rows);

/// What a feature of these rows looks at, in words, by the tag that its writer gave it.
[[nodiscard]] std::string_view describe_cue_feature(std::uint32_t tag);

}  // namespace stemma::read
