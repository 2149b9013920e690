#include "extract/metadata/date_clock.h"

namespace stemma::extract {
namespace {

using Item = DateItem;

/// From the second Sunday of March to the first one of November (since 2007).
bool is_us_summer(Date day) {
    const auto sunday = [&](std::int32_t month, std::int32_t first) {
        const std::int64_t from = days_from({day.year, month, first});
        return from + 6 - weekday(from);  // 0 is Monday
    };
    const std::int64_t today = days_from(day);
    return today >= sunday(3, 8) && today < sunday(11, 1);
}

class ClockReader : DateItems {
public:
    explicit ClockReader(std::span<const Item> items) : DateItems(items) {}

    std::optional<Clock> read(std::size_t at) const {
        if (!number(at, 1, 2) || items_[at].value > 24) {
            return std::nullopt;
        }
        Clock clock;
        std::size_t next = minutes_after(at, clock.minute);
        const bool told = next > at + 1 || names_hour(at);
        const int half = half_of_day(next);
        if ((!told && half == 0) || clock.minute > 59) {
            return std::nullopt;
        }
        next = half == 0 ? next : past_half(next);
        clock.minute += hours(items_[at].value, half) * 60;
        clock.end = zone_after(next, clock);
        return clock;
    }

private:
    [[nodiscard]] bool h_sign(std::size_t i) const {
        return i < items_.size() && items_[i].word != nullptr && items_[i].word->clock;
    }

    /// Past ":15:07", ".15", "h15", " h 15"; the item after the hour if there are no minutes.
    std::size_t minutes_after(std::size_t at, std::int32_t& minute) const {
        const bool mark =
            (sign(at + 1, ':') || sign(at + 1, '.')) && glued(at + 1) && glued(at + 2);
        const bool letter =
            h_sign(at + 1) && items_[at + 1].size() <= 2 && glued(at + 1) == glued(at + 2);
        if ((!mark && !letter) || !number(at + 2, 2, 2)) {
            return at + 1;
        }
        minute = items_[at + 2].value;
        return past_seconds(at + 3);
    }
    /// "18 Uhr", "à 18h": an hour alone; "3h" may be anything.
    [[nodiscard]] bool names_hour(std::size_t at) const {
        if (!h_sign(at + 1)) {
            return false;
        }
        constexpr std::uint32_t whole_word = 3;
        return items_[at + 1].size() >= whole_word ||
               (at > 0 && items_[at - 1].word != nullptr && items_[at - 1].word->at);
    }
    static std::int32_t hours(std::int32_t hour, int half) {
        if (half == 2 && hour < 12) {
            hour += 12;
        } else if (half == 1 && hour == 12) {
            hour = 0;
        }
        return hour % 24;
    }
    [[nodiscard]] std::size_t past_seconds(std::size_t i) const {
        if (sign(i, ':') && glued(i) && number(i + 1, 2, 2)) {
            i += 2;
            if (sign(i, '.') && glued(i) && i + 1 < items_.size() && glued(i + 1) &&
                items_[i + 1].kind == Item::Kind::number) {
                i += 2;
            }
        }
        return i;
    }
    /// 1 for "am", "a.m."; 2 for "pm".
    [[nodiscard]] int half_of_day(std::size_t i) const {
        if (i >= items_.size() || items_[i].kind != Item::Kind::word) {
            return 0;
        }
        const bool dotted =
            sign(i + 1, '.') && i + 2 < items_.size() && items_[i + 2].ending == "m";
        return items_[i].ending == "am" || (items_[i].ending == "a" && dotted)   ? 1
               : items_[i].ending == "pm" || (items_[i].ending == "p" && dotted) ? 2
                                                                                 : 0;
    }
    [[nodiscard]] std::size_t past_half(std::size_t i) const {
        if (items_[i].ending.size() == 2) {
            return i + 1;
        }
        return sign(i + 3, '.') ? i + 4 : i + 3;
    }

    /// Past "Uhr", "IST", "(MEZ)", "+0530", " -0500", "(UTC+2)".
    std::size_t zone_after(std::size_t i, Clock& out) const {
        if (h_sign(i)) {
            ++i;
        }
        const std::size_t bracket = sign(i, '(') ? i + 1 : i;
        bool greenwich = false;
        if (bracket < items_.size() && items_[bracket].word != nullptr &&
            items_[bracket].word->zone) {
            out.zone = items_[bracket].word->zone;
            out.us_summer = items_[bracket].word->us_summer;
            greenwich = *out.zone == 0;
            i = bracket + 1;
        }
        const bool plus = sign(i, '+');
        if ((!plus && !sign(i, '-')) || !glued(i + 1)) {
            return i;
        }
        const std::int32_t east = plus ? 1 : -1;
        if (number(i + 1, 4, 4) && items_[i + 1].value <= 1400 && items_[i + 1].value % 100 < 60) {
            const std::int32_t v = items_[i + 1].value;
            out.zone = east * (v / 100 * 60 + v % 100);
            return i + 2;
        }
        const bool hour = number(i + 1, 1, 2) && items_[i + 1].value <= 14 && glued(i);
        if (hour && sign(i + 2, ':') && number(i + 3, 2, 2) && items_[i + 3].value < 60) {
            out.zone = east * (items_[i + 1].value * 60 + items_[i + 3].value);
            return i + 4;
        }
        if (hour && greenwich) {
            out.zone = east * items_[i + 1].value * 60;
            return i + 2;
        }
        return i;
    }
};

}  // namespace

std::int32_t zone_on(const DateReader::Word& word, Date day) {
    return word.zone.value_or(0) + (word.us_summer && is_us_summer(day) ? 60 : 0);
}

std::optional<std::int32_t> Clock::zone_on(Date day) const {
    return zone && us_summer && is_us_summer(day) ? *zone + 60 : zone;
}

std::optional<Clock> clock_at(std::span<const DateItem> items, std::size_t at) {
    return ClockReader(items).read(at);
}

}  // namespace stemma::extract
