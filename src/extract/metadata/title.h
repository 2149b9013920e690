// The article's title out of what a page offers: headline, structured data, <title>.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::extract {

struct TitleSource {
    std::string text;
    double weight = 1;   ///< how far this kind of source is to be trusted
    bool whole = false;  ///< may carry the site's name ("… | The Daily")
};

/// The title without the site's name. `sites`: the names and the domain's label.
[[nodiscard]] std::string strip_site(std::string_view title, std::span<const std::string> sites);

/// The text that most sources agree on, by weight; of equals the first.
[[nodiscard]] std::string choose_title(std::span<const TitleSource> sources,
                                       std::span<const std::string> sites);

/// Letters and digits in lower case, runs of others as one space: for comparing titles.
[[nodiscard]] std::string title_key(std::string_view title);

}  // namespace stemma::extract
