// Any bytes as a feed, a sitemap, a wire format: items in order, valid UTF-8, bounded.
#include <string>

#include "base/strings.h"
#include "check.h"
#include "extract/feeds/feed_text.h"
#include "extract/feeds/feeds.h"
#include "text/utf8.h"

namespace {

using namespace stemma;

void check(const extract::Listing& listing) {
    for (const extract::ListedDocument& item : listing.items) {
        const Hints& hints = item.document.hints;
        fuzz::require(!item.document.bytes.empty() || !hints.url.empty() || !item.whole);
        fuzz::require(item.document.id.starts_with("fuzz"));
        for (const std::string* text :
             {&hints.title, &hints.outlet, &hints.url, &item.document.bytes}) {
            fuzz::require(text::is_valid_utf8(*text));
        }
        fuzz::require(hints.published.empty() || is_ascii_digit(hints.published[0]));
    }
    fuzz::require(listing.damage || !listing.items.empty() || !listing.sitemaps.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(extract::read_xml(bytes, "fuzz"));
    check(extract::read_json_feed(bytes, "fuzz"));
    const std::string date = extract::iso_date(bytes.substr(0, 100));
    fuzz::require(extract::iso_date(date) == date);
    return 0;
}
