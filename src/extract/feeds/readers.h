// The readers behind read_xml(), one a family of formats; each fills a Listing from a tree.
#pragma once

#include "base/xml.h"
#include "extract/feeds/feeds.h"

namespace stemma::extract {

void read_rss(const xml::Tree& tree, std::string_view source, Listing& listing);
void read_atom(const xml::Tree& tree, std::string_view source, Listing& listing);
void read_sitemap(const xml::Tree& tree, std::string_view source, Listing& listing);
void read_newsml(const xml::Tree& tree, std::string_view source, Listing& listing);
void read_nitf(const xml::Tree& tree, std::string_view source, Listing& listing);

/// Adds the item unless there are too many; its id is made from its number.
void add_item(Listing& listing, std::string_view source, ListedDocument item);

}  // namespace stemma::extract
