#include "extract/archives/warc.h"

#include <algorithm>
#include <utility>

#include "base/calendar.h"
#include "base/strings.h"
#include "extract/archives/http_message.h"

namespace stemma::extract {
namespace {

constexpr std::size_t most_header = std::size_t{1} << 16U;
constexpr std::size_t most_http_head = std::size_t{1} << 16U;
// Records up to this size are held, so that a next one can be found inside a wrong length.
constexpr std::size_t held = std::size_t{1} << 20U;
constexpr std::uint64_t most_length = std::uint64_t{1}
                                      << 40U;  // of one record; sums stay in bounds
constexpr std::string_view record_start = "WARC/";
// Inside of a record that is too large to be held, this says that its length was wrong: better to
// read an archive kept inside an archive than to lose all that follows.
constexpr std::string_view after_record = "\r\n\r\nWARC/1.";

bool is_damage(const Error& error) {
    return error.code == ErrorCode::damaged || error.code == ErrorCode::too_large;
}

/// Some writers put the address between angle brackets, as the standard's grammar once had it.
std::string_view bare(std::string_view uri) {
    return uri.size() > 1 && uri.front() == '<' && uri.back() == '>' ? uri.substr(1, uri.size() - 2)
                                                                     : uri;
}

/// Is this "WARC/1.0" and a line's end?
bool is_version_line(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    return line.size() < text.size() && line.size() >= 8 && line.size() <= 10 &&
           line.starts_with(record_start) && is_ascii_digit(line[5]) && line[6] == '.' &&
           is_ascii_digit(line[7]);
}

/// At most four: a record's end is not looked for in megabytes of them again and again.
std::size_t blank_run(std::string_view text) {
    const std::string_view near = text.substr(0, 4);
    return std::min(near.find_first_not_of("\r\n"), near.size());
}

}  // namespace

struct WarcReader::Header {
    std::string type;
    std::string content_type;
    std::string uri;
    std::string date;
    std::uint64_t length = 0;
    std::size_t size = 0;  ///< of the header itself
};

struct WarcReader::Found {
    std::optional<WarcRecord> page;  ///< nothing: a record that is passed by
};

std::unexpected<Error> WarcReader::damaged(std::string reason, ErrorCode code) {
    lost_ = true;
    if (const std::optional<Error> cause = segments_.take_damage()) {
        code = cause->code;
        reason += cat(": ", cause->reason, " at offset ", cause->place.value_or(0));
    }
    return fail(code, cat(name_, '@', place_), std::move(reason));
}

std::optional<Result<WarcRecord>> WarcReader::next() {
    while (!ended_) {
        const Result<bool> begun = to_record();
        Result<Found> found = begun && *begun ? read_record() : Result<Found>(Found{});
        const std::optional<Error> error = !begun   ? std::optional(begun.error())
                                           : !found ? std::optional(found.error())
                                                    : std::nullopt;
        ended_ = error ? !is_damage(*error) : !*begun;
        if (std::exchange(lost_, false) && !ended_) {
            const Result<void> again = resynchronise();
            ended_ = !again;
        }
        if (error) {
            return std::unexpected(*error);
        }
        if (found->page) {
            return *std::move(found->page);
        }
    }
    return std::nullopt;
}

/// To the beginning of the next record; false at the input's end.
Result<bool> WarcReader::to_record() {
    while (true) {
        const Result<bool> more = segments_.fill(record_start.size());
        if (!more) {
            return more;
        }
        const std::string_view view = segments_.view();
        place_ = segments_.text_of(segments_.place());
        if (const std::size_t blank = blank_run(view); blank > 0) {
            segments_.consume(blank);
        } else if (view.starts_with(record_start)) {
            return true;
        } else if (!view.empty()) {
            return damaged("no record begins here");
        } else {
            if (const auto damage = segments_.take_damage()) {
                return fail(damage->code, cat(name_, '@', damage->place.value_or(0)),
                            damage->reason);
            }
            const Result<bool> another = segments_.next();
            if (!another || !*another) {
                return another;
            }
        }
    }
}

Result<WarcReader::Header> WarcReader::read_header() {
    for (std::size_t wanted = 1024;; wanted *= 2) {
        const Result<bool> more = segments_.fill(wanted);
        if (!more) {
            return std::unexpected(more.error());
        }
        const std::string_view view = segments_.view();
        const std::size_t line = std::min(view.find('\n'), view.size() - 1) + 1;
        const std::optional<Fields> fields = read_fields(view.substr(line));
        if (!fields && *more && wanted < most_header) {
            continue;
        }
        if (!fields) {
            return damaged(*more ? "its header is longer than 64 KiB" : "its header is cut");
        }
        Header header;
        header.type = fields->get("warc-type");
        header.content_type = fields->get("content-type");
        header.uri = bare(fields->get("warc-target-uri"));
        header.date = fields->get("warc-date");
        header.size = line + fields->size;
        if (!is_version_line(view) || !parse_number(fields->get("content-length"), header.length)) {
            return damaged("its header has no version or no length");
        }
        return header;
    }
}

/// Is this a page? Tells without holding more of it than its HTTP head.
Result<bool> WarcReader::wanted(const Header& header) {
    if (!equals_ignoring_case(header.type, "response") ||
        !contains_ignoring_case(header.content_type, "application/http")) {
        return false;
    }
    const std::size_t head = std::min<std::uint64_t>(header.length, most_http_head);
    const Result<bool> more = segments_.fill(header.size + head);
    if (!more || !*more) {
        return more ? Result<bool>(true) : more;  // a cut page is worth an error
    }
    const auto http = read_http_head(segments_.view().substr(header.size, head));
    return http && http->is_page();
}

/// After a record, at `end` in the view: two line ends, or a file's end. Some writers are sparing.
Result<void> WarcReader::check_end(std::uint64_t end) {
    // One byte more makes a compressed member end, and its checksum be checked.
    const Result<bool> more = segments_.fill(end + 5);
    if (!more) {
        return std::unexpected(more.error());
    }
    const std::string_view rest = segments_.view().substr(end);
    const std::size_t blank = blank_run(rest);
    const bool whole = blank == rest.size() || blank == 4 || rest.starts_with("\n\n") ||
                       rest.substr(blank).starts_with(record_start);
    if (!whole) {
        return damaged("its length is wrong");
    }
    return segments_.taints() ? Result<void>(damaged("it is not to be trusted")) : Result<void>();
}

Result<void> WarcReader::pass_by(const Header& header) {
    std::uint64_t size = header.size + header.length;
    while (size > held) {
        const Result<bool> more = segments_.fill(after_record.size());
        if (!more) {
            return std::unexpected(more.error());
        }
        if (!*more) {
            return damaged(
                cat("it ends ", size - segments_.view().size(), " bytes before its length says"));
        }
        const std::string_view part = segments_.view().substr(0, size);
        const std::size_t at = part.find(after_record);
        if (at != std::string_view::npos) {
            segments_.consume(at);
            return damaged("its length is wrong");
        }
        // What may be the beginning of the mark is looked at again with what follows it.
        const std::size_t looked = part.size() - std::min(part.size() - 1, after_record.size() - 1);
        segments_.consume(looked);
        size -= looked;
    }
    const Result<bool> more = segments_.fill(size);
    if (!more) {
        return std::unexpected(more.error());
    }
    if (!*more) {
        return damaged(
            cat("it ends ", size - segments_.view().size(), " bytes before its length says"));
    }
    if (const auto ended = check_end(size); !ended) {
        return ended;
    }
    segments_.consume(size + blank_run(segments_.view().substr(size)));
    return {};
}

Result<WarcReader::Found> WarcReader::read_block(const Header& header) {
    const std::uint64_t end = header.size + header.length;
    const Result<bool> more = segments_.fill(end);
    if (!more) {
        return std::unexpected(more.error());
    }
    if (!*more) {
        return damaged(
            cat("it ends ", end - segments_.view().size(), " bytes before its length says"));
    }
    if (const auto ended = check_end(end); !ended) {
        return std::unexpected(ended.error());
    }
    WarcRecord record;
    record.place = place_;
    record.block = segments_.view().substr(header.size, header.length);
    record.uri = header.uri;
    record.date = parse_iso_date(header.date) ? header.date : "";
    segments_.consume(end + blank_run(segments_.view().substr(end)));
    record.next = segments_.text_of(segments_.place());
    return Found{std::move(record)};
}

Result<WarcReader::Found> WarcReader::read_record() {
    const Result<Header> header = read_header();
    if (!header) {
        return std::unexpected(header.error());
    }
    if (header->length > most_length) {
        return damaged("its length is wrong");
    }
    const Result<bool> page = wanted(*header);
    if (!page) {
        return std::unexpected(page.error());
    }
    if (*page && header->length <= limits_.block_bytes) {
        return read_block(*header);
    }
    if (const auto passed = pass_by(*header); !passed) {
        return std::unexpected(passed.error());
    }
    if (*page) {
        return fail(ErrorCode::too_large, cat(name_, '@', place_),
                    cat("a page of more than ", limits_.block_bytes, " bytes"));
    }
    return Found{};
}

/// To the next thing in the segment that looks like a record's first line, or to the segment's end.
Result<void> WarcReader::resynchronise() {
    constexpr std::string_view mark = "\nWARC/";
    constexpr std::size_t line = 16;
    while (true) {
        const std::string_view view = segments_.view();
        const std::size_t at = view.find(mark);
        const std::size_t keep = at == std::string_view::npos ? mark.size() - 1 : view.size() - at;
        segments_.consume(view.size() - std::min(keep, view.size()));
        const Result<bool> more = segments_.fill(segments_.view().size() + (at == 0 ? line : 1));
        if (!more) {
            return std::unexpected(more.error());
        }
        if (at == 0 && is_version_line(segments_.view().substr(1))) {
            segments_.consume(1);
            return {};
        }
        if (at == 0) {
            segments_.consume(1);
        } else if (!*more && segments_.view().find(mark) == std::string_view::npos) {
            segments_.consume(segments_.view().size());
            return {};
        }
    }
}

}  // namespace stemma::extract
