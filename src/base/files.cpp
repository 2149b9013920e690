#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/strings.h"

namespace stemma {
namespace {

namespace fs = std::filesystem;
constexpr int max_depth = 32;
/// Room behind a file for the read that finds its end.
constexpr std::size_t read_block = std::size_t{1} << 16U;

std::string reason_of(int number) { return std::generic_category().message(number); }

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return fd_; }
    int close() {
        const int result = fd_ >= 0 ? ::close(fd_) : 0;
        fd_ = -1;
        return result;
    }

private:
    int fd_;
};

/// 0, or the errno of what failed.
int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}

}  // namespace

FileKind SystemFiles::kind(const std::string& path) const {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status)) {
        return FileKind::none;
    }
    if (fs::is_directory(status)) {
        return FileKind::folder;
    }
    return fs::is_regular_file(status) ? FileKind::file : FileKind::other;
}

Result<std::vector<std::string>> SystemFiles::list(const std::string& folder) const {
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    if (error) {
        return fail(ErrorCode::unreadable, folder, error.message());
    }
    for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        const std::string name = walk->path().filename().string();
        std::error_code ignored;
        if (walk->is_directory(ignored) && (name.starts_with('.') || walk.depth() >= max_depth)) {
            walk.disable_recursion_pending();
        } else if (!name.starts_with('.') && walk->is_regular_file(ignored)) {
            paths.push_back(walk->path().string());
        }
        if (error) {
            return fail(ErrorCode::unreadable, folder, error.message());
        }
    }
    std::ranges::sort(paths);
    return paths;
}

Result<std::unique_ptr<ByteSource>> SystemFiles::open(const std::string& path) const {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable, path,
                    reason_of(errno));
    }
    return descriptor_source(descriptor, path, true);
}

Result<std::string> SystemFiles::read(const std::string& path, std::uint64_t limit) const {
    const auto source = open(path);
    if (!source) {
        return std::unexpected(source.error());
    }
    // What the file says of its size spares growing; it is not relied on.
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    std::string bytes;
    bytes.reserve(error ? 0 : std::min<std::uintmax_t>(size, limit) + read_block);
    return read_all(**source, limit, path, std::move(bytes));
}

namespace {

/// Devices and pipes are written to; only a regular file can be replaced.
Result<void> write_through(const std::string& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    int error = file.get() < 0 ? errno : write_all(file.get(), bytes);
    if (file.close() != 0 && error == 0) {
        error = errno;
    }
    if (error != 0) {
        return fail(ErrorCode::unwritable, path, reason_of(error));
    }
    return {};
}

Result<void> replace(const std::string& path, std::string_view bytes) {
    std::string temporary = path + ".XXXXXX";
    Descriptor file(::mkstemp(temporary.data()));
    if (file.get() < 0) {
        return fail(ErrorCode::unwritable, path, reason_of(errno));
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    int error = write_all(file.get(), bytes);
    if (error == 0 && ::fchmod(file.get(), 0666U & ~mask) != 0) {
        error = errno;
    }
    if (error == 0 && ::fsync(file.get()) != 0) {
        error = errno;
    }
    if (file.close() != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(temporary.c_str());
        return fail(ErrorCode::unwritable, path, reason_of(error));
    }
    return {};
}

}  // namespace

Result<void> SystemFiles::write(const std::string& path, std::string_view bytes) {
    switch (kind(path)) {
        case FileKind::other: return write_through(path, bytes);
        case FileKind::folder: return fail(ErrorCode::unwritable, path, "it is a folder");
        case FileKind::none:
        case FileKind::file: break;
    }
    // A link stays a link: what it points to is replaced.
    std::error_code error;
    const fs::path target = fs::weakly_canonical(path, error);
    return replace(error ? path : target.string(), bytes);
}

}  // namespace stemma
