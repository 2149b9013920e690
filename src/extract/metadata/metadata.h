// What a document says about itself: title, authors, dates, outlet, language, address, credit.
//
//   Result<MetadataFinder> finder = MetadataFinder::open(data);
//   Metadata m = finder->find(page, {.url = url, .fetched = fetched, .text = article_text});
//   Metadata m = finder->find_plain(lines, {.url = url, .fetched = fetched, .text = article_text});
//
// Only what the document tells; the caller lets the stated hints of a record win over it. Fields
// that are not told stay empty. Dates are ISO 8601, as precise and with the time zone as told;
// never later than the fetch, never from a copyright line. Evidence in the order of trust:
// structured data, markup, address, visible text; which of several dates is the article's is
// decided by a learned classifier over where each was found.
//
// Thread safety: const members may be called from many threads. Linear in the page; bounded by it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "extract/html/dom.h"
#include "stemma/result.h"

namespace stemma::extract {

struct Metadata {
    std::string title;  ///< without the site's name
    std::vector<std::string> authors;
    std::optional<std::string> published;
    std::optional<std::string> modified;
    std::string outlet;    ///< name as printed, or guessed from the domain
    std::string domain;    ///< "example.org", without "www."
    std::string language;  ///< BCP 47 primary tag, "und" if it cannot be told
    std::string url;       ///< canonical address; the given one where the page has none
    std::string section;
    std::string credit;  ///< agency line as printed
};

/// What is known beside the document. Views must outlive the call.
struct MetadataContext {
    std::string_view url;
    std::string_view fetched;  ///< ISO 8601; empty: dates are only checked for plausibility
    std::string_view text;  ///< the article's clean text, if extracted before; for language, credit
    std::span<const std::string_view> credits{};  ///< lines cut around it that may name an agency
};

enum class LineRole : std::uint8_t { kept, dropped, headline };

/// A line of a plain document with the label that the extractor gave it.
struct PlainLine {
    std::string_view text;
    LineRole role = LineRole::dropped;
};

class MetadataFinder {
public:
    [[nodiscard]] static Result<MetadataFinder> open(const DataFolder& data);
    MetadataFinder(MetadataFinder&&) noexcept;
    MetadataFinder& operator=(MetadataFinder&&) noexcept;
    ~MetadataFinder();

    [[nodiscard]] Metadata find(const html::Page& page, const MetadataContext& context) const;
    [[nodiscard]] Metadata find_plain(std::span<const PlainLine> lines,
                                      const MetadataContext& context) const;

private:
    struct State;
    explicit MetadataFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::extract
