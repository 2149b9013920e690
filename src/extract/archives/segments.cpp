#include "extract/archives/segments.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace stemma::extract {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;
constexpr std::string_view record_start = "WARC/";

bool begins_record(std::string_view bytes) {
    return bytes.starts_with(record_start.substr(0, std::min(bytes.size(), record_start.size())));
}

}  // namespace

std::optional<Place> parse_place(std::string_view text, bool compressed) {
    const std::size_t plus = std::min(text.find('+'), text.size());
    std::uint64_t first = 0;
    std::uint64_t inside = 0;
    const bool two = plus < text.size();
    if (!parse_number(text.substr(0, plus), first) ||
        (two && (!compressed || !parse_number(text.substr(plus + 1), inside)))) {
        return std::nullopt;
    }
    return compressed ? Place{first, inside} : Place{0, first};
}

Segments::Segments(ByteSource& source, MemberSource* members, Place start, std::string already_read)
    : source_(source), members_(members), buffer_(std::move(already_read)) {
    marks_.push_back({0, start});
    fresh_ = buffer_.empty();
}

std::string_view Segments::view() const {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    return stop_ ? rest.substr(0, *stop_ - position_) : rest;
}

Place Segments::place_of(std::uint64_t position) const {
    const auto after = std::ranges::upper_bound(marks_, position, {}, &Mark::position);
    const Mark& mark = *std::prev(after);
    return {mark.place.member, mark.place.inside + (position - mark.position)};
}

std::string Segments::text_of(Place place) const {
    if (!compressed()) {
        return cat(place.inside);
    }
    return place.inside == 0 ? cat(place.member) : cat(place.member, '+', place.inside);
}

void Segments::consume(std::size_t size) {
    at_ += size;
    position_ += size;
    while (marks_.size() > 1 && marks_[1].position <= position_) {
        marks_.pop_front();
    }
    if (at_ > block && at_ > buffer_.size() / 2) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
}

Result<void> Segments::skip(std::uint64_t size) {
    while (size > 0) {
        const Result<bool> more = fill(1);
        if (!more) {
            return std::unexpected(more.error());
        }
        if (!*more) {
            break;
        }
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(view().size(), size));
        consume(part);
        size -= part;
    }
    return {};
}

std::optional<Error> Segments::take_damage() { return std::exchange(damage_, std::nullopt); }

/// `bytes` were just read and are the last of the buffer.
void Segments::note_member(std::string_view bytes) {
    const bool fresh = std::exchange(fresh_, false);
    if (members_ == nullptr || (members_->member() == marks_.back().place.member && !fresh)) {
        return;
    }
    const std::uint64_t position = position_ + (buffer_.size() - at_) - bytes.size();
    if (members_->member() != marks_.back().place.member) {
        marks_.push_back({position, {members_->member(), 0}});
    }
    if (!fresh && begins_record(bytes)) {
        stop_ = position;
    }
}

Result<bool> Segments::fill(std::size_t size) {
    while (view().size() < size) {
        if (stop_ || broken_ || ended_) {
            return false;
        }
        const std::size_t before = buffer_.size();
        buffer_.resize(before + block);
        const Result<std::size_t> n = source_.read(buffer_.data() + before, block);
        buffer_.resize(before + n.value_or(0));
        if (n) {
            ended_ = *n == 0;
            if (!ended_) {
                note_member(std::string_view(buffer_).substr(before));
            }
        } else if (members_ != nullptr && (n.error().code == ErrorCode::damaged ||
                                           n.error().code == ErrorCode::too_large)) {
            damage_ = n.error();
            taints_ = !members_->member_ended() && members_->member() == marks_.back().place.member;
            broken_ = damage_->code == ErrorCode::damaged;
            ended_ = !broken_;  // what expands without end is not gone on with
        } else {
            return std::unexpected(n.error());
        }
    }
    return true;
}

Result<bool> Segments::next() {
    consume(view().size());
    if (stop_) {
        stop_.reset();
        return true;
    }
    if (!broken_) {
        return false;
    }
    broken_ = false;
    fresh_ = true;
    const Result<bool> found = members_->recover(record_start);
    ended_ = !found || !*found;
    return found;
}

}  // namespace stemma::extract
