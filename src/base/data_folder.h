// The folder of weights, word lists and gazetteers, and how a stage reads from it.
#pragma once

#include <string>

#include "base/files.h"

namespace stemma {

class DataFolder {
public:
    /// `files` must outlive this.
    DataFolder(const Files& files, std::string path) : files_(&files), path_(std::move(path)) {}
    /// A file of the folder, whole; `name` is relative ("read/pos.weights"). At most 64 MiB.
    [[nodiscard]] Result<std::string> read(const std::string& name) const {
        return files_->read(path_of(name), std::uint64_t{64} << 20U);
    }
    [[nodiscard]] std::string path_of(const std::string& name) const { return path_ + "/" + name; }

private:
    const Files* files_;
    std::string path_;
};

}  // namespace stemma
