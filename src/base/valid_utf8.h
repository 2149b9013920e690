// Are all bytes of a text UTF-8? Many at a time, by simdjson; text/utf8.h has all that is finer.
#pragma once

#include <string_view>

namespace stemma {

/// Overlong forms, surrogates and values over U+10FFFF are not; NUL is.
[[nodiscard]] bool all_utf8(std::string_view text);

}  // namespace stemma
