// Any bytes as an archive, plain and compressed: places only go up, and reading ends.
#include <string>

#include "check.h"
#include "extract/archives/http_message.h"
#include "extract/archives/warc.h"

namespace {

using namespace stemma;
using namespace stemma::extract;

void read_archive(std::string_view bytes, Compression compression) {
    const auto raw = memory_source(bytes);
    const auto members = compression == Compression::none
                             ? nullptr
                             : expand(*raw, compression, "fuzz", {}, 0,
                                      {.free_bytes = std::uint64_t{1} << 22U, .window_log = 22});
    WarcReader reader(Segments(members ? *members : *raw, members.get(), {}, {}), "fuzz",
                      {.block_bytes = 100'000});
    std::uint64_t last = 0;
    for (std::size_t turns = 0;; ++turns) {
        const auto record = reader.next();
        if (!record) {
            return;
        }
        fuzz::require(turns <= (std::size_t{1} << 23U));
        if (!*record) {
            continue;
        }
        const auto place = parse_place((**record).place, members != nullptr);
        fuzz::require(place && place->member >= last && parse_place((**record).next, true));
        last = place->member;
        const auto page = document_of_response("fuzz@0", (**record).block, {}, 100'000);
        fuzz::require(!page || page->bytes.size() <= 100'000 || page->bytes.size() <= bytes.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_archive(bytes, compression_of(bytes));
    return 0;
}
