#include "collate/conflicts/polarity_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/data_lines.h"
#include "base/hash.h"
#include "base/strings.h"

namespace stemma::collate {
namespace {

using Named = std::pair<std::string_view, PolarityWords::Class>;
constexpr std::array<Named, 19> class_names{{
    {"be", PolarityWords::be},
    {"no", PolarityWords::no},
    {"nobody", PolarityWords::nobody},
    {"not", PolarityWords::negation},
    {"only", PolarityWords::only},
    {"possible", PolarityWords::possible},
    {"condition", PolarityWords::condition},
    {"will", PolarityWords::will},
    {"refuse", PolarityWords::refuse},
    {"deny", PolarityWords::deny},
    {"lasting", PolarityWords::lasting},
    {"yet", PolarityWords::yet},
    {"to", PolarityWords::to},
    {"before", PolarityWords::before},
    {"conjunction", PolarityWords::conjunction},
    {"without", PolarityWords::without},
    {"aside", PolarityWords::aside},
    {"between", PolarityWords::between},
    {"another", PolarityWords::another},
}};

}  // namespace

Result<PolarityWords> PolarityWords::open(const DataFolder& data) {
    const std::string name = "collate/polarity.txt";
    const Result<std::string> bytes = data.read(name);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return parse(*bytes, data.path_of(name));
}

Result<PolarityWords> PolarityWords::parse(std::string_view text, const std::string& source) {
    PolarityWords out;
    std::uint32_t seen = 0;
    for (const auto& [number, line] : data_lines(text)) {
        const std::size_t colon = line.find(':');
        const auto* const at = std::ranges::find(class_names, line.substr(0, colon), &Named::first);
        if (colon == std::string_view::npos || at == class_names.end()) {
            return fail(ErrorCode::damaged, source,
                        cat("line ", number, ": not a class and a colon: ", line.substr(0, 60)));
        }
        for (const std::string_view word : split(trim(line.substr(colon + 1)), ' ')) {
            if (!word.empty()) {
                out.by_form_[hash64(word)] |= at->second;
                seen |= at->second;
            }
        }
    }
    for (const auto& [name, flag] : class_names) {
        if ((seen & flag) == 0) {
            return fail(ErrorCode::damaged, source, cat("no words of the class ", name));
        }
    }
    return out;
}

}  // namespace stemma::collate
