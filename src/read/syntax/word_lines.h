// Word lists of the data folder: one entry a line, '#' starts a comment, blank lines do not count.
//
//   auto read = parse_word_lines(text, "read/events.txt", [&](std::string_view line) {
//       return std::string_view(line.contains(':') ? "" : "a line needs a colon");  // "" = good
//   });
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "stemma/result.h"

namespace stemma::read {

/// Calls `add` for every entry; the first fault it returns, or a list without entries, is an Error
/// that names the source and the line.
template <class Add>
[[nodiscard]] Result<void> parse_word_lines(std::string_view text, std::string_view source,
                                            Add&& add) {
    std::uint64_t number = 0;
    bool any = false;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        line = trim(line.substr(0, line.find('#')));
        if (line.empty()) {
            continue;
        }
        any = true;
        if (const std::string_view fault = add(line); !fault.empty()) {
            return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                         std::string(fault), printable_excerpt(line)});
        }
    }
    if (!any) {
        return fail(ErrorCode::damaged, std::string(source), "no words in it");
    }
    return {};
}

}  // namespace stemma::read
