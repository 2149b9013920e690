// Times and numbers over any text: spans in bounds, ordered, on code points.
#include <array>
#include <cstdint>

#include "base/data_folder.h"
#include "check.h"
#include "read/numbers/number_finder.h"
#include "read/times/time_finder.h"
#include "text/utf8.h"

namespace {

using namespace stemma;

template <class Finder>
Finder open() {
    const SystemFiles files;
    return Finder::open(DataFolder(files, STEMMA_SOURCE_DIR "/data")).value();
}

template <class Found>
void check(const std::vector<Found>& found, std::string_view text) {
    std::uint32_t at = 0;
    for (const Found& f : found) {
        fuzz::require(f.span.begin >= at && !f.span.empty() && f.span.end <= text.size());
        fuzz::require(text::boundary_before(text, f.span.begin) == f.span.begin);
        fuzz::require(text::boundary_before(text, f.span.end) == f.span.end);
        at = f.span.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto times = open<read::TimeFinder>();
    static const auto numbers = open<read::NumberFinder>();
    if (size == 0) {
        return 0;
    }
    Article article;
    // The first byte chooses whether there is a publication day, and the language.
    if (data[0] % 2 == 0) {
        article.published = "2022-08-17";
    }
    constexpr std::array<const char*, 4> languages = {"en", "de", "fr", "es"};
    article.language = languages[data[0] / 2 % languages.size()];
    article.text =
        text::repair_utf8(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
    Reading reading;
    times.find(article, reading);
    numbers.find(article, reading);
    check(reading.times, article.text);
    check(reading.numbers, article.text);
    return 0;
}
