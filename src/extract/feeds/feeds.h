// Feeds, news sitemaps and wire formats → documents.
//
//   Listing listing = read_xml(bytes, "feed.xml", encoding);       // or read_json_feed()
//   for (ListedDocument& item : listing.items) extract(item.document);
//   if (listing.damage) report(*listing.damage);                   // what came before it is there
//
// | root element              | is                | gives                                        |
// |---------------------------|-------------------|----------------------------------------------|
// | rss, rdf:RDF, feed        | RSS 2.0, 1.0, Atom| an item each; its full content where given   |
// | urlset, sitemapindex      | sitemap           | an address each, with a news title if given  |
// | newsItem, newsMessage     | NewsML-G2         | each text                                    |
// | nitf                      | NITF              | one text                                     |
//
// An item's content in markup becomes a page, to be cleaned like any other; plain words and wire
// texts are used as they are. What is stated (title, dates, authors, language) goes along as hints.
// Ids: `source#n`, from 1; a wire format with one text has `source`. Thread safety: functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/result.h"

namespace stemma::extract {

struct ListedDocument {
    Document document;   ///< with no bytes where the listing has an address and no words
    bool whole = false;  ///< the full content; else a summary, a title, or nothing but an address
};

struct Listing {
    std::vector<ListedDocument> items;
    std::vector<std::string> sitemaps;  ///< addresses of further sitemaps, from an index
    std::optional<Error> damage;
};

/// At most 50,000 items are read (as many as a sitemap may have). `encoding` as in Document.
[[nodiscard]] Listing read_xml(std::string_view bytes, std::string_view source,
                               std::string_view encoding = {});
[[nodiscard]] Listing read_json_feed(std::string_view bytes, std::string_view source);

/// Is an element of this name, as a document's first, one that read_xml() knows?
[[nodiscard]] bool is_known_root(std::string_view name);

}  // namespace stemma::extract
