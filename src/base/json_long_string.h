// The long string of a record, read apart: a page's markup is most of its record, and is copied
// once in place of three times. json::parse() does so by itself.
//
//   if (std::optional<json::LongString> found = json::find_long_string(record, 4096))
//       rest = cat(record.substr(0, found->begin), R"("")", record.substr(found->end));
//
// The rest is a JSON text if and only if the record is one. Thread safety: a function.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::json {

struct LongString {
    std::size_t begin = 0;   ///< in the record: at its first quotation mark
    std::size_t end = 0;     ///< after its other one
    std::size_t member = 0;  ///< which member of the record has it as its value, from 0
    std::string text;        ///< what the string means
};

/// The first member's string that takes `least` bytes and more; nothing if there is none, if it is
/// no UTF-8, or if what stands up to its end cannot be read at a glance.
[[nodiscard]] std::optional<LongString> find_long_string(std::string_view record,
                                                         std::size_t least);

}  // namespace stemma::json
