// Small parts that all feed formats share: dates, words out of markup, pages out of content.
#pragma once

#include <string>
#include <string_view>

#include "stemma/article.h"

namespace stemma::extract {

inline constexpr std::size_t most_items = 50'000;

/// A date as feeds and wires write it – ISO 8601, its basic form ("20310502T061500+0100"), RFC 822
/// ("Mon, 02 May 2031 06:15:00 GMT") – as ISO 8601; "" if it is none. Time zones are kept.
[[nodiscard]] std::string iso_date(std::string_view text);

/// Does it hold tags?
[[nodiscard]] bool has_markup(std::string_view text);

/// One line of words: tags out, character references resolved, white space as one space.
[[nodiscard]] std::string words_of(std::string_view text);

/// Makes `content` the body of the document: a page with the hints' title as its headline if there
/// is markup in it, else clean text.
void set_content(Document& document, std::string_view content);

/// "de-DE" → "de".
[[nodiscard]] std::string primary_language(std::string_view tag);

}  // namespace stemma::extract
