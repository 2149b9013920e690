#include "extract/metadata/date_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "extract/metadata/date_clock.h"

namespace stemma::extract {
namespace {

using Item = DateItem;

constexpr std::size_t cue_reach = 6;  // words before a date that may say what it is

std::int32_t full_year(const Item& item) {
    if (item.size() == 4) {
        return item.value;
    }
    return item.value + (item.value < 70 ? 2000 : 1900);
}

class Finder : DateItems {
public:
    Finder(std::span<const Item> items, DayOrder order) : DateItems(items), order_(order) {}

    std::vector<PrintedDate> run() {
        std::vector<PrintedDate> found;
        std::size_t i = 0;
        std::size_t after = 0;  // the last date
        while (i < items_.size()) {
            PrintedDate date;
            std::size_t end = 0;
            if (starts(i)) {
                end = date_at(i, date);
            }
            if (end == 0 || !is_valid(date.date) || date.date.day == 0) {
                ++i;
                continue;
            }
            date.cue = cue_before(i);
            if (date.minute < 0) {
                end = time_after(end, date);
            }
            if (date.minute < 0) {
                time_before(i, after, date);
            }
            date.span = {items_[i].begin, items_[end - 1].end};
            found.push_back(date);
            i = end;
            after = end;
        }
        share_zones(found);
        return found;
    }

private:
    [[nodiscard]] std::int32_t month(std::size_t i) const {
        return i < items_.size() && items_[i].word != nullptr ? items_[i].word->month : 0;
    }
    [[nodiscard]] bool year(std::size_t i) const {
        return number(i, 4, 4) && items_[i].value >= 1900 && items_[i].value < 2100;
    }
    [[nodiscard]] bool starts(std::size_t i) const {
        const Item& item = items_[i];
        const bool may = item.kind == Item::Kind::number || month(i) > 0;
        return may && (i == 0 || !glued(i) || items_[i - 1].kind == Item::Kind::sign) &&
               !(item.kind == Item::Kind::number && i > 1 && glued(i) && glued(i - 1) &&
                 (sign(i - 1, '.') || sign(i - 1, ':') || sign(i - 1, ',')) &&
                 items_[i - 2].kind == Item::Kind::number);
    }
    /// Past white space, commas, full stops and words like "de".
    [[nodiscard]] std::size_t past_links(std::size_t i) const {
        for (std::size_t n = 0; n < 2 && i < items_.size(); ++n) {
            const bool link = items_[i].word != nullptr && items_[i].word->link;
            if (!link && !sign(i, ',') && !sign(i, '.') && !sign(i, '\'') && !sign(i, '-') &&
                !sign(i, '/')) {
                break;
            }
            ++i;
        }
        return i;
    }
    [[nodiscard]] bool suffix(std::size_t i) const {
        return i < items_.size() && (items_[i].ending == "st" || items_[i].ending == "nd" ||
                                     items_[i].ending == "rd" || items_[i].ending == "th");
    }
    [[nodiscard]] std::size_t past_ordinal(std::size_t i) const {
        // "15th", "1er", "1º": letters after the day that mean no month.
        if ((glued(i) || suffix(i)) && i < items_.size() && items_[i].kind == Item::Kind::word &&
            items_[i].size() <= 3 && month(i) == 0) {
            return i + 1;
        }
        return i;
    }

    std::size_t date_at(std::size_t i, PrintedDate& out) const {
        if (month(i) > 0) {
            return month_first(i, out);
        }
        if (year(i)) {
            return year_first(i, out);
        }
        if (number(i, 1, 2)) {
            const std::size_t end = day_first(i, out);
            return end != 0 ? end : numeric(i, out);
        }
        return 0;
    }

    std::size_t month_first(std::size_t i, PrintedDate& out) const {
        const std::size_t day = past_links(i + 1);
        if (!number(day, 1, 2)) {
            return 0;
        }
        const std::size_t at = past_links(past_ordinal(day + 1));
        if (year(at)) {
            out.date = {items_[at].value, month(i), items_[day].value};
            return at + 1;
        }
        const std::optional<Clock> clock = clock_at(items_, day + 1);  // "Aug 15 06:15:00 UTC 2022"
        if (!clock || !year(clock->end)) {
            return 0;
        }
        out.date = {items_[clock->end].value, month(i), items_[day].value};
        if (is_valid(out.date)) {
            set_time(*clock, out);
        }
        return clock->end + 1;
    }

    std::size_t day_first(std::size_t i, PrintedDate& out) const {
        const std::size_t m = past_links(past_ordinal(i + 1));
        if (month(m) == 0) {
            return 0;
        }
        const std::size_t at = past_links(m + 1);
        const bool two = number(at, 2, 2) && (sign(at - 1, '\'') || sign(at - 1, '-'));
        if (!year(at) && !two) {
            return 0;
        }
        out.date = {full_year(items_[at]), month(m), items_[i].value};
        out.short_year = two;
        return at + 1;
    }

    std::size_t year_first(std::size_t i, PrintedDate& out) const {
        const std::size_t m = past_links(i + 1);
        if (month(m) > 0) {
            const std::size_t day = past_links(m + 1);
            if (!number(day, 1, 2)) {
                return 0;
            }
            out.date = {items_[i].value, month(m), items_[day].value};
            return day + 1;
        }
        for (const char c : {'-', '/', '.'}) {
            if (sign(i + 1, c) && number(i + 2, 1, 2) && sign(i + 3, c) && number(i + 4, 1, 2)) {
                out.date = {items_[i].value, items_[i + 2].value, items_[i + 4].value};
                return i + 5;
            }
        }
        // 2022年8月15日: the signs are letters of their own.
        if (number(i + 2, 1, 2) && number(i + 4, 1, 2) && glued(i + 1) && glued(i + 2) &&
            glued(i + 3) && glued(i + 4) && items_[i + 1].kind == Item::Kind::word) {
            out.date = {items_[i].value, items_[i + 2].value, items_[i + 4].value};
            return i + 5;
        }
        return 0;
    }

    std::size_t numeric(std::size_t i, PrintedDate& out) const {
        for (const char c : {'.', '/', '-'}) {
            if (!sign(i + 1, c) || !number(i + 2, 1, 2) || !sign(i + 3, c) ||
                !(year(i + 4) || number(i + 4, 2, 2))) {
                continue;
            }
            const bool goes_on =
                sign(i + 5, c) && glued(i + 5) && number(i + 6, 1, 9) && glued(i + 6);
            if ((items_[i + 4].size() == 2 && c == '-') || goes_on) {
                continue;
            }
            std::int32_t day = items_[i].value;
            std::int32_t mon = items_[i + 2].value;
            const bool american = c != '.' && order_ == DayOrder::month_first;
            if ((american && day <= 12) || mon > 12) {
                std::swap(day, mon);
            }
            out.ambiguous = c != '.' && day <= 12 && mon <= 12 && day != mon;
            out.short_year = items_[i + 4].size() == 2;
            out.date = {full_year(items_[i + 4]), mon, day};
            return i + 5;
        }
        return 0;
    }

    [[nodiscard]] DateCue cue_before(std::size_t i) const {
        for (std::size_t n = 0; n < cue_reach && i > 0; ++n) {
            --i;
            const bool letter =
                items_[i].size() == 1 && !(sign(i + 1, ')') && i > 0 && sign(i - 1, '('));
            if (items_[i].word != nullptr && items_[i].word->cue != DateCue::none && !letter) {
                return items_[i].word->cue;
            }
        }
        return DateCue::none;
    }

    /// "T06:15:00+05:30", ", at 6.15 pm IST", "| 18:30 Uhr": the piece after it.
    std::size_t time_after(std::size_t end, PrintedDate& out) const {
        std::size_t at = end;
        for (std::size_t n = 0; n < 3 && at < items_.size() && !number(at, 1, 2); ++n) {
            const Item& item = items_[at];
            const bool t = item.kind == Item::Kind::word && item.size() == 1 && glued(at);
            const bool filler =
                item.kind == Item::Kind::sign || (item.word != nullptr && item.word->at) || t;
            if (!filler) {
                return end;
            }
            ++at;
        }
        const std::optional<Clock> clock = clock_at(items_, at);
        if (!clock) {
            return end;
        }
        set_time(*clock, out);
        return clock->end;
    }

    /// "18:15 Uhr, 15. August 2022", "6:15 PM EDT, Mon August 15": the time before the date at `i`.
    void time_before(std::size_t i, std::size_t after, PrintedDate& out) const {
        constexpr std::size_t reach = 12;  // items of the longest form
        for (std::size_t at = std::max(after, i > reach ? i - reach : 0); at < i; ++at) {
            const bool begins = at == 0 || !glued(at) || !(sign(at - 1, ':') || sign(at - 1, '.'));
            const std::optional<Clock> clock = begins ? clock_at(items_, at) : std::nullopt;
            if (clock && clock->end <= i && leads_on(clock->end, i)) {
                set_time(*clock, out);
                return;
            }
        }
    }

    /// Commas, brackets, "on" and at most one word more, which may be a weekday.
    [[nodiscard]] bool leads_on(std::size_t begin, std::size_t end) const {
        std::size_t others = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Item& item = items_[i];
            const bool at = item.word != nullptr && item.word->at;
            if (item.kind == Item::Kind::number || sign(i, ':') ||
                (item.kind == Item::Kind::word && item.word != nullptr && !at)) {
                return false;
            }
            others += item.kind == Item::Kind::word && !at ? 1 : 0;
        }
        return others <= 1 && end - begin <= 4;
    }

    static void set_time(const Clock& clock, PrintedDate& out) {
        out.minute = clock.minute;
        out.zone = clock.zone_on(out.date);
    }

    /// "August 15, 2022 06:15 am | Updated 06:15 am IST": the zone counts for both.
    void share_zones(std::vector<PrintedDate>& found) const {
        std::optional<std::int32_t> later;
        std::size_t item = items_.size();
        for (std::size_t n = found.size(); n > 0; --n) {
            PrintedDate& date = found[n - 1];
            while (item > 0 && items_[item - 1].begin >= date.span.end) {
                --item;
                if (items_[item].word != nullptr && items_[item].word->zone && item > 0 &&
                    (items_[item - 1].kind == Item::Kind::number ||
                     items_[item - 1].ending == "am" || items_[item - 1].ending == "pm")) {
                    later = zone_on(*items_[item].word, date.date);
                }
            }
            if (date.zone) {
                later = date.zone;
            } else if (date.minute >= 0) {
                date.zone = later;
            }
        }
    }

    DayOrder order_;
};

}  // namespace

std::vector<PrintedDate> find_dates(std::span<const DateItem> items, DayOrder order) {
    return Finder(items, order).run();
}

}  // namespace stemma::extract
