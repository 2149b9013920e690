// Dates as people and programs print them, in any common format and the languages of
// data/extract/dates.txt.
//
//   Result<DateReader> reader = DateReader::parse(bytes, "data/extract/dates.txt");
//   for (const PrintedDate& d : reader->find("August 15, 2022 06:15 am | Updated 06:15 am IST"))
//       d.iso();                                         // "2022-08-15T06:15+05:30"
//   reader->read("2022-08-15T06:15:00+0530");            // one machine-made date, or nothing
//
// Only whole days are dates here. 31 February, year 0 and the like are none. A time zone that
// stands later in the same text counts for an earlier time without one.
// Linear in the text; any bytes. Thread safety: const members may be called from many threads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/string_map.h"
#include "stemma/result.h"
#include "stemma/span.h"

namespace stemma::extract {

/// In "05/08/2022" the month stands first (United States) or second (nearly everywhere else).
enum class DayOrder : std::uint8_t { day_first, month_first };

enum class DateCue : std::uint8_t {
    none,
    published,
    created,
    updated,
    date,
    copyright,
    event,
    comment,
    by
};

struct PrintedDate {
    Date date;
    std::int32_t minute = -1;          ///< of the day; -1: no time
    std::optional<std::int32_t> zone;  ///< minutes east of Greenwich
    bool ambiguous = false;            ///< day and month could be the other way round
    bool short_year = false;
    DateCue cue = DateCue::none;  ///< the nearest cue in the words just before
    Span span;                    ///< in the text searched

    /// "2022-08-15", "2022-08-15T06:15", "2022-08-15T06:15+05:30"
    [[nodiscard]] std::string iso() const;
};

class DateReader {
public:
    [[nodiscard]] static Result<DateReader> parse(std::string_view bytes, std::string_view source);

    /// All dates of a text, in order, not overlapping.
    [[nodiscard]] std::vector<PrintedDate> find(std::string_view text,
                                                DayOrder order = DayOrder::day_first) const;
    /// A value that should be one date: ISO 8601, RFC 2822, "20220815", seconds since 1970, or
    /// anything that find() finds at its start.
    [[nodiscard]] std::optional<PrintedDate> read(std::string_view value,
                                                  DayOrder order = DayOrder::day_first) const;

    struct Word {
        std::int32_t month = 0;
        std::optional<std::int32_t> zone;
        bool us_summer = false;  ///< the zone is an hour further east then
        DateCue cue = DateCue::none;
        bool link = false;
        bool at = false;
        bool clock = false;
    };
    /// What a word means in a date; nullptr if nothing.
    [[nodiscard]] const Word* word(std::string_view folded) const;
    /// The same of a word as it stands in a text.
    [[nodiscard]] const Word* word_in(std::string_view printed) const;
    /// The same of one in ASCII letters.
    [[nodiscard]] const Word* ascii_word(std::string_view printed) const;

private:
    void note(std::string_view folded);
    /// Does no word that begins so have this many bytes?
    [[nodiscard]] bool is_none(char first, std::size_t bytes) const;

    StringMap<Word> words_;
    /// By the first byte, the lengths of words_ that begin with it, a bit each (from 63 on one).
    std::array<std::uint64_t, 256> lengths_{};
};

}  // namespace stemma::extract
