// Header fields as HTTP and WARC write them: `Name: value` a line, up to an empty line.
//
//   std::optional<Fields> fields = read_fields(text);     // text begins after the first line
//   fields->get("content-type");                          // the first of that name, any case
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::extract {

struct Fields {
    std::vector<std::pair<std::string_view, std::string_view>> list;  ///< views into the text
    std::size_t size = 0;  ///< of the fields in bytes, with the empty line

    /// Empty if there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
};

/// At most 1,000 fields are kept; lines that are no field are left out, a folded line (it begins
/// with white space) belongs to the field above and only its first line is kept. Nothing if the
/// text ends before the empty line.
[[nodiscard]] std::optional<Fields> read_fields(std::string_view text);

}  // namespace stemma::extract
