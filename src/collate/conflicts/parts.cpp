#include "collate/conflicts/parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace stemma::collate {

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
    constexpr std::array<std::string_view, 4> openers{"including", "further", "additional",
                                                      "extra"};
    const std::string before = figure.begin > 0 ? word(figure.begin - 1) : std::string();
    const bool earlier = before == "from" && figure.begin > 1 &&
                         (word(figure.begin - 2) == "up" || word(figure.begin - 2) == "down");
    return of_whole || earlier || std::ranges::find(others, next) != others.end() ||
           std::ranges::find(openers, before) != openers.end();
}

}  // namespace stemma::collate
