#include "extract/feeds/feeds.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "extract/feeds/feed_text.h"
#include "extract/feeds/readers.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace stemma::extract {
namespace {

struct Format {
    std::string_view root;  ///< lower case, without prefix
    void (*read)(const xml::Tree&, std::string_view, Listing&);
};
constexpr std::array formats = {
    Format{"rss", read_rss},
    Format{"rdf", read_rss},
    Format{"feed", read_atom},
    Format{"urlset", read_sitemap},
    Format{"sitemapindex", read_sitemap},
    Format{"newsitem", read_newsml},
    Format{"newsmessage", read_newsml},
    Format{"nitf", read_nitf},
};

const Format* format_of(std::string_view root) {
    const std::string name = ascii_lower(root.substr(root.find(':') + 1));
    const auto* found = std::ranges::find(formats, name, &Format::root);
    return found == formats.end() ? nullptr : found;
}

std::vector<std::string> authors_of(const json::Value& item) {
    std::vector<std::string> authors;
    if (const json::Array* many = item["authors"].array()) {
        for (const json::Value& author : *many) {
            authors.emplace_back(author["name"].string_or(""));
        }
    } else {
        authors.emplace_back(item["author"]["name"].string_or(""));
    }
    std::erase(authors, "");
    return authors;
}

ListedDocument json_item(const json::Value& item, const json::Value& feed) {
    const auto text = [&](std::string_view name) { return item[name].string_or(""); };
    ListedDocument listed;
    Hints& hints = listed.document.hints;
    hints.url = text("url").empty() ? text("external_url") : text("url");
    hints.title = words_of(text("title"));
    hints.outlet = words_of(feed["title"].string_or(""));
    hints.authors = authors_of(item);
    if (hints.authors.empty()) {
        hints.authors = authors_of(feed);
    }
    hints.published = iso_date(text("date_published"));
    hints.modified = iso_date(text("date_modified"));
    hints.language = primary_language(item["language"].string_or(feed["language"].string_or("")));
    listed.whole = !text("content_html").empty() || !text("content_text").empty();
    if (!text("content_html").empty()) {
        set_content(listed.document, text("content_html"));
    } else {
        listed.document.kind = DocumentKind::clean;
        listed.document.bytes = listed.whole               ? text("content_text")
                                : !text("summary").empty() ? text("summary")
                                                           : std::string_view(hints.title);
    }
    return listed;
}

}  // namespace

bool is_known_root(std::string_view name) { return format_of(name) != nullptr; }

void add_item(Listing& listing, std::string_view source, ListedDocument item) {
    if (listing.items.size() == most_items) {
        if (!listing.damage) {
            listing.damage = Error{ErrorCode::too_large,
                                   std::string(source),
                                   std::nullopt,
                                   cat("more than ", most_items, " items"),
                                   {}};
        }
        return;
    }
    item.document.id = cat(source, '#', listing.items.size() + 1);
    listing.items.push_back(std::move(item));
}

Listing read_xml(std::string_view bytes, std::string_view source, std::string_view encoding) {
    const std::string declared =
        encoding.empty() ? text::declared_encoding(bytes) : std::string(encoding);
    const text::Decoded decoded = text::decode_bytes(bytes, declared);
    xml::Parsed parsed = xml::parse(decoded.text, source);
    Listing listing;
    listing.damage = std::move(parsed.damage);
    const Format* format = parsed.tree.size() > 0 ? format_of(parsed.tree.name(0)) : nullptr;
    if (format != nullptr) {
        format->read(parsed.tree, source, listing);
    } else if (!listing.damage) {
        listing.damage = Error{ErrorCode::unknown_format,
                               std::string(source),
                               std::nullopt,
                               "it is XML of a kind that is not known",
                               {}};
    }
    const bool nothing = listing.items.empty() && listing.sitemaps.empty();
    if (nothing && !listing.damage) {
        listing.damage = Error{ErrorCode::empty,
                               std::string(source),
                               std::nullopt,
                               "no item with words or an address in it",
                               {}};
    }
    return listing;
}

Listing read_json_feed(std::string_view bytes, std::string_view source) {
    Listing listing;
    const std::string text =
        text::is_valid_utf8(bytes) ? std::string(bytes) : text::repair_utf8(bytes);
    const Result<json::Value> feed = json::parse(
        std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0), source);
    if (!feed) {
        listing.damage = feed.error();
        return listing;
    }
    const json::Array* items = (*feed)["items"].array();
    if (items == nullptr || items->empty()) {
        listing.damage =
            Error{ErrorCode::empty, std::string(source), std::nullopt, "no item in this feed", {}};
        return listing;
    }
    for (const json::Value& item : *items) {
        add_item(listing, source, json_item(item, *feed));
    }
    return listing;
}

}  // namespace stemma::extract
