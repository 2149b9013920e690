// An article's text with everything that was read in it marked where it stands.
#pragma once

#include "render/html/markup.h"
#include "stemma/reading.h"

namespace stemma::render {

/// Paragraph after paragraph. The cue of attribution n holds the anchor "at-n", that of event n
/// "ev-n". Spans that do not lie in the text are left out.
void write_marked_text(Markup& m, const ReadArticle& article);

}  // namespace stemma::render
