// White space as a reader sees it.
#pragma once

#include <string>
#include <string_view>

namespace stemma::extract {

/// Appends `text` with each run of white space (Unicode's; no-break spaces too) as one space, none
/// right after the position `begin` of `out`; zero-width characters and soft hyphens left out.
void append_collapsed(std::string& out, std::size_t begin, std::string_view text);
/// The same of ASCII white space alone, none at the start of `out`.
void append_collapsed_ascii(std::string& out, std::string_view text);
/// Removes the space that append_collapsed may have left at the end.
void end_collapsed(std::string& out, std::size_t begin);

}  // namespace stemma::extract
