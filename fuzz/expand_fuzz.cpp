// Any bytes as gzip, zstd or deflate: bounded, the members in order, recovery always gets on.
#include <string>

#include "base/expand.h"
#include "check.h"

namespace {

using namespace stemma;

void drain(MemberSource& source, std::uint64_t& member, std::uint64_t size) {
    char buffer[4096];
    while (const auto n = source.read(buffer, sizeof buffer)) {
        if (*n == 0) {
            return;
        }
        fuzz::require(source.member() >= member && source.member() < size);
        member = source.member();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const Compression compression :
         {Compression::gzip, Compression::zstd, Compression::deflate}) {
        const auto source = memory_source(bytes);
        const auto expanded = expand(*source, compression, "fuzz", {}, 0,
                                     {.free_bytes = std::uint64_t{1} << 22U, .window_log = 22});
        std::uint64_t member = 0;
        drain(*expanded, member, size);
        for (std::size_t turns = 0; expanded->recover("WARC/").value_or(false); ++turns) {
            fuzz::require(turns <= size);
            drain(*expanded, member, size);
        }
    }
    return 0;
}
