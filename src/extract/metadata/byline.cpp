#include "extract/metadata/byline.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

constexpr std::size_t max_byline = 200;
constexpr std::size_t max_name = 60;
constexpr std::size_t max_words = 6;
constexpr std::size_t max_names = 12;

constexpr std::array<std::string_view, 21> openings = {
    "analysis by ", "opinion by ", "story by ", "текст: ",  "by ",    "by: ",
    "von ",         "von: ",       "par ",      "por ",     "di ",    "door ",
    "автор: ",      "autor: ",     "autorin: ", "author: ", "text: ", "da ",
    "words by ",    "written by ", "posted by "};
constexpr std::array<std::string_view, 13> joints = {" and ", " und ", " et ",  " y ", " e ",
                                                     " en ",  " & ",   ", ",    "; ",  " | ",
                                                     " / ",   " · ",   " with "};
constexpr std::array<std::string_view, 18> no_names = {
    "staff",         "writer",    "editor",    "reporter", "correspondent", "admin",
    "administrator", "redaktion", "redaction", "online",   "author",        "contributor",
    "http",          "@",         "posted",    "publi",    "theme",         "archiv"};

// What stands after a name and is none.
constexpr std::array<std::string_view, 10> degrees = {"MS", "MD",  "RD",  "RDN", "PhD",
                                                      "MA", "MBA", "MPH", "BA",  "Ph.D."};
constexpr std::array<std::string_view, 5> bare_openings = {"by", "von", "par", "por", "text"};

/// Any white space as one blank: bylines are full of those that do not break.
std::string with_blanks(std::string_view byline) {
    std::string out;
    for (std::size_t at = 0; at < byline.size();) {
        const text::CodePoint c = text::decode(byline, at);
        if (!text::is_space(c.value)) {
            out += byline.substr(at, c.size);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        at += c.size;
    }
    return out;
}

bool looks_like_name(std::string_view name) {
    if (name.empty() || name.size() > max_name || std::ranges::any_of(name, is_ascii_digit)) {
        return false;
    }
    const std::string lower = ascii_lower(name);
    if (std::ranges::find(degrees, name) != degrees.end() ||
        std::ranges::find(bare_openings, lower) != bare_openings.end()) {
        return false;
    }
    if (std::ranges::any_of(
            no_names, [&](std::string_view n) { return lower.find(n) != std::string::npos; })) {
        return false;
    }
    if (static_cast<std::size_t>(std::ranges::count(name, ' ')) >= max_words) {
        return false;
    }
    if (name.ends_with(':') || name.ends_with('*') || name.ends_with(')')) {
        return false;
    }
    const char32_t first = text::decode(name, 0).value;
    return text::is_letter(first) && !text::is_lower(first);
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view printed, bool stated) {
    printed = trim(printed);
    if (printed.size() > max_byline || printed.find("://") != std::string_view::npos) {
        return {};
    }
    const std::string blanks = with_blanks(printed);
    std::string_view byline = trim(blanks);
    const std::string lower = text::lower(byline);
    const bool same_bytes = lower.size() == byline.size();
    bool opened = stated;
    for (const std::string_view opening : openings) {
        if (same_bytes && lower.starts_with(opening)) {
            byline = trim(byline.substr(opening.size()));
            opened = true;
            break;
        }
    }
    if (!opened) {
        return {};
    }
    std::vector<std::string> names;
    while (!byline.empty() && names.size() < max_names) {
        std::size_t end = byline.size();
        std::size_t next = byline.size();
        for (const std::string_view joint : joints) {
            const std::size_t at = byline.find(joint);
            if (at < end) {
                end = at;
                next = at + joint.size();
            }
        }
        const std::string_view name = trim(byline.substr(0, end));
        if (looks_like_name(name)) {
            if (std::ranges::find(names, name) == names.end()) {
                names.emplace_back(name);
            }
        } else if (!stated) {
            break;
        }
        byline.remove_prefix(next);
    }
    return names;
}

}  // namespace stemma::extract
