// Character references: "&amp;", "&#8217;", "&eacute" (HTML 13.2.5.72 to 80).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::extract::html {

enum class ReferencePlace : std::uint8_t {
    text,
    attribute,  ///< "?a=1&copy=2" is no copyright sign
};

/// Appends `raw` with its references decoded. What is none stays as it stands. Linear.
void append_decoded(std::string& out, std::string_view raw, ReferencePlace place);

}  // namespace stemma::extract::html
