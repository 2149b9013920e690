// Compressed bytes (gzip, zstd, HTTP's deflate and brotli) → what they hold, piece by piece, in
// bounded memory.
//
//   auto expanded = expand(source, compression_of(head), "news.warc.gz", std::move(head));
//   while (auto n = expanded->read(buffer, size)) { if (*n == 0) break; … }
//
// A compressed file is a chain of members (gzip, RFC 1952) or frames (zstd, RFC 8878), each whole
// in itself; archives give each record its own:
//
//   offset 0            412                 9130
//   ┌──────────────────┬───────────────────┬────────────┐
//   │ member: record 1 │ member: record 2  │ member …   │   read() never mixes two of them
//   └──────────────────┴───────────────────┴────────────┘
//
// Damage is an Error with the offset in the compressed input; all that came before it has been
// given. The error stays until recover() finds a member to go on with.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace stemma {

enum class Compression : std::uint8_t { none, gzip, zstd, deflate, brotli };

/// What the first four bytes say; never deflate or brotli, which have no mark of their own.
[[nodiscard]] Compression compression_of(std::string_view head);
[[nodiscard]] std::string_view name_of(Compression compression);

/// Bounds on what a few bytes may become; a stream itself may be of any length.
struct ExpandLimits {
    std::uint64_t free_bytes = std::uint64_t{64} << 20U;  ///< not held against the ratio
    std::uint64_t ratio = 4096;                           ///< expanded to compressed bytes
    std::uint32_t window_log = 27;                        ///< zstd: 128 MiB, its own default
};

class MemberSource : public ByteSource {
public:
    /// Offset in the compressed input of the member that the last bytes of read() came from.
    [[nodiscard]] virtual std::uint64_t member() const = 0;
    /// True if the last read() gave the last bytes of that member.
    [[nodiscard]] virtual bool member_ended() const = 0;
    /// After damage: goes on with the next member whose content begins with `prefix`. False if
    /// there is none up to the end.
    [[nodiscard]] virtual Result<bool> recover(std::string_view prefix) = 0;
};

/// `source` must outlive what is returned; `name` stands in errors. `already_read` are bytes taken
/// from the source before, the first of them at `offset`.
[[nodiscard]] std::unique_ptr<MemberSource> expand(ByteSource& source, Compression compression,
                                                   std::string name, std::string already_read = {},
                                                   std::uint64_t offset = 0,
                                                   const ExpandLimits& limits = {});

/// All of it at once; too_large if it is more than `limit` bytes.
[[nodiscard]] Result<std::string> expand_all(std::string_view bytes, Compression compression,
                                             std::uint64_t limit, const std::string& name);

}  // namespace stemma
