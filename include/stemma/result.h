// Result and Error: how a call that can fail says so.
//
//   Result<std::string> bytes = files.read("page.html");
//   if (!bytes) {
//       std::cerr << bytes.error().message() << '\n';   // page.html:12: invalid_json: … near "…"
//   }
//
// No exception leaves the library. An Error names its source (a file, a record's id, an address),
// the place in it where that is known, and the reason in words a user can act on.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stemma {

enum class ErrorCode : std::uint8_t {
    invalid_argument,  ///< a value no caller should pass (an option out of range)
    not_found,         ///< no such file or record
    unreadable,        ///< exists, but cannot be read
    unwritable,        ///< an output could not be written whole
    too_large,         ///< over a stated limit of size, depth or count
    unknown_format,    ///< not one of the inputs that are understood
    invalid_json,      ///< a JSON text or line that cannot be parsed
    invalid_record,    ///< JSON, but not a record of the contract
    empty,             ///< nothing to work on
    damaged,           ///< a weights or state file with a wrong magic, version or checksum
    duplicate_id,      ///< an id that occurred before in this run
    unrelated,         ///< an article of another story than those beside it
    interrupted,       ///< stopped by the user
    internal,          ///< a fault of the program's own
};

[[nodiscard]] std::string_view name_of(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string source;                  ///< what failed: a path, a record id, an address
    std::optional<std::uint64_t> place;  ///< line (records) or byte offset (files), if known
    std::string reason;                  ///< one sentence, no trailing full stop
    std::string excerpt;                 ///< a little of the input there, already made printable

    /// "source:place: reason (near “excerpt”)": one line, control characters escaped.
    [[nodiscard]] std::string message() const;
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand: `return fail(ErrorCode::empty, path, "no text in it");`
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string source,
                                                 std::string reason) {
    return std::unexpected(Error{code, std::move(source), std::nullopt, std::move(reason), {}});
}

}  // namespace stemma
