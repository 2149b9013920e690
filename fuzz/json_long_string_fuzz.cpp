// Any bytes as a record: with its long string taken out, and put back, it is what the parser makes
// of it whole.
#include <optional>
#include <string>

#include "base/json.h"
#include "base/json_long_string.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma;
    const std::string record(reinterpret_cast<const char*>(data), size);
    const Result<json::Value> whole = json::parse(record, "fuzz");
    std::string text = record;
    const std::optional<json::LongString> found = json::take_long_string(text, 4);
    if (found) {
        Result<json::Value> rest = json::parse(found->rest, "fuzz");
        fuzz::require(whole.has_value() == rest.has_value());
        if (rest) {
            rest->put_string(found->member, text);
            fuzz::require(json::dump(*rest) == json::dump(*whole));
        }
        json::put_back(text, *found);
    }
    const Result<json::Value> again = json::parse(text, "fuzz");
    fuzz::require(whole.has_value() == again.has_value());
    fuzz::require(whole ? json::dump(*whole) == json::dump(*again)
                        : whole.error().reason == again.error().reason);
    return 0;
}
