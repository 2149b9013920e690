// Any bytes as an HTTP response of an archive: bounded, and nothing outside of them is read.
#include "check.h"
#include "extract/archives/http_message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto head = extract::read_http_head(bytes);
    if (head) {
        fuzz::require(head->size <= size);
        fuzz::require(extract::charset_of(head->fields.get("content-type")).size() <= size);
    }
    const auto page = extract::document_of_response("fuzz", bytes, {}, 200'000);
    fuzz::require(!page || (head && page->bytes.size() <= 200'000 + size));
    return 0;
}
