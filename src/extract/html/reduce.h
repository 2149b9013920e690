// A page with everything taken out that could make parsing slow, deep or large.
//
//   std::string safe = reduce(html, limits);     // parses to the same article
//
// Taken out: comments, styles, scripts but `application/ld+json`, SVG and MathML, templates; start
// tags (with their end tags) beyond the limits of depth and count, surplus attributes, the ends of
// huge attribute values (`data:` images). What is kept is copied byte for byte. Linear.
#pragma once

#include <string>
#include <string_view>

#include "extract/html/dom.h"

namespace stemma::extract::html {

[[nodiscard]] std::string reduce(std::string_view html, const PageLimits& limits);

}  // namespace stemma::extract::html
