// A text as the numbers, words and signs that a date is made of.
#pragma once

#include <cstdint>
#include <span>
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

/// Items by position; past the end nothing holds. What reads dates is derived from it.
class DateItems {
protected:
    explicit DateItems(std::span<const DateItem> items) : items_(items) {}

    /// A number of so many digits.
    [[nodiscard]] bool number(std::size_t i, std::uint32_t least, std::uint32_t most) const {
        return i < items_.size() && items_[i].kind == DateItem::Kind::number &&
               items_[i].size() >= least && items_[i].size() <= most;
    }
    [[nodiscard]] bool sign(std::size_t i, char c) const {
        return i < items_.size() && items_[i].sign == c;
    }
    [[nodiscard]] bool glued(std::size_t i) const {
        return i < items_.size() && !items_[i].space_before;
    }

    std::span<const DateItem> items_;
};

/// In order, in place of what `items` held; white space between them is noted, not kept.
void cut_date_items(const DateReader& reader, std::string_view text, std::vector<DateItem>& items);

/// A cheap test that most texts fail: no date is in one that does.
[[nodiscard]] bool may_hold_a_date(std::string_view text);

}  // namespace stemma::extract
