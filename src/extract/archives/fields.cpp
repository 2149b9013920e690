#include "extract/archives/fields.h"

#include "base/strings.h"

namespace stemma::extract {
namespace {

constexpr std::size_t most_fields = 1'000;

}  // namespace

std::string_view Fields::get(std::string_view name) const {
    for (const auto& [key, value] : list) {
        if (equals_ignoring_case(key, name)) {
            return value;
        }
    }
    return {};
}

std::optional<Fields> read_fields(std::string_view text) {
    Fields fields;
    while (true) {
        const std::size_t end = text.find('\n', fields.size);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view line = text.substr(fields.size, end - fields.size);
        fields.size = end + 1;
        if (line.empty() || line == "\r") {
            return fields;
        }
        const std::size_t colon = line.find(':');
        const bool folded = is_ascii_space(line[0]);
        if (!folded && colon != std::string_view::npos && fields.list.size() < most_fields) {
            fields.list.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
        }
    }
}

}  // namespace stemma::extract
