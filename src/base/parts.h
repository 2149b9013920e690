// The parts of a text between separators, one after the other; split() gives them as a list.
//
//   for_each_part(text, '\n', [&](std::string_view line) { … });
#pragma once

#include <string_view>

namespace stemma {

/// Empty parts are passed on, too. Views into `s`.
template <class Take>
void for_each_part(std::string_view s, char separator, Take take) {
    for (std::size_t at = s.find(separator); at != std::string_view::npos; at = s.find(separator)) {
        take(s.substr(0, at));
        s.remove_prefix(at + 1);
    }
    take(s);
}

}  // namespace stemma
