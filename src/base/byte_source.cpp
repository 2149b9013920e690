#include "base/byte_source.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

#include "base/strings.h"

namespace stemma {
namespace {

class DescriptorSource final : public ByteSource {
public:
    DescriptorSource(int descriptor, std::string name, bool owned)
        : descriptor_(descriptor), name_(std::move(name)), owned_(owned) {}
    DescriptorSource(const DescriptorSource&) = delete;
    DescriptorSource& operator=(const DescriptorSource&) = delete;
    ~DescriptorSource() override {
        if (owned_) {
            ::close(descriptor_);
        }
    }
    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const ssize_t n = ::read(descriptor_, buffer, size);
        if (n >= 0) {
            return static_cast<std::size_t>(n);
        }
        // A signal that the program catches means: stop.
        return fail(errno == EINTR ? ErrorCode::interrupted : ErrorCode::unreadable, name_,
                    std::generic_category().message(errno));
    }

    Result<void> skip(std::uint64_t size) override {
        // What cannot be sought (a pipe) is read.
        const bool fits = size <= static_cast<std::uint64_t>(std::numeric_limits<off_t>::max());
        return fits && ::lseek(descriptor_, static_cast<off_t>(size), SEEK_CUR) >= 0
                   ? Result<void>()
                   : ByteSource::skip(size);
    }

    bool ready() override {
        pollfd state{descriptor_, POLLIN, 0};
        return ::poll(&state, 1, 0) != 0;
    }

private:
    int descriptor_;
    std::string name_;
    bool owned_;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t n = bytes_.copy(buffer, size);
        bytes_.remove_prefix(n);
        return n;
    }

private:
    std::string_view bytes_;
};

constexpr std::size_t block = std::size_t{1} << 16U;
constexpr std::size_t most_expected = std::size_t{1} << 20U;

}  // namespace

Result<void> ByteSource::skip(std::uint64_t size) {
    std::string buffer(block, '\0');
    while (size > 0) {
        const Result<std::size_t> n = read(buffer.data(), std::min<std::uint64_t>(size, block));
        if (!n || *n == 0) {
            return n ? Result<void>() : std::unexpected(n.error());
        }
        size -= *n;
    }
    return {};
}

std::unique_ptr<ByteSource> descriptor_source(int descriptor, std::string name, bool owned) {
    return std::make_unique<DescriptorSource>(descriptor, std::move(name), owned);
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
    return std::make_unique<MemorySource>(bytes);
}

Result<std::string> read_all(ByteSource& source, std::uint64_t limit, const std::string& name,
                             std::string already_read) {
    std::string bytes = std::move(already_read);
    while (true) {
        const std::size_t before = bytes.size();
        Result<std::size_t> n = 0;
        bytes.resize_and_overwrite(before + block, [&](char* data, std::size_t /*size*/) {
            n = source.read(data + before, block);
            return before + n.value_or(0);
        });
        if (!n) {
            return std::unexpected(n.error());
        }
        if (bytes.size() > limit) {
            return fail(ErrorCode::too_large, name, cat("more than ", limit, " bytes"));
        }
        if (*n == 0) {
            return bytes;
        }
    }
}

/// A line that fills most of the buffer takes it along; what follows it begins a new one, with room
/// for a line as long as those before it, which is not copied while it is read, then.
Line LineReader::take(std::size_t end, std::size_t after, bool too_long) {
    Line line{{}, ++number_, too_long || end - at_ > limit_};
    const std::size_t size = std::min(end - at_, limit_);
    if (at_ > 0 || size < block) {
        line.text.assign(buffer_, at_, size);
        at_ = after;
        return line;
    }
    line.text = std::move(buffer_);
    expected_ = std::min(std::max(line.text.size(), expected_ - expected_ / 64), most_expected);
    buffer_.clear();
    buffer_.reserve(std::max(expected_, line.text.size() - after) + block);
    buffer_.assign(line.text, after);
    line.text.resize(size);
    return line;
}

Result<std::optional<Line>> LineReader::next() {
    std::size_t searched = at_;
    bool too_long = false;
    while (true) {
        const std::size_t end = buffer_.find('\n', searched);
        if (end != std::string::npos) {
            return take(end, end + 1, too_long);
        }
        if (at_ > 0) {
            buffer_.erase(0, at_);
            at_ = 0;
        }
        searched = buffer_.size();
        if (searched > limit_) {
            // Keep the beginning, drop what follows up to the line's end.
            too_long = true;
            buffer_.resize(limit_);
            searched = limit_;
        }
        if (ended_) {
            return buffer_.empty() ? std::nullopt
                                   : std::optional(take(searched, searched, too_long));
        }
        Result<std::size_t> n = std::size_t{0};
        buffer_.resize_and_overwrite(searched + block, [&](char* bytes, std::size_t) {
            n = source_.read(bytes + searched, block);
            return searched + n.value_or(0);
        });
        if (!n) {
            return std::unexpected(n.error());
        }
        ended_ = *n == 0;
    }
}

}  // namespace stemma
