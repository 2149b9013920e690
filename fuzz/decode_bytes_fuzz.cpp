// Bytes of any encoding: what comes out is valid UTF-8 without NUL, under every declaration.
#include <cstdint>
#include <string_view>

#include "check.h"
#include "text/encoding.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(text::looks_binary(bytes));
    const std::string label = text::declared_encoding(bytes);
    for (const std::string_view declared :
         {std::string_view(label), std::string_view(), std::string_view("shift_jis"),
          std::string_view("gb18030"), std::string_view("iso-2022-jp")}) {
        const text::Decoded decoded = text::decode_bytes(bytes, declared);
        fuzz::require(text::is_valid_utf8(decoded.text));
        fuzz::require(decoded.text.find('\0') == std::string::npos);
    }
    return 0;
}
