// The article in a script's data, told from the rest of them.
//
//   const std::string markup = article_in_script(script, title);     // paragraphs; may be empty
//
// The object counts that names the page's title, or is around what names it, and holds the most
// prose. Rich text that is kept in pieces ({"type": "text", …} within {"type": "paragraph", …}) is
// joined. Thread safety: a function of its arguments.
#pragma once

#include <string>
#include <string_view>

namespace stemma::extract::html {

[[nodiscard]] std::string article_in_script(std::string_view script, std::string_view title);

}  // namespace stemma::extract::html
