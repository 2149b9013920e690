// The article's text as a page's structured data state it: evidence, not gospel.
#pragma once

#include <string>

#include "extract/blocks/four_grams.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

/// `articleBody` of the JSON-LD that has one, the longest; markup in it removed. Empty if none.
[[nodiscard]] std::string stated_body(const Page& page);
/// The description in a page's meta elements; empty if none.
[[nodiscard]] std::string stated_description(const Page& page);

/// Both, measured.
struct StatedText {
    std::string body;
    FourGrams body_runs;
    FourGrams description_runs;

    [[nodiscard]] static StatedText of(const Page& page);
};

}  // namespace stemma::extract::html
