// One article's reading, for a reader's eyes.
//
//   std::string page = render::reading_page(article, "1.0");   // HTML, self-contained
//   std::string lines = render::reading_dump(article);         // docs/reading.md has the columns
//
// The page keeps the promises of html/html.h: everything from outside is escaped, nothing is
// requested from anywhere. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "stemma/reading.h"

namespace stemma::render {

[[nodiscard]] std::string reading_page(const ReadArticle& article, std::string_view version);

/// A line a token: number in its sentence, word, part of speech, head's number (0: none), relation,
/// begin and end in the text; parted by tabs. A line "# …" begins the article and each sentence, an
/// empty line ends a sentence.
[[nodiscard]] std::string reading_dump(const ReadArticle& article);

}  // namespace stemma::render
