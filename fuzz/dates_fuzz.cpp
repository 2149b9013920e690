// Dates of any text, and the metadata of any page and of any lines: valid days, spans in bounds.
#include <cstdint>
#include <string>

#include "base/data_folder.h"
#include "base/strings.h"
#include "check.h"
#include "extract/metadata/date_reader.h"
#include "extract/metadata/metadata.h"
#include "text/utf8.h"

namespace {

using namespace stemma;

using fuzz::require;

void check_iso(const std::optional<std::string>& told) {
    require(!told || parse_iso_date(*told).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SystemFiles files;
    static const DataFolder folder(files, STEMMA_SOURCE_DIR "/data");
    static const auto reader =
        extract::DateReader::parse(folder.read("extract/dates.txt").value(), "dates").value();
    static const auto finder = extract::MetadataFinder::open(folder).value();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::uint32_t at = 0;
    for (const extract::PrintedDate& date : reader.find(bytes)) {
        require(is_valid(date.date) && date.date.day > 0);
        require(date.span.begin >= at && date.span.end <= size);
        at = date.span.end;
    }
    const std::string text = text::repair_utf8(bytes);
    const extract::MetadataContext context{.url = text, .fetched = "2022-08-15", .text = text};
    const extract::Metadata page =
        finder.find(extract::html::Page::parse(std::string(text)), context);
    check_iso(page.published);
    check_iso(page.modified);
    std::vector<extract::PlainLine> lines;
    for (const std::string_view line : split(text, '\n')) {
        lines.push_back(
            {line, lines.empty() ? extract::LineRole::headline : extract::LineRole::kept});
    }
    check_iso(finder.find_plain(lines, context).published);
    return 0;
}
