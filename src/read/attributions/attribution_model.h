// The two learned passes, and how their labels become token ranges.
//
//   cue tagger:       … said/B in/I a/I statement/I …             one pass over each sentence
//   argument tagger:  Kim/S said that talks/C …/C failed/C        one pass over each cue's window
//
// The trainer (tools/train_attributions.cpp) and the finder share this, so that what is measured
// is what runs.
#pragma once

#include <string>
#include <vector>

#include "base/data_folder.h"
#include "model/tagger.h"
#include "read/attributions/article_view.h"
#include "read/syntax/word_classes.h"
#include "stemma/result.h"

namespace stemma::read {

/// An attribution in tokens: one cue, and the parts of its source and content in order.
struct RoleTokens {
    TokenRange cue;
    std::vector<TokenRange> source;
    std::vector<TokenRange> content;
};

class AttributionModel {
public:
    AttributionModel(WordClasses classes, model::Tagger cues, model::Tagger arguments)
        : classes_(std::move(classes)), cues_(std::move(cues)), arguments_(std::move(arguments)) {}
    [[nodiscard]] static Result<AttributionModel> open(const DataFolder& data,
                                                       const Inflections& forms);

    /// What speaks for a cue that begins at `token`, the strongest first.
    [[nodiscard]] std::vector<std::string> reasons(const ArticleView& article,
                                                   std::uint32_t token) const;
    [[nodiscard]] std::vector<RoleTokens> find(const ArticleView& article) const;

private:
    [[nodiscard]] std::vector<TokenRange> find_cues(const ArticleView& article) const;

    WordClasses classes_;
    model::Tagger cues_;
    model::Tagger arguments_;
};

[[nodiscard]] std::vector<std::string> cue_label_names();
[[nodiscard]] std::vector<std::string> argument_label_names();
/// allowed[i * labels + j] for the trainer: which label may follow which.
[[nodiscard]] std::vector<bool> allowed_cue_labels();
[[nodiscard]] std::vector<bool> allowed_argument_labels();

}  // namespace stemma::read
