// What every page of ours begins and ends with: the head with its content security policy, the
// masthead, and the script where there is one.
//
//   open_page(m, {.title = "…", .extra_style = reading_style(), .date = report.generated});
//   …
//   close_page(m);
#pragma once

#include <string_view>

#include "render/html/markup.h"

namespace stemma::render {

struct PageFrame {
    std::string_view title;             ///< untrusted
    std::string_view extra_style = "";  ///< after the style sheet that all pages share
    std::string_view date = "";         ///< ISO 8601, or ""
};

/// Up to and with <main>.
void open_page(Markup& m, const PageFrame& frame);
/// After </main> and the footer.
void close_page(Markup& m);

}  // namespace stemma::render
