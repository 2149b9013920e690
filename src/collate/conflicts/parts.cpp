#include "collate/conflicts/parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace stemma::collate {

namespace {

/// "Two men and a woman", "one woman and four men": neither figure is of them all.
bool stands_in_a_sum(const Statement& s, const Mention& figure) {
    constexpr std::array<std::string_view, 12> people{"man",   "men",      "woman",    "women",
                                                      "boy",   "boys",     "girl",     "girls",
                                                      "child", "children", "teenager", "teenagers"};
    const auto person = [&](std::size_t i) {
        return i < s.words.size() &&
               std::ranges::find(people, ascii_lower(s.text_of(s.words[i].span))) != people.end();
    };
    const auto joins = [&](std::size_t i) {
        return i < s.words.size() && equals_ignoring_case(s.text_of(s.words[i].span), "and");
    };
    const bool before = figure.begin > 1 && joins(figure.begin - 1) && person(figure.begin - 2);
    const bool after = person(figure.end) && joins(figure.end + 1) && person(figure.end + 3);
    return before || after;
}

}  // namespace

bool counts_a_part(const Statement& s, const Mention& figure) {
    const auto word = [&](std::size_t i) {
        return i < s.words.size() ? ascii_lower(s.text_of(s.words[i].span)) : std::string();
    };
    constexpr std::array<std::string_view, 8> wholes{"the",  "those", "these", "them",
                                                     "whom", "its",   "their", "more"};
    const std::string next = word(figure.end);
    const bool of_whole =
        next == "of" && std::ranges::find(wholes, word(figure.end + 1)) != wholes.end();
    constexpr std::array<std::string_view, 5> others{"other", "others", "more", "additional",
                                                     "extra"};
    constexpr std::array<std::string_view, 7> openers{
        "including", "further", "additional", "extra", "other", "remaining", "another"};
    const std::string before = figure.begin > 0 ? word(figure.begin - 1) : std::string();
    const bool earlier = before == "from" && figure.begin > 1 &&
                         (word(figure.begin - 2) == "up" || word(figure.begin - 2) == "down");
    return of_whole || earlier || stands_in_a_sum(s, figure) ||
           std::ranges::find(others, next) != others.end() ||
           std::ranges::find(openers, before) != openers.end();
}

}  // namespace stemma::collate
