// What stands between the quotation marks of a JSON string → what it means, in one pass.
//
//   const std::string_view content = std::string_view(record).substr(1);   // after the first mark
//   const json::Unescaped done = json::unescape(content, record.data());
//   if (done.valid)
//       use(record.substr(0, done.written), content.substr(done.read));    // from the other mark
//       on
//
// Where the processor has AVX2, 64 bytes at a time whatever escapes are in them. Thread safety: a
// function.
#pragma once

#include <cstddef>
#include <string_view>

namespace stemma::json {

struct Unescaped {
    std::size_t read = 0;     ///< bytes up to the quotation mark, or to what cannot be read
    std::size_t written = 0;  ///< bytes that they mean
    bool valid = false;  ///< there is a quotation mark, and before it no control character and no
                         ///< slash but those of escapes
    bool plain = false;  ///< of the control characters, what was written has tab and newline alone
    bool wide = false;   ///< there may be more than ASCII in what was read
};

/// `to` has room for as many bytes as `content` has, all of which may be written to; or it stands
/// before `content` in the same memory: then what was not read is still there, and nothing of what
/// was.
[[nodiscard]] Unescaped unescape(std::string_view content, char* to);

}  // namespace stemma::json
