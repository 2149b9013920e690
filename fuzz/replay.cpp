// Stands in for libFuzzer's main where the build has none: feeds a fuzz target an empty input and
// every file of the folders given, in order of their names. A folder without files is an error, so
// that no target goes untested unseen.
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "base/files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& bytes) {
    // A buffer of exactly this size, so that a sanitizer sees a read past its end.
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

int replay(const stemma::Files& files, const std::string& folder) {
    const auto paths = files.list(folder);
    if (!paths || paths->empty()) {
        std::fprintf(stderr, "%s: no corpus\n", folder.c_str());
        return 1;
    }
    for (const std::string& path : *paths) {
        const auto bytes = files.read(path, std::uint64_t{64} << 20U);
        if (!bytes) {
            std::fprintf(stderr, "%s\n", bytes.error().message().c_str());
            return 1;
        }
        std::printf("%s\n", path.c_str());
        std::fflush(stdout);  // so that the last line names the input of a crash
        feed(*bytes);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const stemma::SystemFiles files;
    feed({});
    int status = argc > 1 ? 0 : 2;
    for (int i = 1; i < argc; ++i) {
        status |= replay(files, argv[i]);
    }
    return status;
}
