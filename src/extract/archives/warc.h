// WARC 1.0 and 1.1 archives (ISO 28500), as CC-NEWS has them: their pages, one after the other.
//
//   WarcReader reader(Segments(source, members, {}, head), "news.warc.gz", {});
//   while (auto record = reader.next()) {
//       if (!*record) report(record->error());        // news.warc.gz@8812: damaged: …
//       else use((*record)->block);                   // HTTP response, see http_message.h
//   }
//
//   WARC/1.0 CRLF          ┐
//   WARC-Type: response    │ header, at most 64 KiB
//   Content-Length: 5120   │
//   CRLF                   ┘
//   5,120 bytes: the block: HTTP head and body
//   CRLF CRLF
//
// Given are responses that say they are HTML and succeeded; all other records are passed by. A
// record that is damaged (no length, a wrong one, a cut or unreadable member) is an Error that
// names where it stands, and reading goes on where a next record begins. Memory: the largest page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/archives/segments.h"
#include "stemma/result.h"

namespace stemma::extract {

struct WarcRecord {
    std::string place;  ///< where it stands, as text
    std::string next;   ///< where reading goes on after it
    std::string uri;
    std::string date;  ///< ISO 8601; "" if it has none
    std::string block;
};

struct WarcLimits {
    std::uint64_t block_bytes = std::uint64_t{64} << 20U;  ///< of a page; a larger one is too_large
};

class WarcReader {
public:
    /// `name` stands in errors.
    WarcReader(Segments segments, std::string name, WarcLimits limits)
        : segments_(std::move(segments)), name_(std::move(name)), limits_(limits) {}
    /// The next page; nothing after the last. After an Error of the input itself (unreadable,
    /// interrupted) there is nothing more.
    [[nodiscard]] std::optional<Result<WarcRecord>> next();

private:
    struct Header;
    struct Found;
    [[nodiscard]] Result<Found> read_record();
    [[nodiscard]] Result<Header> read_header();
    [[nodiscard]] Result<Found> read_block(const Header& header);
    [[nodiscard]] Result<bool> wanted(const Header& header);
    [[nodiscard]] Result<void> pass_by(const Header& header);
    [[nodiscard]] Result<void> check_end(std::uint64_t end);
    [[nodiscard]] Result<bool> to_record();
    [[nodiscard]] Result<void> resynchronise();
    [[nodiscard]] std::unexpected<Error> damaged(std::string reason,
                                                 ErrorCode code = ErrorCode::damaged);

    Segments segments_;
    std::string name_;
    WarcLimits limits_;
    std::string place_;  // of the record that is being read
    bool lost_ = false;  // where the next record begins is to be found
    bool ended_ = false;
};

}  // namespace stemma::extract
