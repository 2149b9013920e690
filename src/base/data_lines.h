// The lines of a word list: plain text, an entry a line, blank lines and comments ("# …") between.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stemma {

struct DataLine {
    std::uint32_t number = 0;  ///< in the file, from 1: for errors
    std::string_view text;     ///< trimmed, never empty
};

/// The entries in order. Views into `bytes`. Linear.
[[nodiscard]] std::vector<DataLine> data_lines(std::string_view bytes);

}  // namespace stemma
