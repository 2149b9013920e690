// An archive's bytes, compressed or not, parted where a record surely begins.
//
//   compressed   │ member        │ member        │ damaged … │ member        │
//   segments     │ WARC/1.0 …    │ WARC/1.0 …    │ …       ✗ │ WARC/1.0 …    │
//
// A new segment begins where a member's content begins like a record, and after damage. Members
// that begin otherwise go on with the segment before, so a file that was compressed in blocks reads
// like one that was not. Memory: what fill() asked for, and one block.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/expand.h"

namespace stemma::extract {

/// Where in an archive's file something stands: "8812", or "8812+90": byte 90 of the content of the
/// member at 8812. Reading can go on there.
struct Place {
    std::uint64_t member = 0;  ///< offset in the file; 0 if it is not compressed
    std::uint64_t inside = 0;  ///< offset in what the member holds; in the file, if not compressed
    friend bool operator==(const Place&, const Place&) = default;
};

/// "8812" or "8812+90"; the latter only in compressed files.
[[nodiscard]] std::optional<Place> parse_place(std::string_view text, bool compressed);

class Segments {
public:
    /// `members` is `source` again if that expands compressed bytes, else null. `already_read` was
    /// taken from the source before, from `start` on.
    Segments(ByteSource& source, MemberSource* members, Place start, std::string already_read);

    /// Makes `size` bytes of the segment visible; false if it has fewer. Fails where the input
    /// cannot be read.
    [[nodiscard]] Result<bool> fill(std::size_t size);
    /// What is at hand of the segment; valid until the next call that is not const.
    [[nodiscard]] std::string_view view() const;
    void consume(std::size_t size);
    /// Consumes so much of the segment, or all that there is.
    [[nodiscard]] Result<void> skip(std::uint64_t size);
    [[nodiscard]] Place place() const { return place_of(position_); }
    [[nodiscard]] std::string text_of(Place place) const;
    /// Why the segment ended, if not in order. Said once.
    [[nodiscard]] std::optional<Error> take_damage();
    /// Is the damage inside the member of the segment's last bytes, so that these cannot be
    /// trusted?
    [[nodiscard]] bool taints() const { return damage_ && taints_; }
    /// To the next segment, once fill() has said that this one has no more; false: there is none.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] bool compressed() const { return members_ != nullptr; }

private:
    struct Mark {
        std::uint64_t position;
        Place place;
    };
    [[nodiscard]] Place place_of(std::uint64_t position) const;
    void note_member(std::string_view bytes);

    ByteSource& source_;
    MemberSource* members_;
    std::string buffer_;
    std::size_t at_ = 0;                 // in the buffer; what is before is consumed
    std::uint64_t position_ = 0;         // of at_, counted from where reading began
    std::deque<Mark> marks_;             // where the places of what is in the buffer are known from
    std::optional<std::uint64_t> stop_;  // position where the next segment begins
    std::optional<Error> damage_;
    bool taints_ = false;
    bool broken_ = false;  // by damage
    bool fresh_ = true;    // the next bytes begin a segment anyway
    bool ended_ = false;
};

}  // namespace stemma::extract
