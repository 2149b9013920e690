// What stands between the quotation marks of a JSON string → what it means, in one pass.
//
//   std::string text(rest.size(), '\0');
//   const json::Unescaped done = json::unescape(rest, text.data());   // rest: after the first mark
//   if (done.valid)
//       use(text.substr(0, done.written), rest.substr(done.read));    // from the other mark on
//
// Where the processor has AVX2, 64 bytes at a time whatever escapes are in them. Thread safety: a
// function.
#pragma once

#include <cstddef>
#include <string_view>

namespace stemma::json {

struct Unescaped {
    std::size_t read = 0;     ///< bytes up to the quotation mark
    std::size_t written = 0;  ///< bytes that they mean
    bool valid = false;       ///< there is a quotation mark, and all escapes before it are such
    bool low = false;         ///< there may be a control character in what was read
    bool wide = false;        ///< there may be more than ASCII in what was read
};

/// `to` has room for as many bytes as `content` has; all of them may be written to.
[[nodiscard]] Unescaped unescape(std::string_view content, char* to);

}  // namespace stemma::json
