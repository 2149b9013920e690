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
    return of_whole || next == "other" || next == "others" ||
           (figure.begin > 0 && word(figure.begin - 1) == "including");
}

}  // namespace stemma::collate
