// Every day that a page could have been published on, with the reasons for and against.
//
//   const PageTexts texts(page);
//   auto sightings = find_sightings(page, texts, structured, reader, {.url = url});
//   for (const DayCandidate& c : find_days(page, texts, sightings, {.url = url}))
//       classifier.probability(c.features);
//
// A candidate is a day; its sightings (structured data, markup, address, visible text) are its
// features, together with how it stands to the other days of the page. Linear in the page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html/dom.h"
#include "extract/metadata/date_reader.h"
#include "extract/metadata/page_texts.h"
#include "extract/metadata/structured.h"
#include "model/features.h"

namespace stemma::extract {

struct DayOptions {
    std::string_view url;      ///< the page's own, not that of an archive's copy
    std::string_view fetched;  ///< ISO 8601; later days are left out
    DayOrder order = DayOrder::day_first;
};

/// Where a date was seen.
struct DateSighting {
    PrintedDate date;
    std::string kind;  ///< "ld:NewsArticle.datepublished", "meta:og:…", "time", "url", "text"
    html::NodeId node = html::no_node;  ///< of visible text and markup
    bool visible = false;
};

struct DayCandidate {
    Date day;
    PrintedDate best;  ///< its most telling form: with a time and a zone, if it has them
    bool only_modified =
        false;  ///< stated as the day of a change, where another was of publication
    model::FeatureVector features;
};

/// The likeliest candidate, and how sure it is: its probability as a share of its own and the next
/// one's. That tells better than the probability itself, which is low for every day of a page whose
/// only date is in plain text. A day that is `only_modified` is neither chosen nor a rival.
struct DayChoice {
    std::size_t index = 0;
    double confidence = 0;  ///< 0 if there is no candidate
};
[[nodiscard]] DayChoice choose_day(std::span<const double> probabilities,
                                   const std::vector<bool>& only_modified);

[[nodiscard]] std::vector<DateSighting> find_sightings(const html::Page& page,
                                                       const PageTexts& texts,
                                                       const StructuredData& data,
                                                       const DateReader& reader,
                                                       const DayOptions& options);

/// How this page writes days in figures: month first only where it says it is American English.
[[nodiscard]] DayOrder day_order_of(const html::Page& page, std::string_view url);

/// Ordered by day.
[[nodiscard]] std::vector<DayCandidate> find_days(const html::Page& page, const PageTexts& texts,
                                                  const std::vector<DateSighting>& sightings,
                                                  const DayOptions& options);

}  // namespace stemma::extract
