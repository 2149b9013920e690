#include "extract/html/references.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract::html {
namespace {

constexpr std::string_view packed_names =
#include "extract/html/reference_names.inc"
    ;
constexpr std::size_t longest_name = 31;
constexpr std::size_t longest_open_name = 6;  // of those that may lack the semicolon

/// Where each word begins: the names stand in order, and are searched where they stand.
constexpr auto word_begins = [] {
    std::array<std::uint16_t, std::ranges::count(packed_names, ' ')> begins{};
    std::size_t at = 0;
    for (std::uint16_t& begin : begins) {
        begin = static_cast<std::uint16_t>(at);
        at = packed_names.find(' ', at) + 1;
    }
    return begins;
}();
static_assert(packed_names.size() < 0x10000);

struct Reference {
    bool open = false;  ///< counts without a semicolon
    char32_t first = 0;
    char32_t second = 0;
};

char32_t hex_value(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// Of what follows a name: "#26 …", "*26 …" or "#2242+338 …".
Reference read_reference(std::string_view after_name) {
    const std::string_view codes = after_name.substr(1, after_name.find(' ') - 1);
    const std::size_t plus = codes.find('+');
    return {.open = after_name[0] == '*',
            .first = hex_value(codes.substr(0, plus)),
            .second = plus == std::string_view::npos ? 0 : hex_value(codes.substr(plus + 1))};
}

/// The name has a byte at least.
std::optional<Reference> find_reference(std::string_view name) {
    const auto comes_before = [name](std::size_t begin) {
        const char first = packed_names[begin];
        return first != name[0] ? first < name[0] : packed_names.substr(begin, name.size()) < name;
    };
    const auto* const at = std::ranges::partition_point(word_begins, comes_before);
    if (at == word_begins.end() || !packed_names.substr(*at).starts_with(name)) {
        return std::nullopt;
    }
    const std::string_view after_name = packed_names.substr(*at + name.size());
    const bool whole = after_name[0] == '*' || after_name[0] == '#';
    return whole ? std::optional(read_reference(after_name)) : std::nullopt;
}

bool is_alphanumeric(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

/// What old pages mean by the numbers of C1 controls: windows-1252.
constexpr std::array<char16_t, 32> c1_meanings = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t meant_by(std::uint32_t number) {
    if (number >= 0x80 && number < 0xA0) {
        return c1_meanings[number - 0x80];
    }
    const bool surrogate = number >= 0xD800 && number < 0xE000;
    return number == 0 || surrogate || number > 0x10FFFF ? 0xFFFD : number;
}

/// Each function below reads what follows '&' and returns how many bytes of it belong to a
/// reference, which it appends; 0 if there is none.
std::size_t append_number(std::string& out, std::string_view s) {
    const bool hex = s.size() > 1 && ascii_lower(s[1]) == 'x';
    const std::size_t begin = hex ? 2 : 1;
    std::size_t end = begin;
    std::uint32_t number = 0;
    for (; end < s.size(); ++end) {
        const char c = ascii_lower(s[end]);
        const bool letter = hex && c >= 'a' && c <= 'f';
        if (!letter && !is_ascii_digit(c)) {
            break;
        }
        const auto digit = static_cast<std::uint32_t>(letter ? c - 'a' + 10 : c - '0');
        number = std::min<std::uint32_t>(number * (hex ? 16 : 10) + digit, 0x110000);
    }
    if (end == begin) {
        return 0;
    }
    text::append(out, meant_by(number));
    return end + (end < s.size() && s[end] == ';' ? 1 : 0);
}

void append_reference(std::string& out, const Reference& r) {
    text::append(out, r.first);
    if (r.second != 0) {
        text::append(out, r.second);
    }
}

std::size_t append_named(std::string& out, std::string_view s, ReferencePlace place) {
    std::size_t size = 0;
    while (size < std::min(s.size(), longest_name + 1) && is_alphanumeric(s[size])) {
        ++size;
    }
    if (size > 0 && size < s.size() && s[size] == ';') {
        if (const auto r = find_reference(s.substr(0, size))) {
            append_reference(out, *r);
            return size + 1;
        }
    }
    for (std::size_t part = std::min(size, longest_open_name); part > 1; --part) {
        const auto r = find_reference(s.substr(0, part));
        if (!r || !r->open) {
            continue;
        }
        const char next = part < s.size() ? s[part] : ' ';
        if (place == ReferencePlace::attribute && (next == '=' || is_alphanumeric(next))) {
            return 0;
        }
        append_reference(out, *r);
        return part;
    }
    return 0;
}

}  // namespace

void append_decoded(std::string& out, std::string_view raw, ReferencePlace place) {
    std::size_t at = 0;
    while (at < raw.size()) {
        const std::size_t begin = std::min(raw.find('&', at), raw.size());
        out.append(raw, at, begin - at);
        if (begin == raw.size()) {
            return;
        }
        const std::string_view rest = raw.substr(begin + 1);
        const std::size_t used =
            rest.starts_with('#') ? append_number(out, rest) : append_named(out, rest, place);
        if (used == 0) {
            out += '&';
        }
        at = begin + 1 + used;
    }
}

}  // namespace stemma::extract::html
