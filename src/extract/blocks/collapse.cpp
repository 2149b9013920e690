#include "extract/blocks/collapse.h"

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

enum class Sort : unsigned char { visible, space, nothing };

/// `size` is set to the bytes of the character at the start of `text`, which is not ASCII.
Sort sort_of(std::string_view text, std::size_t& size) {
    const text::CodePoint c = text::decode(text, 0);
    size = c.size;
    switch (c.value) {
        case 0xAD:
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0x2060:
        case 0xFEFF:
            // Joiners matter between letters of some scripts and in emoji; news text is read
            // and compared without them.
            return Sort::nothing;
        default: return text::is_space(c.value) ? Sort::space : Sort::visible;
    }
}

}  // namespace

void append_collapsed(std::string& out, std::size_t begin, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        std::size_t size = 1;
        Sort sort = is_ascii_space(c) ? Sort::space : Sort::visible;
        if (static_cast<unsigned char>(c) >= 0x80) {
            sort = sort_of(text.substr(i), size);
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            sort = Sort::space;
        }
        if (sort == Sort::visible) {
            out.append(text, i, size);
        } else if (sort == Sort::space && out.size() > begin && out.back() != ' ') {
            out += ' ';
        }
        i += size;
    }
}

void end_collapsed(std::string& out, std::size_t begin) {
    if (out.size() > begin && out.back() == ' ') {
        out.pop_back();
    }
}

}  // namespace stemma::extract
