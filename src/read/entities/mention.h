// A name in the text with its words folded for comparison: "Kim Jong-un" → kim jong un.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/entities/gazetteer.h"
#include "read/entities/name_tagger.h"

namespace stemma::read {

struct Mention {
    Name name;
    Span span;
    std::vector<std::string> words;  ///< lower case, no accents, hyphens part words, no stops
    Gazetteer::Match known;          ///< the gazetteer's entry for the whole name
    bool upper = false;              ///< one word in capitals: may be an acronym

    [[nodiscard]] std::string folded() const;  ///< the words with spaces
};

/// Names as mentions, in order, none overlapping: hyphened compounds are parted ("Russian-backed",
/// "Russia-North Korea"), listed names that the tagger cut short are completed.
[[nodiscard]] std::vector<Mention> make_mentions(std::string_view text, const Reading& reading,
                                                 const std::vector<Name>& names,
                                                 const Gazetteer& gazetteer);

/// Folded words of any name, as in Mention.
[[nodiscard]] std::vector<std::string> fold_name(std::string_view name);

}  // namespace stemma::read
