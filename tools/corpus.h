// Reading labelled corpora for the tools: JSON Lines and CoNLL, plain or .xz.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace stemma::tools {

/// The whole file, decompressed if its name ends in .xz. Prints the reason and exits on failure.
[[nodiscard]] std::string read_corpus(const std::string& path);
/// Calls `row` for each line's JSON value.
void for_each_row(const std::string& path, const std::function<void(const json::Value&)>& row);
/// Writes a file whole; prints the reason and exits on failure.
void write_output(const std::string& path, std::string_view bytes);

/// Byte offset of each code point of `text`, and its size as the last: code point offsets, as
/// the corpora have them, to bytes.
[[nodiscard]] std::vector<std::uint32_t> code_point_offsets(std::string_view text);

}  // namespace stemma::tools
