// The article where a page only carries it: in templates, <noscript>, scripts' data, for a browser
// to draw.
//
//   const std::string markup = carried_markup(page, blocks.title);
//   if (!markup.empty())
//       … Page::parse(markup) …        // and label that like any page
//
// For pages whose blocks show no article; reads the source once more, so it costs nothing
// elsewhere. Thread safety: a function of its arguments. Linear in the page.
#pragma once

#include <string>
#include <string_view>

#include "extract/html/dom.h"

namespace stemma::extract::html {

/// Of all that the page carries unseen, what holds the most prose, as markup of its own: of a
/// script's data the object that names `title`. Empty where nothing holds a sentence or two.
[[nodiscard]] std::string carried_markup(const Page& page, std::string_view title);

}  // namespace stemma::extract::html
