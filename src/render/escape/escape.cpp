#include "render/escape/escape.h"

#include <algorithm>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::render {
namespace {

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

// Embeddings, overrides and isolates. The marks U+200E, U+200F and U+061C only tell the direction
// of what stands beside them; they are harmless and needed for verbatim text.
bool is_bidi_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_noncharacter(char32_t c) {
    return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
}

/// Calls `plain(bytes)` for each printable code point and for U+FFFD in place of each other.
template <class Plain>
void for_each_printable(std::string_view text, Plain plain) {
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decode(text, at);
        const bool printable = point.valid && !is_control(point.value) &&
                               !is_bidi_control(point.value) && !is_noncharacter(point.value);
        plain(printable ? text.substr(at, point.size) : std::string_view("\xEF\xBF\xBD"));
        at += std::max<std::uint32_t>(point.size, 1);
    }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
    for_each_printable(text, [&](std::string_view bytes) {
        switch (bytes.front()) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += bytes;
        }
    });
}

// Blocks begin at the start of a line, and the start of `text` may be one; lines within it are
// joined. A point or colon inside a word could make a bare address a link (GitHub's dialect).
void append_markdown(std::string& out, std::string_view text) {
    constexpr std::string_view always = "\\`*_[]<>|~&$@";
    constexpr std::string_view at_start = "#+-=";
    constexpr std::string_view inside_words = ".:)";
    const std::size_t begin = out.size();
    std::size_t at = 0;
    for_each_printable(text, [&](std::string_view bytes) {
        const char c = bytes.front();
        at += bytes.size();
        if (is_ascii_space(c)) {
            if (out.size() == begin || out.back() != ' ') {
                out += ' ';
            }
            return;
        }
        const bool first = trim(std::string_view(out).substr(begin)).empty();
        const bool after_digit = out.size() > begin && is_ascii_digit(out.back());
        const bool word_goes_on = at < text.size() && !is_ascii_space(text[at]);
        if (always.contains(c) || (first && at_start.contains(c)) ||
            (inside_words.contains(c) && (after_digit || word_goes_on))) {
            out += '\\';
        }
        out += bytes;
    });
}

bool is_web_link(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos || url.size() > 2000) {
        return false;
    }
    const std::string_view rest = url.substr(scheme + 3);
    const auto allowed = [](char c) {
        return static_cast<unsigned char>(c) > 0x20U && c != '\x7F' &&
               !std::string_view("\"'<>\\`{}|^[]()").contains(c);
    };
    return (equals_ignoring_case(url.substr(0, scheme), "http") ||
            equals_ignoring_case(url.substr(0, scheme), "https")) &&
           !rest.empty() && rest.front() != '/' && std::ranges::all_of(rest, allowed);
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) {
        return std::string(text);
    }
    std::size_t end = text::boundary_before(text, limit);
    const std::size_t space = text.substr(0, end).find_last_of(" \n\t");
    if (space != std::string_view::npos && space > limit / 2) {
        end = space;
    }
    return cat(trim(text.substr(0, end)), "…");
}

}  // namespace stemma::render
