// The one place where untrusted text becomes HTML or Markdown text.
//
//   append_html(out, article.title);            // safe between tags and inside "…" attributes
//   if (is_web_link(article.url)) …             // only then may it stand in an href
//   append_markdown(out, article.title);
//
// Ill-formed UTF-8, control characters, noncharacters and the bidirectional controls that could
// reorder the page around them become U+FFFD, visibly; all else stays verbatim.
#pragma once

#include <string>
#include <string_view>

namespace stemma::render {

/// `text` with & < > " ' as references.
void append_html(std::string& out, std::string_view text);

/// `text` on one line with everything that CommonMark could take for markup escaped.
void append_markdown(std::string& out, std::string_view text);

/// An absolute http or https address without white space, quotes, brackets or control characters.
[[nodiscard]] bool is_web_link(std::string_view url);

/// At most `limit` bytes of `text`, cut at a word where possible, with "…" where something is cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

}  // namespace stemma::render
