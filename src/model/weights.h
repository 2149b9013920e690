// The weights file: one versioned, checksummed container for every model of the project.
//
//   +--------+---------+--------+----------+-----------+--------------------+----------+
//   | magic  | version | kind   | name len | payload   | name, labels,      | checksum |
//   | 8 byte | u32     | u32    | u32      | len u64   | table of weights   | u64 XXH3 |
//   +--------+---------+--------+----------+-----------+--------------------+----------+
//
// little-endian; the checksum covers every byte before it. A file that is cut off, altered, of
// another version or kind is an Error (damaged) that names it. docs/weights.md is its page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma::model {

// persisted: append only
enum class WeightsKind : std::uint32_t {
    tagger = 1,
    classifier = 2,
    trees = 3,
    scorer = 4,
    vectors = 5,
    clusters = 6
};

struct WeightsFile {
    WeightsKind kind = WeightsKind::tagger;
    std::string name;          ///< the task: "plain-lines", "pos", …
    std::string_view payload;  ///< the model's own bytes; a view of the file's
};

[[nodiscard]] std::string encode_weights(const WeightsFile& file);
/// Checks everything; `source` names the file in errors.
[[nodiscard]] Result<WeightsFile> decode_weights(std::string_view bytes, std::string_view source,
                                                 WeightsKind expected);

}  // namespace stemma::model
