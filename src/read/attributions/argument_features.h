// Second pass: the source and the content of one cue.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/feature_rows.h"
#include "read/attributions/article_view.h"

namespace stemma::read {

/// begin, inside, end and single token of either role.
enum class ArgumentLabel : std::uint8_t {  // persisted: append only
    none,
    source_begin,
    source_inside,
    source_end,
    source_single,
    content_begin,
    content_inside,
    content_end,
    content_single,
};
inline constexpr std::size_t argument_labels = 9;

/// Where a cue's source and content can stand: its sentence, the quotation that runs into it, and
/// the quotation that follows. At most a few hundred tokens, and not over many other cues. `cues`
/// are all of the article, in order, `cue` its position there.
[[nodiscard]] TokenRange argument_window(const ArticleView& article,
                                         std::span<const TokenRange> cues, std::size_t cue);

/// One row a token of `window`, in the place of what `rows` held; `cues` are all of the article, in
/// order, `cue` its position there.
void write_argument_features(const ArticleView& article, TokenRange window,
                             std::span<const TokenRange> cues, std::size_t cue,
                             model::FeatureRows& rows);

}  // namespace stemma::read
