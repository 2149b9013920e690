// The escaping inside JSON strings, for the writer and for JSON embedded elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace stemma::json {

/// Appends `text` (UTF-8) as it stands between the quotation marks of a JSON string.
void append_escaped(std::string& out, std::string_view text);

}  // namespace stemma::json
