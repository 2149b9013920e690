// Any bytes as a record: with its long string read apart it is what the parser makes of it whole.
#include <optional>
#include <string_view>

#include "base/json.h"
#include "base/json_long_string.h"
#include "base/strings.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace stemma;
    constexpr std::size_t most = 8'000;  // of a longer one parse() reads it apart itself
    const std::string_view record(reinterpret_cast<const char*>(data), std::min(size, most));
    const std::optional<json::LongString> found = json::find_long_string(record, 4);
    if (!found) {
        return 0;
    }
    fuzz::require(found->begin < found->end && found->end <= record.size());
    const Result<json::Value> whole = json::parse(record, "fuzz");
    Result<json::Value> rest = json::parse(
        cat(record.substr(0, found->begin), R"("")", record.substr(found->end)), "fuzz");
    fuzz::require(whole.has_value() == rest.has_value());
    if (rest) {
        rest->put_string(found->member, found->text);
        fuzz::require(json::dump(*rest) == json::dump(*whole));
    }
    return 0;
}
