// White space normalised, and the map back: monotone, in bounds, and right for what was kept.
#include <cstdint>
#include <string>

#include "check.h"
#include "text/normalize.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma;
    const std::string raw =
        text::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
    const text::Normalized n = text::normalize_spaces(raw);
    fuzz::require(text::normalize_spaces(n.text).text == n.text);
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < n.text.size();) {
        const text::CodePoint c = text::decode(n.text, at);
        const Span here{at, at + c.size};
        const Span there = n.map.to_source(here);
        fuzz::require(there.begin >= last && there.end <= raw.size());
        fuzz::require(text::is_space(c.value) || there.of(raw) == here.of(n.text));
        last = there.begin;
        at += c.size;
    }
    static_cast<void>(text::fold(raw));
    return 0;
}
