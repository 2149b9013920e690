// RunReport → one self-contained HTML page (several stories: an index first).
//
//   std::string page = render::html(report);
//
// Nothing is requested from anywhere; a content security policy in the page forbids it. Every
// character of an article is escaped. The page is readable without JavaScript.
#pragma once

#include <string>

#include "stemma/report.h"

namespace stemma::render {

[[nodiscard]] std::string html(const RunReport& report);

}  // namespace stemma::render
