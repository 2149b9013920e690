// The function words behind is_stop_word, one list a language, written for this project.
#pragma once

#include <string_view>

namespace stemma::text::detail {

struct StopWordList {
    std::string_view language;  ///< BCP 47 primary tag
    std::string_view words;     ///< lower case, parted by single spaces
};

/// All lists; the number of them goes to `count`.
[[nodiscard]] const StopWordList* stop_word_lists(std::size_t& count);

}  // namespace stemma::text::detail
