// A text as the numbers, words and signs that a date is made of.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/metadata/date_reader.h"

namespace stemma::extract {

struct DateItem {
    enum class Kind : std::uint8_t { number, word, sign };
    Kind kind = Kind::sign;
    bool space_before = false;
    char sign = 0;  ///< an ASCII sign; 0 for any other
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::int32_t value = 0;  ///< number: -1 if it has more than four digits
    const DateReader::Word* word = nullptr;
    std::string_view ending;  ///< a short English one ("am", "th"), lower case; or none

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// In order; white space between them is noted, not kept.
[[nodiscard]] std::vector<DateItem> cut_date_items(const DateReader& reader, std::string_view text);

}  // namespace stemma::extract
