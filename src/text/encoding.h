// Bytes of any encoding → valid UTF-8. Never fails: what cannot be decoded becomes U+FFFD.
//
// Order of trust (WHATWG Encoding Standard, with one change: bytes that are valid UTF-8 and not
// plain ASCII are UTF-8, whatever is declared): byte order mark, valid UTF-8, the declaration, the
// statistics of the bytes, windows-1252. Text that was encoded twice (mojibake) is left as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::text {

struct Decoded {
    std::string text;       ///< valid UTF-8, no byte order mark, no NUL
    std::string encoding;   ///< name of what was decoded from: "UTF-8", "windows-1252", …
    bool repaired = false;  ///< something was replaced by U+FFFD
    bool returns = true;    ///< there may be carriage returns
};

/// What the caller knows of bytes; they are not checked to be what they are said to be. `plain`:
/// valid, and of the control characters, they have tab and newline at most.
enum class Utf8 : std::uint8_t { unknown, valid, plain };

/// `declared` is a label such as "iso-8859-1", from a header or a meta element; may be empty.
[[nodiscard]] Decoded decode_bytes(std::string_view bytes, std::string_view declared = {},
                                   Utf8 known = Utf8::unknown);
/// The same; bytes that are UTF-8 already are not copied.
[[nodiscard]] Decoded decode_owned(std::string bytes, std::string_view declared = {},
                                   Utf8 known = Utf8::unknown);

/// The label in an HTML page's first 1,024 bytes (`<meta charset>` or `http-equiv`) or an XML
/// declaration; empty if there is none.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

/// True for bytes that are no text in any encoding (images, archives): magic numbers, NUL bytes
/// that are not UTF-16 or UTF-32, many control characters.
[[nodiscard]] bool looks_binary(std::string_view bytes, Utf8 known = Utf8::unknown);

}  // namespace stemma::text
