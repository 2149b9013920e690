#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>

#include "base/strings.h"
#include "base/valid_utf8.h"

namespace stemma::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

constexpr std::uint64_t packed(char32_t value, std::uint32_t size, bool valid) {
    return value | std::uint64_t{size} << 32U | std::uint64_t{valid} << 40U;
}

/// What a lead byte promises (Unicode 15, table 3-7): the length, and the range of the next byte.
struct Lead {
    std::uint32_t size = 0;  ///< 0: no lead byte
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

constexpr Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {2, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
    }
    return {};
}

/// Bytes of the maximal subpart of an ill-formed sequence that starts at `at`; at least 1.
std::size_t ill_formed_size(std::string_view text, std::size_t at) {
    const Lead lead = lead_of(byte_at(text, at));
    std::size_t size = 1;
    while (size < lead.size && at + size < text.size()) {
        const unsigned char next = byte_at(text, at + size);
        const bool fits = size == 1 ? next >= lead.low && next <= lead.high : is_continuation(next);
        if (!fits) {
            break;
        }
        ++size;
    }
    return size;
}

std::size_t skip_plain(std::string_view text, std::size_t at) {
    while (at < text.size() && byte_at(text, at) < 0x80 && text[at] != '\0') {
        ++at;
    }
    return at;
}

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

std::uint32_t category(char32_t c) { return U_GET_GC_MASK(as_icu(c)); }

/// Letters that carry a stroke or are joined, and so have no decomposition, and quotation marks
/// and dashes, which compare as their plain forms.
std::string_view plain_form(char32_t c) {
    switch (c) {
        case U'ß':
        case U'ẞ': return "ss";
        case U'æ':
        case U'Æ': return "ae";
        case U'œ':
        case U'Œ': return "oe";
        case U'ø':
        case U'Ø': return "o";
        case U'ł':
        case U'Ł': return "l";
        case U'đ':
        case U'Đ':
        case U'ð':
        case U'Ð': return "d";
        case U'þ':
        case U'Þ': return "th";
        case U'ı': return "i";
        case U'‘':
        case U'’':
        case U'‚':
        case U'‛':
        case U'ʼ':
        case U'ʻ':
        case U'′':
        case U'`':
        case U'´': return "'";
        case U'“':
        case U'”':
        case U'„':
        case U'‟':
        case U'«':
        case U'»': return "\"";
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'—':
        case U'―':
        case U'−': return "-";
        default: return {};
    }
}

/// Accents and points, but not the vowel signs and voicing marks that make another letter.
bool is_accent(UChar32 c) {
    const int combining_class = u_getCombiningClass(c);
    return combining_class >= 200 || (combining_class >= 10 && combining_class <= 35);
}

void append_folded(std::string& out, char32_t c, const UNormalizer2* decomposer) {
    if (const std::string_view plain = plain_form(c); !plain.empty()) {
        out.append(plain);
        return;
    }
    // The longest compatibility decomposition has 18 UTF-16 units (U+FDFA).
    std::array<UChar, 32> units{};
    UErrorCode status = U_ZERO_ERROR;
    const int count = unorm2_getDecomposition(decomposer, as_icu(c), units.data(),
                                              static_cast<int>(units.size()), &status);
    if (count < 0 || U_FAILURE(status) != 0) {
        if (!is_accent(as_icu(c))) {
            append(out, static_cast<char32_t>(u_foldCase(as_icu(c), U_FOLD_CASE_DEFAULT)));
        }
        return;
    }
    for (int i = 0; i < count;) {
        UChar32 part = 0;
        U16_NEXT(units.data(), i, count, part);
        if (is_accent(part)) {
            continue;
        }
        const auto folded = static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT));
        const std::string_view plain = plain_form(folded);
        if (plain.empty()) {
            append(out, folded);
        } else {
            out.append(plain);
        }
    }
}

}  // namespace

std::uint64_t detail::decode_packed(std::string_view text, std::size_t at) {
    constexpr std::uint64_t nothing_valid = packed(replacement, 1, false);
    const unsigned char first = byte_at(text, at);
    const Lead lead = lead_of(first);
    if (lead.size == 0 || text.size() - at < lead.size) {
        return nothing_valid;
    }
    const unsigned char second = byte_at(text, at + 1);
    if (second < lead.low || second > lead.high) {
        return nothing_valid;
    }
    char32_t value = first & (0x7FU >> lead.size);
    value = (value << 6U) | (second & 0x3FU);
    for (std::uint32_t i = 2; i < lead.size; ++i) {
        const unsigned char next = byte_at(text, at + i);
        if (!is_continuation(next)) {
            return nothing_valid;
        }
        value = (value << 6U) | (next & 0x3FU);
    }
    return packed(value, lead.size, true);
}

CodePoint decode_before(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        const CodePoint c = decode(text.substr(0, at), at - back);
        if (c.valid && c.size == back) {
            return c;
        }
    }
    return {};
}

void append(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = replacement;
    }
    const auto tail = [&](unsigned shift) {
        out.push_back(static_cast<char>(0x80U | ((c >> shift) & 0x3FU)));
    };
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        tail(0);
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_valid_utf8(std::string_view text) { return all_utf8(text); }

std::string repair_utf8(std::string_view bytes) {
    if (all_utf8(bytes) && bytes.find('\0') == std::string_view::npos) {
        return std::string(bytes);
    }
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t plain = skip_plain(bytes, at);
        out.append(bytes.substr(at, plain - at));
        at = plain;
        if (at == bytes.size()) {
            break;
        }
        const CodePoint c = decode(bytes, at);
        if (c.valid && c.value != 0) {
            out.append(bytes.substr(at, c.size));
            at += c.size;
        } else {
            append(out, replacement);
            at += ill_formed_size(bytes, at);
        }
    }
    return out;
}

std::size_t boundary_before(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return text.size();
    }
    for (std::size_t back = 1; back < 4 && back <= at; ++back) {
        const CodePoint c = decode(text, at - back);
        if (c.valid && c.size > back) {
            return at - back;
        }
    }
    return at;
}

bool is_letter(char32_t c) {
    return c < 0x80 ? is_ascii_alpha(static_cast<char>(c)) : u_isalpha(as_icu(c)) != 0;
}
bool is_upper(char32_t c) {
    return c < 0x80 ? is_ascii_upper(static_cast<char>(c))
                    : (category(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}
bool is_lower(char32_t c) {
    return c < 0x80 ? is_ascii_lower(static_cast<char>(c)) : (category(c) & U_GC_LL_MASK) != 0;
}
bool is_digit(char32_t c) {
    return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : (category(c) & U_GC_ND_MASK) != 0;
}
bool is_space(char32_t c) {
    if (c < 0x80) {
        return is_ascii_space(static_cast<char>(c));
    }
    return u_isUWhiteSpace(as_icu(c)) != 0 || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}
bool is_mark(char32_t c) { return c >= 0x300 && (category(c) & U_GC_M_MASK) != 0; }
bool is_punctuation(char32_t c) { return (category(c) & (U_GC_P_MASK | U_GC_S_MASK)) != 0; }

char32_t to_lower(char32_t c) {
    return c < 0x80 ? static_cast<char32_t>(ascii_lower(static_cast<char>(c)))
                    : static_cast<char32_t>(u_tolower(as_icu(c)));
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (byte_at(text, at) < 0x80) {
            out.push_back(ascii_lower(text[at++]));
            continue;
        }
        const CodePoint c = decode(text, at);
        if (c.valid) {
            append(out, to_lower(c.value));
        } else {
            out.push_back(text[at]);
        }
        at += c.size;
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* decomposer = unorm2_getNFKDInstance(&status);
    for (std::size_t at = 0; at < text.size();) {
        if (byte_at(text, at) < 0x80) {
            out.push_back(text[at] == '`' ? '\'' : ascii_lower(text[at]));
            ++at;
            continue;
        }
        const CodePoint c = decode(text, at);
        if (!c.valid) {
            out.push_back(text[at]);
        } else if (U_SUCCESS(status) != 0) {
            append_folded(out, c.value, decomposer);
        } else {
            append(out, to_lower(c.value));
        }
        at += c.size;
    }
    return out;
}

}  // namespace stemma::text
