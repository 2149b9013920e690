#include "extract/blocks/collapse.h"

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

/// ASCII that is shown; the rest of ASCII counts as white space.
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F;
}

/// The end of a stretch that stays as it is: plain characters, with single spaces between them.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size() &&
           (is_plain(text[at]) || (text[at] == ' ' && at + 1 < text.size() &&
                                   is_plain(text[at + 1]) && at > 0 && is_plain(text[at - 1])))) {
        ++at;
    }
    return at;
}

}  // namespace

void append_collapsed(std::string& out, std::size_t begin, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_plain(text, i);
        out.append(text, i, end - i);
        bool space = false;
        for (i = end; i < text.size() && !is_plain(text[i]);) {
            std::size_t size = 1;
            const Sort sort = static_cast<unsigned char>(text[i]) < 0x80
                                  ? Sort::space
                                  : sort_of(text.substr(i), size);
            if (sort == Sort::visible) {
                break;
            }
            space |= sort == Sort::space;
            i += size;
        }
        if (space && out.size() > begin && out.back() != ' ') {
            out += ' ';
        }
        if (i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80) {
            const std::size_t size = text::decode(text, i).size;
            out.append(text, i, size);
            i += size;
        }
    }
}

void end_collapsed(std::string& out, std::size_t begin) {
    if (out.size() > begin && out.back() == ' ') {
        out.pop_back();
    }
}

}  // namespace stemma::extract
