// Markup made of texts that are no page, so that they go the way of all pages.
//
//   Page::parse(page_of(title, as_markup(text)))
//
// Thread safety: functions of their arguments. Linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::extract::html {

/// Does a text hold tags of paragraphs? "a < b" has none.
[[nodiscard]] bool has_tags(std::string_view text);
/// A paragraph.
[[nodiscard]] std::string paragraph_of(std::string_view text);
/// The lines of a text as paragraphs; markup stays as it is.
[[nodiscard]] std::string as_markup(std::string_view text);
/// A page with this title around the markup of an article.
[[nodiscard]] std::string page_of(std::string_view title, std::string_view body);
/// Words in what has the shape of sentences, in any language, outside links; of text or markup.
[[nodiscard]] std::uint32_t prose_in(std::string_view text);

}  // namespace stemma::extract::html
