// Where digits stand in a text, many bytes at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/strings.h"

namespace stemma {

/// Position of the first ASCII digit at or after `at`; the text's size if there is none.
[[nodiscard]] inline std::size_t next_digit(std::string_view text, std::size_t at = 0) {
    using Bytes = std::uint8_t __attribute__((vector_size(16)));
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes)) {
        Bytes part;
        std::memcpy(&part, text.data() + at, sizeof part);
        const auto digits = part - '0' < 10;
        std::uint64_t halves[2];
        std::memcpy(halves, &digits, sizeof halves);
        if ((halves[0] | halves[1]) != 0) {
            break;
        }
    }
    while (at < text.size() && !is_ascii_digit(text[at])) {
        ++at;
    }
    return at;
}

}  // namespace stemma
