#include "base/expand.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "base/codec.h"
#include "base/strings.h"

namespace stemma {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;
constexpr std::size_t look_back = block;  // compressed bytes kept, to search after damage
constexpr std::size_t look_ahead = 1024;  // compressed bytes that must show a member's beginning
constexpr std::size_t mark_size = 4;

class Expander final : public MemberSource {
public:
    Expander(ByteSource& source, Compression compression, std::string name,
             std::string already_read, std::uint64_t offset, const ExpandLimits& limits)
        : source_(source),
          codec_(make_codec(compression, limits)),
          compression_(compression),
          name_(std::move(name)),
          limits_(limits),
          input_(std::move(already_read)),
          base_(offset),
          begin_(offset),
          member_(offset) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override;
    bool ready() override { return at_ < input_.size() || source_ended_ || source_.ready(); }
    std::uint64_t member() const override { return member_; }
    bool member_ended() const override { return between_; }
    Result<bool> recover(std::string_view prefix) override;

private:
    [[nodiscard]] std::uint64_t offset() const { return base_ + at_; }
    [[nodiscard]] std::string_view rest() const { return std::string_view(input_).substr(at_); }
    [[nodiscard]] Result<void> fill(std::size_t wanted);
    [[nodiscard]] Result<bool> begin_member();
    [[nodiscard]] Result<std::size_t> step(char* buffer, std::size_t size);
    [[nodiscard]] std::unexpected<Error> fault(ErrorCode code, std::string reason);

    ByteSource& source_;
    std::unique_ptr<Codec> codec_;
    Compression compression_;
    std::string name_;
    ExpandLimits limits_;
    std::string input_;    // compressed bytes; those before at_ are used
    std::uint64_t base_;   // offset of input_[0]
    std::uint64_t begin_;  // where this source begins
    std::size_t at_ = 0;
    std::uint64_t member_;
    std::uint64_t expanded_ = 0;
    bool between_ = true;  // no member is open
    bool source_ended_ = false;
    std::optional<Error> error_;
};

std::unexpected<Error> Expander::fault(ErrorCode code, std::string reason) {
    error_ = Error{code, name_, offset(), std::move(reason), {}};
    return std::unexpected(*error_);
}

/// Makes `wanted` unused bytes available, or all that there are.
Result<void> Expander::fill(std::size_t wanted) {
    while (input_.size() - at_ < wanted && !source_ended_) {
        if (at_ > 2 * look_back) {
            input_.erase(0, at_ - look_back);
            base_ += at_ - look_back;
            at_ = look_back;
        }
        const std::size_t before = input_.size();
        input_.resize(before + block);
        const Result<std::size_t> n = source_.read(input_.data() + before, block);
        input_.resize(before + n.value_or(0));
        if (!n) {
            error_ = n.error();
            return std::unexpected(*error_);
        }
        source_ended_ = *n == 0;
    }
    return {};
}

/// False at the end of the input.
Result<bool> Expander::begin_member() {
    while (true) {
        if (const auto filled = fill(mark_size); !filled) {
            return std::unexpected(filled.error());
        }
        // Tape and block devices pad with zeros (gzip's own program skips them, too).
        const std::size_t pad = std::min(rest().find_first_not_of('\0'), rest().size());
        if (pad == 0 || offset() == begin_) {
            break;
        }
        at_ += pad;
    }
    // HTTP's deflate has no chain: what follows the one member is nobody's.
    const bool one = compression_ == Compression::deflate || compression_ == Compression::brotli;
    const bool over = one && offset() != begin_;
    if (rest().empty() || over) {
        return false;
    }
    if (!codec_->is_start(rest())) {
        return fault(ErrorCode::damaged, cat("no ", name_of(compression_), " data begins here"));
    }
    member_ = offset();
    between_ = false;
    codec_->reset();
    return true;
}

Result<std::size_t> Expander::step(char* buffer, std::size_t size) {
    const CodecStep step = codec_->step(rest(), buffer, size);
    at_ += step.consumed;
    expanded_ += step.produced;
    between_ = step.state == CodecState::member_end;
    const bool bomb =
        expanded_ > limits_.free_bytes + limits_.ratio * (offset() - begin_ + mark_size);
    std::optional<Result<std::size_t>> fails;
    if (step.state == CodecState::damaged) {
        fails = fault(ErrorCode::damaged, cat(name_of(compression_), " data: ", step.reason));
    } else if (bomb) {
        return fault(ErrorCode::too_large,
                     cat("it expands to more than ", limits_.ratio, " times its size"));
    } else if (step.produced == 0 && step.consumed == 0 && !between_ && source_ended_ &&
               rest().empty()) {
        fails = fault(ErrorCode::damaged,
                      cat("the ", name_of(compression_), " data ends before it is complete"));
    }
    return fails && step.produced == 0 ? *fails : Result<std::size_t>(step.produced);
}

Result<std::size_t> Expander::read(char* buffer, std::size_t size) {
    if (codec_ == nullptr) {
        return fail(ErrorCode::internal, name_, "no memory for expanding it");
    }
    assert(size > 0);
    while (true) {
        if (error_) {
            return std::unexpected(*error_);
        }
        if (between_) {
            const Result<bool> begun = begin_member();
            if (!begun || !*begun) {
                return begun ? Result<std::size_t>(0) : std::unexpected(begun.error());
            }
        }
        if (const auto filled = fill(1); !filled) {
            return std::unexpected(filled.error());
        }
        const Result<std::size_t> produced = step(buffer, size);
        if (!produced || *produced > 0) {
            return produced;
        }
    }
}

Result<bool> Expander::recover(std::string_view prefix) {
    if (!error_ || codec_ == nullptr || error_->code == ErrorCode::interrupted) {
        return false;
    }
    // Not before the byte after the damaged member's first, and within what is kept.
    const std::uint64_t from = std::max(base_, between_ ? offset() + 1 : member_ + 1);
    at_ = std::min(static_cast<std::size_t>(from - base_), input_.size());
    error_.reset();
    between_ = true;
    while (true) {
        if (const auto filled = fill(look_ahead); !filled) {
            return std::unexpected(filled.error());
        }
        if (rest().size() < mark_size) {
            at_ = input_.size();
            return false;
        }
        if (codec_->is_start(rest()) && codec_->may_hold(rest().substr(0, look_ahead), prefix)) {
            return true;
        }
        ++at_;
    }
}

}  // namespace

Compression compression_of(std::string_view head) {
    if (head.starts_with("\x1f\x8b")) {
        return Compression::gzip;
    }
    const bool skippable = head.size() > 3 &&
                           (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50 &&
                           head.substr(1).starts_with("\x2a\x4d\x18");
    return head.starts_with("\x28\xb5\x2f\xfd") || skippable ? Compression::zstd
                                                             : Compression::none;
}

std::string_view name_of(Compression compression) {
    switch (compression) {
        case Compression::gzip: return "gzip";
        case Compression::zstd: return "zstd";
        case Compression::deflate: return "deflate";
        case Compression::brotli: return "brotli";
        case Compression::none: break;
    }
    return "plain";
}

std::unique_ptr<MemberSource> expand(ByteSource& source, Compression compression, std::string name,
                                     std::string already_read, std::uint64_t offset,
                                     const ExpandLimits& limits) {
    return std::make_unique<Expander>(source, compression, std::move(name), std::move(already_read),
                                      offset, limits);
}

Result<std::string> expand_all(std::string_view bytes, Compression compression, std::uint64_t limit,
                               const std::string& name) {
    const auto source = memory_source(bytes);
    const auto expanded = expand(*source, compression, name);
    return read_all(*expanded, limit, name);
}

}  // namespace stemma
