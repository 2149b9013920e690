#include "extract/metadata/date_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/data_lines.h"
#include "base/strings.h"
#include "extract/metadata/date_finder.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

std::optional<DateCue> cue_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, DateCue>, 8> cues = {{
        {"published", DateCue::published},
        {"created", DateCue::created},
        {"updated", DateCue::updated},
        {"date", DateCue::date},
        {"copyright", DateCue::copyright},
        {"event", DateCue::event},
        {"comment", DateCue::comment},
        {"by", DateCue::by},
    }};
    const auto found = std::ranges::find(cues, name, [](const auto& c) { return c.first; });
    return found == cues.end() ? std::nullopt : std::optional(found->second);
}

bool add_meaning(std::string_view kind, std::string_view value, DateReader::Word& word) {
    if (kind == "month") {
        return parse_number(value, word.month) && word.month >= 1 && word.month <= 12;
    }
    if (kind == "zone" || kind == "zone-us") {
        word.us_summer = kind == "zone-us";
        std::int32_t minutes = 0;
        const bool good = parse_number(value, minutes) && minutes > -800 && minutes < 900;
        word.zone = minutes;
        return good;
    }
    if (kind == "cue") {
        const auto cue = cue_named(value);
        word.cue = cue.value_or(DateCue::none);
        return cue.has_value();
    }
    word.link = word.link || kind == "link";
    word.at = word.at || kind == "at";
    word.clock = word.clock || kind == "clock";
    return kind == "link" || kind == "at" || kind == "clock";
}

/// "20220815", "20220815T061500", or seconds (or milliseconds) since 1970.
std::optional<PrintedDate> compact(std::string_view value) {
    const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    std::int64_t number = 0;
    if (!parse_number(value.substr(0, digits), number)) {
        return std::nullopt;
    }
    PrintedDate date;
    if (digits == 8 || digits == 14) {
        const std::int64_t day = digits == 8 ? number : number / 1'000'000;
        date.date = {static_cast<std::int32_t>(day / 10000),
                     static_cast<std::int32_t>(day / 100 % 100),
                     static_cast<std::int32_t>(day % 100)};
    } else if ((digits == 10 || digits == 13) && digits == value.size()) {
        const std::int64_t seconds = digits == 10 ? number : number / 1000;
        date.date = date_from(seconds / 86400);
        date.minute = static_cast<std::int32_t>(seconds % 86400 / 60);
        date.zone = 0;
    }
    return is_valid(date.date) && date.date.day > 0 && date.date.year >= 1970 &&
                   date.date.year < 2100
               ? std::optional(date)
               : std::nullopt;
}

std::uint64_t length_bit(std::size_t bytes) {
    return std::uint64_t{1} << std::min<std::size_t>(bytes, 63);
}

}  // namespace

std::string PrintedDate::iso() const {
    std::string out = format(date);
    // Midnight without a zone is how programs print a day without a time.
    if (minute < 0 || (minute == 0 && !zone)) {
        return out;
    }
    const auto two = [&](std::int32_t n) { out.append(n < 10 ? "0" : "").append(cat(n)); };
    out.push_back('T');
    two(minute / 60);
    out.push_back(':');
    two(minute % 60);
    if (!zone) {
        return out;
    }
    if (*zone == 0) {
        return out + "Z";
    }
    out.push_back(*zone < 0 ? '-' : '+');
    const std::int32_t offset = *zone < 0 ? -*zone : *zone;
    two(offset / 60);
    out.push_back(':');
    two(offset % 60);
    return out;
}

Result<DateReader> DateReader::parse(std::string_view bytes, std::string_view source) {
    DateReader reader;
    for (const auto& [number, line] : data_lines(bytes)) {
        const std::vector<std::string_view> fields = split(line, ' ');
        for (std::size_t i = 2; i < fields.size(); ++i) {
            reader.note(fields[i]);
            if (!add_meaning(fields[0], fields[1], reader.words_[std::string(fields[i])])) {
                return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                             "not a kind, a value and words",
                                             printable_excerpt(line)});
            }
        }
        if (fields.size() < 3) {
            return std::unexpected(Error{ErrorCode::damaged, std::string(source), number,
                                         "no words after the kind and the value",
                                         printable_excerpt(line)});
        }
    }
    if (reader.words_.empty()) {
        return fail(ErrorCode::damaged, std::string(source), "no word in it");
    }
    return reader;
}

void DateReader::note(std::string_view folded) {
    if (!folded.empty()) {
        lengths_[static_cast<unsigned char>(folded.front())] |= length_bit(folded.size());
    }
}

bool DateReader::is_none(char first, std::size_t bytes) const {
    return (lengths_[static_cast<unsigned char>(first)] & length_bit(bytes)) == 0;
}

const DateReader::Word* DateReader::word(std::string_view folded) const {
    if (folded.empty() || is_none(folded.front(), folded.size())) {
        return nullptr;
    }
    const auto found = words_.find(folded);
    return found == words_.end() ? nullptr : &found->second;
}

const DateReader::Word* DateReader::ascii_word(std::string_view printed) const {
    std::array<char, 64> lower;
    if (printed.size() > lower.size() || is_none(ascii_lower(printed.front()), printed.size())) {
        return nullptr;
    }
    std::ranges::transform(printed, lower.begin(), [](char c) { return ascii_lower(c); });
    return word({lower.data(), printed.size()});
}

const DateReader::Word* DateReader::word_in(std::string_view printed) const {
    return word(text::fold(printed));
}

std::vector<PrintedDate> DateReader::find(std::string_view text, DayOrder order) const {
    if (!may_hold_a_date(text)) {
        return {};
    }
    std::vector<DateItem> items;
    cut_date_items(*this, text, items);
    return find_dates(items, order);
}

std::optional<PrintedDate> DateReader::read(std::string_view value, DayOrder order) const {
    value = trim(value);
    if (value.size() > 100) {
        return std::nullopt;
    }
    if (auto date = compact(value)) {
        return date;
    }
    const std::vector<PrintedDate> found = find(value, order);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace stemma::extract
