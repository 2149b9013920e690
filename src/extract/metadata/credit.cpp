#include "extract/metadata/credit.h"

#include <algorithm>
#include <array>

#include "base/data_lines.h"
#include "base/strings.h"
#include "extract/metadata/address.h"

namespace stemma::extract {
namespace {

constexpr std::size_t max_line = 120;       // a longer line is no mere credit
constexpr std::size_t dateline_reach = 90;  // bytes from the start of a paragraph
constexpr std::size_t first_lines = 4;

bool is_word_byte(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool starts_word(std::string_view text, std::size_t at) {
    return at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

bool ends_word(std::string_view text, std::size_t end) {
    return end == text.size() || !is_word_byte(text[end]) || !is_word_byte(text[end - 1]);
}

/// `needle` stands in `text` as whole words.
bool has_words(std::string_view text, std::string_view needle) {
    for (std::size_t at = text.find(needle); at != std::string_view::npos;
         at = text.find(needle, at + 1)) {
        if (starts_word(text, at) && ends_word(text, at + needle.size())) {
            return true;
        }
    }
    return false;
}

/// "TOLLHAVEN", "TOLLHAVEN, Varnholm": a dateline's place, whose first word is in capitals.
bool is_place_in_capitals(std::string_view before) {
    std::size_t capitals = 0;
    while (capitals < before.size() && is_ascii_upper(before[capitals])) {
        ++capitals;
    }
    return capitals >= 3 && (capitals == before.size() || !is_ascii_lower(before[capitals]));
}

/// "MNA", "Meridian News Agency": shaped as an agency's name is, though it is not a listed one.
bool is_shaped_as_agency(std::string_view name) {
    constexpr std::size_t longest_acronym = 6;
    const bool acronym = name.size() >= 2 && name.size() <= longest_acronym &&
                         std::ranges::all_of(name, is_ascii_upper);
    const std::string_view last = name.substr(name.find_last_of(' ') + 1);
    constexpr std::array<std::string_view, 6> kinds{"Agency",   "Press",   "News",
                                                    "Newswire", "Service", "Services"};
    return acronym || (last.size() < name.size() && is_ascii_upper(name.front()) &&
                       std::ranges::find(kinds, last) != kinds.end());
}

/// "© 2022 Orland Radio. Orland Radio is not responsible for …": what comes before the small print.
std::string_view credit_part(std::string_view line) {
    return CreditReader::names_owner(line) ? line.substr(0, line.find(". ")) : line;
}

/// "Copyright © 2022 by Meridian News Agency" → the agency.
std::string_view owner_in(std::string_view line) {
    for (bool more = true; more;) {
        line = trim(line);
        more = false;
        for (const std::string_view start :
             {"©", "(c)", "(C)", "by ", "copyright", "Copyright", "COPYRIGHT", ",", "-", "–"}) {
            if (line.starts_with(start)) {
                line.remove_prefix(start.size());
                more = true;
            }
        }
        const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
        line.remove_prefix(digits);
        more = more || digits > 0;
    }
    return line.substr(0, line.find_last_not_of(". ") + 1);
}

}  // namespace

Result<CreditReader> CreditReader::parse(std::string_view bytes, std::string_view source) {
    CreditReader reader;
    for (const auto& [number, line] : data_lines(bytes)) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string_view kind = line.substr(0, space);
        const std::string words(trim(line.substr(space)));
        auto* list = kind == "agency"    ? &reader.agencies_
                     : kind == "cue"     ? &reader.cues_
                     : kind == "picture" ? &reader.pictures_
                                         : nullptr;
        if (list == nullptr || words.empty()) {
            return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                         "not a kind and words", printable_excerpt(line)});
        }
        list->push_back(words);
        if (list == &reader.agencies_) {
            reader.agencies_from_[static_cast<unsigned char>(words.front())].push_back(words);
        }
    }
    if (reader.agencies_.empty()) {
        return fail(ErrorCode::damaged, std::string(source), "no agency in it");
    }
    return reader;
}

std::string CreditReader::find(std::span<const std::string_view> lines) const {
    for (std::size_t i = 0; i < std::min(lines.size(), first_lines); ++i) {
        if (std::string found = dateline(trim(lines[i])); !found.empty()) {
            return found;
        }
    }
    // Credits stand at the end more often than at the start.
    for (std::size_t i = lines.size(); i > 0; --i) {
        const std::string_view line = credit_part(trim(lines[i - 1]));
        if (credits(line)) {
            return std::string(line);
        }
    }
    return {};
}

std::string CreditReader::find_cut(std::span<const std::string_view> lines,
                                   std::string_view outlet) const {
    const std::string own = name_key(outlet);
    for (const std::string_view whole : lines) {
        const std::string_view line = credit_part(trim(whole));
        const bool agency = credits(line) || (names_owner(line) && line.size() <= max_line &&
                                              is_shaped_as_agency(owner_in(line)));
        if (agency && (own.empty() || name_key(line).find(own) == std::string::npos)) {
            return std::string(line);
        }
    }
    return {};
}

bool CreditReader::names_owner(std::string_view line) {
    const auto first = std::ranges::find_if_not(line, is_ascii_space);
    if (first == line.end()) {
        return false;
    }
    const auto starts = [&](std::string_view start) {
        return equals_ignoring_case(trim(line).substr(0, start.size()), start);
    };
    switch (*first) {
        case '\xC2': return starts("©");
        case 'c':
        case 'C': return starts("copyright");
        case '(': return starts("(c) ");
        case '&': return starts("&copy;");
        default: return false;
    }
}

/// "SEOUL, Aug 15 (Reuters) - …" → "(Reuters)"; so an agency that no list knows: "TOLLHAVEN (MNA)
/// –".
std::string CreditReader::dateline(std::string_view line) const {
    const std::size_t open = line.substr(0, dateline_reach).find('(');
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = line.find(')', open);
    if (close == std::string_view::npos || close - open > 40) {
        return {};
    }
    const std::string_view name = line.substr(open + 1, close - open - 1);
    std::string_view after = line.substr(close + 1);
    after = trim(after);
    const bool dash = after.starts_with('-') || after.starts_with("–") || after.starts_with("—") ||
                      after.starts_with(':');
    const bool agency = names_agency(name) || (is_place_in_capitals(trim(line.substr(0, open))) &&
                                               is_shaped_as_agency(name));
    return dash && agency ? std::string(line.substr(open, close + 1 - open)) : std::string();
}

bool CreditReader::names_agency(std::string_view line) const {
    for (std::size_t at = 0; at < line.size(); ++at) {
        const std::vector<std::string>& names =
            agencies_from_[static_cast<unsigned char>(line[at])];
        if (!names.empty() && starts_word(line, at) &&
            std::ranges::any_of(names, [&](const std::string& name) {
                return line.substr(at).starts_with(name) && ends_word(line, at + name.size());
            })) {
            return true;
        }
    }
    return false;
}

bool CreditReader::credits(std::string_view line) const {
    if (line.empty() || line.size() > max_line || !names_agency(line)) {
        return false;
    }
    const std::string lower = ascii_lower(line);
    if (std::ranges::any_of(pictures_, [&](const std::string& p) { return has_words(lower, p); })) {
        return false;
    }
    const bool cue = std::ranges::any_of(cues_, [&](const std::string& c) {
        return names_owner(line) || lower.starts_with(c) || (c.size() > 5 && has_words(lower, c));
    });
    return cue || is_agency(line);
}

bool CreditReader::is_agency(std::string_view name) const {
    std::string_view bare = trim(name);
    if (bare.size() > 2 && bare.front() == '(' && bare.back() == ')') {
        bare = bare.substr(1, bare.size() - 2);
    }
    for (const std::string_view tail : {" Staff", " staff", " News", "."}) {
        if (bare.ends_with(tail)) {
            bare.remove_suffix(tail.size());
        }
    }
    return std::ranges::find(agencies_, bare) != agencies_.end();
}

}  // namespace stemma::extract
