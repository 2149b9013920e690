#include "base/data_lines.h"

#include "base/strings.h"

namespace stemma {

std::vector<DataLine> data_lines(std::string_view bytes) {
    std::vector<DataLine> lines;
    std::uint32_t number = 0;
    for (const std::string_view raw : split(bytes, '\n')) {
        ++number;
        const std::string_view line = trim(raw);
        if (!line.empty() && line.front() != '#') {
            lines.push_back({number, line});
        }
    }
    return lines;
}

}  // namespace stemma
