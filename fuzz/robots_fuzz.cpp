// Any bytes as a robots.txt, and any path: an answer, and /robots.txt itself stays allowed.
#include <string>

#include "check.h"
#include "fetch/network.h"
#include "fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma::fetch;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Robots robots = Robots::parse(bytes, "stemma");
    stemma::fuzz::require(robots.allows("/robots.txt"));
    const std::string_view last = bytes.substr(bytes.rfind('\n') + 1);
    static_cast<void>(robots.allows("/" + std::string(last)));
    if (const auto address = parse_address(last)) {
        stemma::fuzz::require(address->target.starts_with('/'));
        const auto again = parse_address(address->text);
        stemma::fuzz::require(again && again->origin == address->origin);
    }
    return 0;
}
