// What a page says for machines: meta elements, JSON-LD and microdata, in document order.
//
//   StructuredData data = read_structured(page);
//   for (const MetaItem& m : data.metas) …        // m.name "article:published_time", m.content
//   data.meta("og:title")                         // first content of that name, or empty
//   for (const LinkedItem& item : data.items) …   // item.type "NewsArticle",
//   item.value["headline"]
//
// Bounded: so many scripts, items and levels; what goes beyond is left out.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "extract/html/dom.h"

namespace stemma::extract {

struct MetaItem {
    std::string_view name;  ///< property, name, itemprop or http-equiv; lower case
    std::string_view content;
};

/// An object of a JSON-LD script, with all that it holds.
struct LinkedItem {
    std::string type;  ///< "NewsArticle"; the first if there are several; may be empty
    const json::Value* value = nullptr;
    bool article = false;  ///< its type is one of schema.org's articles, postings and reports
};

struct StructuredData {
    std::vector<MetaItem> metas;
    std::vector<LinkedItem> items;
    /// Owns what the items point into.
    std::vector<std::unique_ptr<json::Value>> scripts;
    /// Names of metas that are not in lower case in the page.
    std::deque<std::string> lowered;

    [[nodiscard]] std::string_view meta(std::string_view name) const;
};

/// Views in it live as long as the page.
[[nodiscard]] StructuredData read_structured(const html::Page& page);

/// Is this schema.org type an article?
[[nodiscard]] bool is_article_type(std::string_view type);

}  // namespace stemma::extract
