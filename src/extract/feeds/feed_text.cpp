#include "extract/feeds/feed_text.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/strings.h"
#include "extract/html/dom.h"

namespace stemma::extract {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone {
    std::string_view name;
    std::string_view offset;
};
// RFC 822, 5.1.
constexpr std::array zones = {Zone{"z", "Z"},        Zone{"ut", "Z"},       Zone{"utc", "Z"},
                              Zone{"gmt", "Z"},      Zone{"est", "-05:00"}, Zone{"edt", "-04:00"},
                              Zone{"cst", "-06:00"}, Zone{"cdt", "-05:00"}, Zone{"mst", "-07:00"},
                              Zone{"mdt", "-06:00"}, Zone{"pst", "-08:00"}, Zone{"pdt", "-07:00"}};

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

/// "+0100", "+01:00", "GMT" → as ISO 8601 has it; "" if it is none.
std::string zone_of(std::string_view text) {
    const std::string name = ascii_lower(text);
    for (const Zone& zone : zones) {
        if (zone.name == name) {
            return std::string(zone.offset);
        }
    }
    const bool sign = text.starts_with('+') || text.starts_with('-');
    const bool colon = text.size() == 6 && text[3] == ':';
    if (!sign || (!colon && text.size() != 5) || !all_digits(text.substr(1, 2)) ||
        !all_digits(text.substr(colon ? 4 : 3))) {
        return {};
    }
    return cat(text.substr(0, 3), ':', text.substr(colon ? 4 : 3));
}

bool is_time(std::string_view text) {
    return (text.size() == 5 || (text.size() == 8 && text[5] == ':')) && text[2] == ':' &&
           all_digits(text.substr(0, 2)) && all_digits(text.substr(3, 2)) &&
           text.substr(0, 2) < "24" && text.substr(3, 2) < "60" &&
           (text.size() == 5 || (all_digits(text.substr(6)) && text.substr(6) < "61"));
}

/// "Mon, 02 May 2031 06:15:00 +0100" and its shorter forms.
std::string from_rfc822(std::string_view text) {
    std::vector<std::string_view> parts;
    for (const std::string_view part : split(text.substr(text.find(',') + 1), ' ')) {
        if (!trim(part).empty()) {
            parts.push_back(trim(part));
        }
    }
    Date date;
    if (parts.size() < 3 || parts[1].size() < 3 || !parse_number(parts[0], date.day) ||
        !parse_number(parts[2], date.year)) {
        return {};
    }
    const auto* month = std::ranges::find(months, ascii_lower(parts[1].substr(0, 3)));
    date.month = static_cast<std::int32_t>(month - months.begin()) + 1;
    date.year += parts[2].size() > 2 ? 0 : date.year < 70 ? 2000 : 1900;
    if (month == months.end() || date.day == 0 || !is_valid(date)) {
        return {};
    }
    std::string out = format(date);
    if (parts.size() > 3 && is_time(parts[3])) {
        out += cat('T', parts[3], parts.size() > 4 ? zone_of(parts[4]) : std::string());
    }
    return out;
}

/// "20310502T061500+0100" with its hyphens and colons; other texts as they are.
std::string extended(std::string_view text) {
    if (text.size() < 8 || !all_digits(text.substr(0, 8)) || (text.size() > 8 && text[8] != 'T')) {
        return std::string(text);
    }
    std::string out = cat(text.substr(0, 4), '-', text.substr(4, 2), '-', text.substr(6, 2));
    if (text.size() >= 15 && all_digits(text.substr(9, 6))) {
        out += cat('T', text.substr(9, 2), ':', text.substr(11, 2), ':', text.substr(13, 2),
                   zone_of(text.substr(15)));
    }
    return out;
}

}  // namespace

std::string iso_date(std::string_view text) {
    text = trim(text);
    std::string iso = extended(text);
    if (const std::size_t blank = iso.find(' '); blank == 10) {
        iso[blank] = 'T';
    }
    const bool starts_like_iso = iso.size() >= 4 && all_digits(std::string_view(iso).substr(0, 4));
    if (!starts_like_iso) {
        return from_rfc822(text);
    }
    return parse_iso_date(iso) && iso.find(' ') == std::string::npos ? iso : std::string();
}

bool has_markup(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if ((is_ascii_alpha(next) || next == '/' || next == '!') &&
            text.find('>', at) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::string words_of(std::string_view text) {
    if (text.find('&') == std::string_view::npos && !has_markup(text)) {
        std::string out;
        for (const char c : trim(text)) {
            if (!is_ascii_space(c) || out.back() != ' ') {
                out += is_ascii_space(c) ? ' ' : c;
            }
        }
        return out;
    }
    const html::Page page = html::Page::parse(std::string(text));
    return page.size() > 0 ? page.text_of(0) : std::string();
}

void set_content(Document& document, std::string_view content) {
    if (!has_markup(content)) {
        document.kind = DocumentKind::clean;
        document.bytes = content.find('&') == std::string_view::npos ? std::string(trim(content))
                                                                     : words_of(content);
        return;
    }
    std::string title;
    for (const char c : document.hints.title) {
        c == '<' ? title += "&lt;" : c == '&' ? title += "&amp;" : title += c;
    }
    document.kind = DocumentKind::html;
    document.bytes = cat("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>", title,
                         "</title></head><body><article><h1>", title, "</h1>\n", content,
                         "</article></body></html>");
    document.encoding = "utf-8";
}

std::string primary_language(std::string_view tag) {
    return ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

}  // namespace stemma::extract
