// Authors' names out of bylines: "By Anna Varga and Tom Reed, Staff Writers".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stemma::extract {

/// The names in a byline, in order; empty if it holds none. `stated`: the text comes from a field
/// that is for authors, so that no "By" is needed.
[[nodiscard]] std::vector<std::string> names_in_byline(std::string_view byline, bool stated);

}  // namespace stemma::extract
