// Files as an interface, so that tests can make them fail. Whole reads are bounded; whole writes
// are atomic (temporary file beside the target, then rename) or leave nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "stemma/result.h"

namespace stemma {

enum class FileKind : std::uint8_t { none, file, folder, other };

class Files {
public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    [[nodiscard]] virtual FileKind kind(const std::string& path) const = 0;
    /// Regular files under `folder`, at any depth up to 32, sorted by path; hidden ones left out.
    [[nodiscard]] virtual Result<std::vector<std::string>> list(
        const std::string& folder) const = 0;
    /// The whole file; too_large if it has more than `limit` bytes.
    [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                   std::uint64_t limit) const = 0;
    /// The file piece by piece.
    [[nodiscard]] virtual Result<std::unique_ptr<ByteSource>> open(
        const std::string& path) const = 0;
    /// Replaces `path` by `bytes`, whole or not at all.
    [[nodiscard]] virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;
};

class SystemFiles final : public Files {
public:
    [[nodiscard]] FileKind kind(const std::string& path) const override;
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
    [[nodiscard]] Result<std::string> read(const std::string& path,
                                           std::uint64_t limit) const override;
    [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override;
    [[nodiscard]] Result<void> write(const std::string& path, std::string_view bytes) override;
};

}  // namespace stemma
