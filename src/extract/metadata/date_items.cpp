#include "extract/metadata/date_items.h"

#include "base/digits.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

using Item = DateItem;

/// Short English endings in any case, as views of constants.
std::string_view ending_of(std::string_view word) {
    const char first = ascii_lower(word.front());
    if (word.size() == 1) {
        return first == 'a' ? "a" : first == 'p' ? "p" : first == 'm' ? "m" : "";
    }
    if (word.size() > 2) {
        return {};
    }
    const char second = ascii_lower(word[1]);
    switch (first) {
        case 'a': return second == 'm' ? "am" : "";
        case 'p': return second == 'm' ? "pm" : "";
        case 's': return second == 't' ? "st" : "";
        case 'n': return second == 'd' ? "nd" : "";
        case 'r': return second == 'd' ? "rd" : "";
        case 't': return second == 'h' ? "th" : "";
        default: return {};
    }
}

/// Past the letters and marks from `at` on.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (is_ascii_alpha(text[at])) {
            ++at;
            continue;
        }
        const text::CodePoint next = text::decode(text, at);
        if (!text::is_letter(next.value) && !text::is_mark(next.value)) {
            break;
        }
        at += next.size;
    }
    return at;
}

/// The number at `at`; returns where it ends.
std::size_t take_number(std::string_view text, std::size_t at, Item& item) {
    item.kind = Item::Kind::number;
    std::size_t end = at;
    for (; end < text.size() && is_ascii_digit(text[end]); ++end) {
        item.value = end - at < 4 ? item.value * 10 + (text[end] - '0') : -1;
    }
    return end;
}

/// The word at `at`, whose first character ends at `end`; returns where it ends.
std::size_t take_word(const DateReader& reader, std::string_view text, std::size_t at,
                      std::size_t end, Item& item) {
    constexpr std::size_t longest = 40;
    item.kind = Item::Kind::word;
    while (end < text.size() && is_ascii_alpha(text[end])) {
        ++end;
    }
    const bool goes_on = end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80;
    if (is_ascii_alpha(text[at]) && !goes_on) {
        const std::string_view word = text.substr(at, end - at);
        item.word = end - at <= longest ? reader.ascii_word(word) : nullptr;
        item.ending = ending_of(word);
        return end;
    }
    end = word_end(text, end);
    if (end - at <= longest) {
        item.word = reader.word_in(text.substr(at, end - at));
    }
    return end;
}

/// What begins with a byte beyond ASCII.
std::size_t take_other(const DateReader& reader, std::string_view text, std::size_t at,
                       text::CodePoint c, Item& item) {
    if (c.valid && (text::is_letter(c.value) || c.value == U'°')) {  // "1° maggio"
        return take_word(reader, text, at, at + c.size, item);
    }
    if (c.size == 1) {
        item.sign = text[at];
    } else if (c.value == U'–' || c.value == U'‐' || c.value == U'‑' || c.value == U'—') {
        item.sign = '-';
    } else {
        item.word = reader.word(text.substr(at, c.size));
    }
    return at + c.size;
}

/// Does a sign stand before the digits at `at`, as before a year of two? A dash or space beyond
/// ASCII counts.
bool follows_sign(std::string_view text, std::size_t at) {
    const std::size_t before =
        at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\n\v\f\r", at - 1);
    const char sign = before == std::string_view::npos ? ' ' : text[before];
    return sign == '.' || sign == '/' || sign == '-' || sign == '\'' ||
           static_cast<unsigned char>(sign) >= 0x80;
}

/// White space that parts what stands between two numbers.
std::size_t gaps_in(std::string_view text) {
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        gaps += is_ascii_space(text[i]) && !is_ascii_space(text[i - 1]) ? 1 : 0;
    }
    return gaps;
}

}  // namespace

void cut_date_items(const DateReader& reader, std::string_view text, std::vector<DateItem>& items) {
    constexpr std::size_t usual_item = 5;  // bytes, with what follows it
    items.clear();
    items.reserve(text.size() / usual_item + 8);
    bool space = true;
    std::size_t at = 0;
    while (at < text.size()) {
        const char first = text[at];
        if (is_ascii_space(first)) {
            space = true;
            ++at;
            continue;
        }
        const text::CodePoint c = text::decode(text, at);
        if (c.size > 1 && text::is_space(c.value)) {
            space = true;
            at += c.size;
            continue;
        }
        Item& item = items.emplace_back();
        item.space_before = space;
        item.begin = static_cast<std::uint32_t>(at);
        space = false;
        if (is_ascii_digit(first)) {
            at = take_number(text, at, item);
        } else if (is_ascii_alpha(first)) {
            at = take_word(reader, text, at, at + 1, item);
        } else {
            at = take_other(reader, text, at, c, item);
        }
        item.end = static_cast<std::uint32_t>(at);
    }
}

/// Every date that find_dates() knows has a year, four digits from 1900 on or two after a sign, and
/// a day, one digit or two, or a clock's figures, at most so many items from it.
bool may_hold_a_date(std::string_view text) {
    constexpr std::size_t most_gaps = 12;
    constexpr std::size_t none = std::string_view::npos;
    std::size_t year_end = none;
    std::size_t short_end = none;
    const auto near = [&](std::size_t end, std::size_t begin) {
        return end != none && gaps_in(text.substr(end, begin - end)) <= most_gaps;
    };
    for (std::size_t at = next_digit(text); at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && is_ascii_digit(text[end])) {
            ++end;
        }
        const std::string_view digits = text.substr(at, end - at);
        if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) {
            if (near(short_end, at)) {
                return true;
            }
            year_end = end;
        } else if (digits.size() <= 2) {
            if (near(year_end, at) ||
                (digits.size() == 2 && follows_sign(text, at) && near(short_end, at))) {
                return true;
            }
            short_end = end;
        }
        at = next_digit(text, end);
    }
    return false;
}

}  // namespace stemma::extract
