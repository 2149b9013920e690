// Language identification (CLD2), as a BCP 47 primary tag.
#pragma once

#include <string>
#include <string_view>

namespace stemma::text {

/// "en", "de", …; "und" when the text is too short or mixed to tell. `declared` ("de-DE", from
/// markup) breaks ties only.
[[nodiscard]] std::string identify_language(std::string_view text, std::string_view declared = {});

}  // namespace stemma::text
