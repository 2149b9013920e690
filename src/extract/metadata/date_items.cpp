#include "extract/metadata/date_items.h"

#include <array>

#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

using Item = DateItem;

/// Short English endings in any case, as views of constants.
std::string_view ending_of(std::string_view word) {
    constexpr std::array<std::string_view, 9> known = {"am", "pm", "a",  "p", "m",
                                                       "st", "nd", "rd", "th"};
    constexpr std::string_view first_letters = "ampsnrtAMPSNRT";
    if (word.size() <= 2 && first_letters.contains(word.front())) {
        for (const std::string_view k : known) {
            if (equals_ignoring_case(word, k)) {
                return k;
            }
        }
    }
    return {};
}

}  // namespace

std::vector<DateItem> cut_date_items(const DateReader& reader, std::string_view text) {
    constexpr std::size_t usual_item = 5;  // bytes, with what follows it
    std::vector<Item> items;
    items.reserve(text.size() / usual_item + 8);
    bool space = true;
    std::size_t at = 0;
    while (at < text.size()) {
        const text::CodePoint c = text::decode(text, at);
        if (text::is_space(c.value)) {
            space = true;
            at += c.size;
            continue;
        }
        Item item;
        item.space_before = space;
        item.begin = static_cast<std::uint32_t>(at);
        space = false;
        std::size_t end = at + c.size;
        if (is_ascii_digit(text[at])) {
            item.kind = Item::Kind::number;
            while (end < text.size() && is_ascii_digit(text[end])) {
                ++end;
            }
            if (end - at > 4 || !parse_number(text.substr(at, end - at), item.value)) {
                item.value = -1;
            }
        } else if (c.valid && (text::is_letter(c.value) || c.value == U'°')) {  // "1° maggio"
            item.kind = Item::Kind::word;
            while (end < text.size()) {
                if (is_ascii_alpha(text[end])) {
                    ++end;
                    continue;
                }
                const text::CodePoint next = text::decode(text, end);
                if (!text::is_letter(next.value) && !text::is_mark(next.value)) {
                    break;
                }
                end += next.size;
            }
            if (end - at <= 40) {
                item.word = reader.word_in(text.substr(at, end - at));
            }
        } else if (c.size == 1) {
            item.sign = text[at];
        } else if (c.value == U'–' || c.value == U'‐' || c.value == U'‑' || c.value == U'—') {
            item.sign = '-';
        } else {
            item.word = reader.word(text.substr(at, c.size));
        }
        item.end = static_cast<std::uint32_t>(end);
        item.ending = ending_of(text.substr(at, end - at));
        items.push_back(item);
        at = end;
    }
    return items;
}

}  // namespace stemma::extract
