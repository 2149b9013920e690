#include "extract/blocks/collapse.h"

#include <bit>
#include <utility>

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
        default: break;
    }
    const bool mark = c.value >= 0x2010 && c.value < 0x2028;  // dashes, quotation marks, dots
    return !mark && text::is_space(c.value) ? Sort::space : Sort::visible;
}

/// ASCII that is shown; the rest of ASCII counts as white space.
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F;
}

/// First bytes of characters some of which are not shown (U+0080 … U+00BF, U+1000 … U+3FFF, U+F000
/// … U+FFFF); any other byte over 0x7F belongs to one that is.
bool may_be_hidden(char c) {
    switch (static_cast<unsigned char>(c)) {
        case 0xC2:
        case 0xE1:
        case 0xE2:
        case 0xE3:
        case 0xEF: return true;
        default: return false;
    }
}

/// Part of a character that is shown, for sure.
bool is_shown(char c) {
    return is_plain(c) || (static_cast<unsigned char>(c) >= 0x80 && !may_be_hidden(c));
}

#if defined(__SSE2__)
/// Of sixteen bytes, a bit each.
struct Sorts {
    explicit Sorts(const char* text) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
        const auto bits = [](__m128i mask) {
            return static_cast<unsigned>(_mm_movemask_epi8(mask));
        };
        const auto places_of = [&](char c) {
            return bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
        };
        high = bits(bytes);  // signed: bytes from 0x80 on are less than 0
        plain = bits(_mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(0x20)),
                                   _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x7F))));
        space = places_of(' ');
        shown = plain;
        if (high != 0) {
            shown |= high & ~(places_of('\xC2') | places_of('\xE1') | places_of('\xE2') |
                              places_of('\xE3') | places_of('\xEF'));
        }
    }
    static constexpr std::size_t count = 16;
    static constexpr unsigned all = 0xFFFF;
    unsigned high = 0;
    unsigned plain = 0;
    unsigned shown = 0;  ///< as is_shown()
    unsigned space = 0;
};
#endif

/// The end of a stretch that stays as it is: what is shown, single spaces after it.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    unsigned after_space = 1;  // no stretch begins with a space
#if defined(__SSE2__)
    for (; at + Sorts::count <= text.size(); at += Sorts::count) {
        const Sorts sorts(&text[at]);
        const unsigned doubled = sorts.space & (sorts.space << 1U | after_space);
        const unsigned ends = (~(sorts.shown | sorts.space) | doubled) & Sorts::all;
        if (ends != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(ends));
        }
        after_space = sorts.space >> (Sorts::count - 1);
    }
#endif
    for (; at < text.size(); ++at) {
        const bool space = text[at] == ' ';
        if (space ? after_space != 0 : !is_shown(text[at])) {
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
        std::size_t size = 0;  // of a character that is shown after all
        for (i = end; i < text.size() && size == 0 && !is_shown(text[i]);) {
            if (static_cast<unsigned char>(text[i]) < 0x80) {
                space = true;
                i = end_of_white(text, i);
                continue;
            }
            const Sort sort = sort_of(text.substr(i), size);
            if (sort != Sort::visible) {
                space |= sort == Sort::space;
                i += std::exchange(size, 0);
            }
        }
        if (space && out.size() > begin && out.back() != ' ') {
            out += ' ';
        }
        out.append(text, i, size);
        i += size;
    }
}

void end_collapsed(std::string& out, std::size_t begin) {
    if (out.size() > begin && out.back() == ' ') {
        out.pop_back();
    }
}

}  // namespace stemma::extract
