#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

#include "base/simd.h"
#include "base/strings.h"
#include "text/encoding_labels.h"
#include "text/utf8.h"

namespace stemma::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t sample_size = std::size_t{64} * 1024;
constexpr std::size_t head_size = 1024;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

void append_utf16(std::string& out, const UChar* units, const UChar* end) {
    const auto count = static_cast<std::ptrdiff_t>(end - units);
    for (std::ptrdiff_t i = 0; i < count;) {
        UChar32 c = 0;
        U16_NEXT_OR_FFFD(units, i, count, c);
        append(out, static_cast<char32_t>(c == 0 ? 0xFFFD : c));
    }
}

/// Streams through ICU in pieces that never part a surrogate pair: a lone lead at a piece's end
/// would become U+FFFD, so it is carried over.
std::string convert(std::string_view bytes, const char* icu_name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(icu_name, &status));
    if (U_FAILURE(status) != 0) {
        return repair_utf8(bytes);
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 4096> buffer{};
    std::size_t carried = 0;
    const char* source = bytes.data();
    const char* const limit = source + bytes.size();
    do {
        status = U_ZERO_ERROR;
        UChar* target = buffer.data() + carried;
        ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, limit,
                       nullptr, 1, &status);
        const bool more = status == U_BUFFER_OVERFLOW_ERROR;
        carried = more && U16_IS_LEAD(target[-1]) ? 1 : 0;
        append_utf16(out, buffer.data(), target - carried);
        if (carried == 1) {
            buffer[0] = target[-1];
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return out;
}

struct Mark {
    std::string_view bytes;
    std::string_view label;
};
/// UTF-32's marks stand first: UTF-16LE's is a part of UTF-32LE's.
constexpr auto marks = std::to_array<Mark>({
    {{"\xFF\xFE\0\0", 4}, "utf-32le"},
    {{"\0\0\xFE\xFF", 4}, "utf-32be"},
    {"\xEF\xBB\xBF", "utf-8"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
});

/// UTF-16 or UTF-32 without a mark, told by where the NUL bytes of its Latin letters and spaces
/// stand; empty if it is neither.
std::string_view wide_without_mark(std::string_view bytes) {
    const std::string_view sample =
        bytes.substr(0, std::min(bytes.size(), head_size) & ~std::size_t{3});
    if (sample.size() < 4 || !sample.contains('\0')) {
        return {};
    }
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        zeros[i % 4] += sample[i] == '\0' ? 1 : 0;
    }
    const std::size_t quads = sample.size() / 4;
    const auto many = [&](std::size_t count) { return count * 10 >= quads * 7; };
    const auto none = [&](std::size_t count) { return count * 50 <= quads; };
    if (none(zeros[0]) && many(zeros[1]) && many(zeros[2]) && many(zeros[3])) {
        return "utf-32le";
    }
    if (many(zeros[0]) && many(zeros[1]) && many(zeros[2]) && none(zeros[3])) {
        return "utf-32be";
    }
    if (none(zeros[0]) && none(zeros[2]) && many(zeros[1]) && many(zeros[3])) {
        return "utf-16le";
    }
    if (many(zeros[0]) && many(zeros[2]) && none(zeros[1]) && none(zeros[3])) {
        return "utf-16be";
    }
    return {};
}

struct Utf8Count {
    std::size_t good = 0;  ///< sequences of two bytes and more
    std::size_t bad = 0;   ///< bytes over 0x7F that start nothing valid
};
Utf8Count count_utf8(std::string_view bytes) {
    Utf8Count count;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint c = decode(bytes, at);
        ++(c.valid ? count.good : count.bad);
        at += c.size;
    }
    return count;
}

/// Valid UTF-8 but for a few broken bytes (a cut, a stray piece from elsewhere).
bool mostly_utf8(const Utf8Count& count, bool declared) {
    return count.bad == 0 || count.good >= count.bad * (declared ? 2 : 8);
}

const EncodingLabel* guess(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    if (U_FAILURE(status) != 0) {
        return nullptr;
    }
    const std::string_view sample = bytes.substr(0, sample_size);
    ucsdet_enableInputFilter(detector.get(), 1);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()),
                   &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr) {
        return nullptr;
    }
    const char* name = ucsdet_getName(match, &status);
    const std::int32_t confidence = ucsdet_getConfidence(match, &status);
    if (U_FAILURE(status) != 0 || confidence < 30) {
        return nullptr;
    }
    const EncodingLabel* label = find_encoding_label(name);
    return label != nullptr && (label->is_wide() || label->name == "UTF-8") ? nullptr : label;
}

Decoded decode_as(std::string_view bytes, const EncodingLabel& label) {
    Decoded out;
    out.encoding = label.name;
    out.text = label.name == "UTF-8" ? repair_utf8(bytes) : convert(bytes, label.icu);
    out.repaired = out.text.find(replacement) != std::string::npos &&
                   (label.name != "UTF-8" || out.text != bytes);
    return out;
}

struct Choice {
    const EncodingLabel& label;
    bool whole = false;  ///< all of it is UTF-8
};

Choice choose(std::string_view bytes, std::string_view declared, Utf8 known) {
    if (const std::string_view wide = wide_without_mark(bytes); !wide.empty()) {
        return {encoding_label_or_utf8(wide)};
    }
    const EncodingLabel* label = find_encoding_label(declared);
    // A page that is read as bytes up to its declaration cannot be UTF-16 (WHATWG, 4.4).
    const bool usable = label != nullptr && !label->is_wide();
    const bool shifts = usable && label->name == "ISO-2022-JP" && bytes.contains('\x1B');
    if (shifts) {
        return {*label};
    }
    const bool declared_utf8 = usable && label->name == "UTF-8";
    if (known != Utf8::unknown || is_valid_utf8(bytes)) {
        return {utf8_label(), true};
    }
    if (mostly_utf8(count_utf8(bytes), declared_utf8)) {
        return {utf8_label()};
    }
    if (usable && !declared_utf8) {
        return {*label};
    }
    const EncodingLabel* guessed = guess(bytes);
    return {guessed != nullptr ? *guessed : encoding_label_or_utf8("windows-1252")};
}

bool is_label_character(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_';
}

/// The value after `name`, an equals sign and perhaps a quotation mark.
std::string value_after(std::string_view head, std::size_t at) {
    while (at < head.size() && is_ascii_space(head[at])) {
        ++at;
    }
    if (at == head.size() || head[at] != '=') {
        return {};
    }
    ++at;
    while (at < head.size() && (is_ascii_space(head[at]) || head[at] == '"' || head[at] == '\'')) {
        ++at;
    }
    std::size_t end = at;
    while (end < head.size() && is_label_character(head[end])) {
        ++end;
    }
    return std::string(head.substr(at, end - at));
}

constexpr auto magic_numbers = std::to_array<std::string_view>({
    "\x89PNG",
    "\xFF\xD8\xFF",
    "GIF87a",
    "GIF89a",
    "%PDF-",
    "PK\x03\x04",
    "\x1F\x8B",
    "\xFD"
    "7zXZ",
    "7z\xBC\xAF",
    "\x28\xB5\x2F\xFD",
    "\x7F"
    "ELF",
    "SQLite format 3",
    "\xD0\xCF\x11\xE0",
    "\xCA\xFE\xBA\xBE",
});

/// Is there any of two characters that next to no page has?
struct RareCharacters {
    bool nul = false;
    bool carriage_return = false;
};

STEMMA_SIMD RareCharacters find_rare(std::string_view bytes) {
    using Bytes = std::uint8_t __attribute__((vector_size(32)));
    Bytes nuls{};
    Bytes returns{};
    std::size_t at = 0;
#pragma GCC unroll 4
    for (; at + sizeof(Bytes) <= bytes.size(); at += sizeof(Bytes)) {
        Bytes here;
        std::memcpy(&here, &bytes[at], sizeof here);
        nuls |= here == 0;
        returns |= here == '\r';
    }
    using Words = std::array<std::uint64_t, 4>;
    const auto any = [](const Words& found) { return std::ranges::any_of(found, std::identity{}); };
    const std::string_view rest = bytes.substr(at);
    return {any(std::bit_cast<Words>(nuls)) || rest.contains('\0'),
            any(std::bit_cast<Words>(returns)) || rest.contains('\r')};
}

/// `owned`, if there, is where the bytes may be moved from.
Decoded decode_from(std::string_view bytes, std::string* owned, std::string_view declared,
                    Utf8 known) {
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            return decode_as(bytes.substr(mark.bytes.size()), *find_encoding_label(mark.label));
        }
    }
    const Choice choice = choose(bytes, declared, known);
    const bool may_have_rare = choice.whole && known != Utf8::plain;
    const RareCharacters rare = may_have_rare ? find_rare(bytes) : RareCharacters{};
    if (choice.whole && !rare.nul) {
        return {.text = owned != nullptr ? std::move(*owned) : std::string(bytes),
                .encoding = std::string(choice.label.name),
                .returns = rare.carriage_return};
    }
    return decode_as(bytes, choice.label);
}

}  // namespace

Decoded decode_bytes(std::string_view bytes, std::string_view declared, Utf8 known) {
    return decode_from(bytes, nullptr, declared, known);
}

Decoded decode_owned(std::string bytes, std::string_view declared, Utf8 known) {
    return decode_from(bytes, &bytes, declared, known);
}

std::string declared_encoding(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, head_size));
    if (head.starts_with("<?xml")) {
        const std::string_view declaration = std::string_view(head).substr(0, head.find("?>"));
        if (const std::size_t at = declaration.find("encoding"); at != std::string::npos) {
            return value_after(declaration, at + 8);
        }
    }
    for (std::size_t at = head.find("<meta"); at != std::string::npos;
         at = head.find("<meta", at + 1)) {
        const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
        if (const std::size_t name = tag.find("charset"); name != std::string_view::npos) {
            return value_after(tag, name + 7);
        }
    }
    return {};
}

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_ascii_space(c) && c != '\x1B';
}

/// The next control character that is no part of any text; there are next to none. Of 128 bytes, a
/// few smallest ones tell that there is none.
STEMMA_SIMD std::size_t next_control(std::string_view bytes, std::size_t at) {
    using Bytes = std::uint8_t __attribute__((vector_size(32)));
    constexpr std::size_t step = sizeof(Bytes);
    constexpr std::uint8_t after_spaces = '\r' + 1;
    for (; at + 4 * step <= bytes.size(); at += 4 * step) {
        Bytes low = ~Bytes{};
        Bytes high = low;
#pragma GCC unroll 4
        for (std::size_t part = 0; part < 4; ++part) {
            Bytes here;
            std::memcpy(&here, &bytes[at + part * step], sizeof here);
            low = here < low ? here : low;
            here -= after_spaces;
            high = here < high ? here : high;
        }
        const auto found = std::bit_cast<std::array<std::uint64_t, 4>>(
            (low < '\t') | (high < 0x20 - after_spaces));
        if ((found[0] | found[1] | found[2] | found[3]) != 0) {
            break;
        }
    }
    while (at < bytes.size() && !is_control(bytes[at])) {
        ++at;
    }
    return at;
}

}  // namespace

bool looks_binary(std::string_view bytes, Utf8 known) {
    const auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
    if (std::ranges::any_of(magic_numbers, starts)) {
        return true;
    }
    const auto marked = [&](const Mark& mark) { return bytes.starts_with(mark.bytes); };
    if (known == Utf8::plain || std::ranges::any_of(marks, marked) ||
        !wide_without_mark(bytes).empty()) {
        return false;
    }
    const std::string_view sample = bytes.substr(0, sample_size);
    std::size_t zeros = 0;
    std::size_t controls = 0;
    for (std::size_t at = 0; at < sample.size(); ++at) {
        at = next_control(sample, at);
        zeros += at < sample.size() && sample[at] == '\0' ? 1 : 0;
        controls += at < sample.size() ? 1 : 0;
    }
    return zeros * 1000 > sample.size() || controls * 50 > sample.size();
}

}  // namespace stemma::text
