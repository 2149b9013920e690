// Words that end in a full stop without ending a sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::text::detail {

enum class Abbreviation : std::uint8_t {
    none,
    title,   ///< "Mr.", "vs.": never ends a sentence
    number,  ///< "No.", "pp.": an abbreviation only before a number
    ending,  ///< "Inc.", "p.m.", "Aug.": may end a sentence
    state,   ///< "Wash.", "Ill.": as `ending`, but only after a comma
    clock,   ///< "a.m.", "p.m.": may end one, except before a day, a month or a time zone
};

/// `word` without its full stop, as written.
[[nodiscard]] Abbreviation find_abbreviation(std::string_view word);

}  // namespace stemma::text::detail
