#include "extract/blocks/collapse.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/simd.h"
#include "base/strings.h"
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

/// What a byte says of the character it begins or belongs to.
enum class Byte : unsigned char {
    white,  ///< ASCII that is not shown: counts as white space
    shown,  ///< as it is
    open,   ///< some of the characters that begin so are not shown
};

constexpr auto byte_sorts = [] {
    std::array<Byte, 256> sorts{};
    for (std::size_t byte = 0; byte < sorts.size(); ++byte) {
        sorts[byte] = byte > 0x20 && byte != 0x7F ? Byte::shown : Byte::white;
    }
    // U+0080 … U+00BF, U+1000 … U+3FFF, U+F000 … U+FFFF
    for (const std::size_t byte : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) {
        sorts[byte] = Byte::open;
    }
    return sorts;
}();

STEMMA_INLINE Byte byte_sort(char c) { return byte_sorts[static_cast<unsigned char>(c)]; }

#if defined(__SSE2__)
/// Of sixteen bytes, a bit each.
struct Sorts {
    explicit Sorts(const char* text)
        : Sorts(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text))) {}
    explicit Sorts(__m128i bytes) {
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
    /// Without the first ones.
    [[nodiscard]] Sorts from(std::size_t first) const {
        Sorts rest = *this;
        for (unsigned* bits : {&rest.high, &rest.plain, &rest.shown, &rest.space}) {
            *bits >>= first;
        }
        return rest;
    }
    static constexpr std::size_t count = 16;
    unsigned high = 0;
    unsigned plain = 0;
    unsigned shown = 0;  ///< Byte::shown
    unsigned space = 0;
};
#endif

/// The end of a stretch that stays as it is: what is shown, single spaces after it.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    unsigned after_space = 1;  // no stretch begins with a space
#if defined(__SSE2__)
    const auto length = [&](const Sorts& sorts) {
        const unsigned doubled = sorts.space & (sorts.space << 1U | after_space);
        const unsigned goes_on = (sorts.shown | sorts.space) & ~doubled;
        after_space = sorts.space >> (Sorts::count - 1);
        return static_cast<std::size_t>(std::countr_one(goes_on));
    };
    for (; at + Sorts::count <= text.size(); at += Sorts::count) {
        if (const std::size_t end = length(Sorts(&text[at])); end != Sorts::count) {
            return at + end;
        }
    }
    if (text.size() >= Sorts::count) {
        const std::size_t last = text.size() - Sorts::count;
        return at + length(Sorts(&text[last]).from(at - last));
    }
#endif
    for (; at < text.size(); ++at) {
        const bool space = text[at] == ' ';
        if (space ? after_space != 0 : byte_sort(text[at]) != Byte::shown) {
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
    if (text.size() >= Sorts::count) {
        const std::size_t last = text.size() - Sorts::count;
        const Sorts sorts = Sorts(&text[last]).from(at - last);
        const unsigned ends = sorts.plain | sorts.high;
        return ends == 0 ? text.size() : at + static_cast<std::size_t>(std::countr_zero(ends));
    }
#endif
    while (at < text.size() && byte_sort(text[at]) == Byte::white) {
        ++at;
    }
    return at;
}

}  // namespace

void append_collapsed(std::string& out, std::size_t begin, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        bool space = false;
        std::size_t size = 0;  // of a character that is shown after all
        while (i < text.size() && size == 0 && byte_sort(text[i]) != Byte::shown) {
            if (byte_sort(text[i]) == Byte::white) {
                space = true;
                i = end_of_white(text, i + 1);
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
        if (i < text.size()) {
            const std::size_t end = end_of_plain(text, i + size);
            out.append(text, i, end - i);
            i = end;
        }
    }
}

void append_collapsed_ascii(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_ascii_space(text[i])) {
            if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
            ++i;
            continue;
        }
        const std::size_t end = std::max(end_of_plain(text, i), i + 1);
        out.append(text, i, end - i);
        i = end;
    }
}

void end_collapsed(std::string& out, std::size_t begin) {
    if (out.size() > begin && out.back() == ' ') {
        out.pop_back();
    }
}

}  // namespace stemma::extract
