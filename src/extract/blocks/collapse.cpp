#include "extract/blocks/collapse.h"

#include <bit>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

#if defined(__SSE2__)
/// Of sixteen bytes, a bit each.
struct Sorts {
    explicit Sorts(const char* text) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
        const auto bits = [](__m128i mask) {
            return static_cast<unsigned>(_mm_movemask_epi8(mask));
        };
        high = bits(bytes);  // signed: bytes from 0x80 on are less than 0
        plain = bits(_mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(0x20)),
                                   _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x7F))));
        space = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
    }
    static constexpr std::size_t count = 16;
    static constexpr unsigned all = 0xFFFF;
    unsigned high = 0;
    unsigned plain = 0;
    unsigned space = 0;
};
#endif

/// The end of a stretch that stays as it is: plain characters, single spaces after them.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    unsigned after_space = 1;  // no stretch begins with a space
#if defined(__SSE2__)
    for (; at + Sorts::count <= text.size(); at += Sorts::count) {
        const Sorts sorts(&text[at]);
        const unsigned doubled = sorts.space & (sorts.space << 1U | after_space);
        const unsigned ends = (~(sorts.plain | sorts.space) | doubled) & Sorts::all;
        if (ends != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(ends));
        }
        after_space = sorts.space >> (Sorts::count - 1);
    }
#endif
    for (; at < text.size(); ++at) {
        const bool space = text[at] == ' ';
        if (space ? after_space != 0 : !is_plain(text[at])) {
            break;
        }
        after_space = space ? 1 : 0;
    }
    return at;
}

/// Past what is ASCII and not shown.
std::size_t end_of_white(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
    for (; at + Sorts::count <= text.size(); at += Sorts::count) {
        const Sorts sorts(&text[at]);
        if (const unsigned ends = sorts.plain | sorts.high; ends != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(ends));
        }
    }
#endif
    while (at < text.size() && !is_plain(text[at]) && static_cast<unsigned char>(text[at]) < 0x80) {
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
            if (static_cast<unsigned char>(text[i]) < 0x80) {
                space = true;
                i = end_of_white(text, i);
                continue;
            }
            std::size_t size = 1;
            const Sort sort = sort_of(text.substr(i), size);
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
