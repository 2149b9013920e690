#include "extract/metadata/page_metadata.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#include "base/strings.h"
#include "extract/blocks/collapse.h"
#include "extract/metadata/address.h"
#include "extract/metadata/byline.h"
#include "extract/metadata/date_candidates.h"
#include "extract/metadata/title.h"
#include "text/language.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

constexpr std::size_t max_title = 400;
constexpr std::size_t max_headlines = 6;
constexpr double only_headline_weight = 7;
constexpr double label_weight = 1;
constexpr std::size_t least_word = 4;  // bytes of a word that says what a page is about
constexpr std::size_t max_bylines = 12;
constexpr std::size_t max_author = 48;  // bytes of an author element that is a mere name

std::string collapsed(std::string_view text) {
    std::string seen;
    append_collapsed(seen, 0, text);
    end_collapsed(seen, 0);
    return seen;
}

void add_title(std::vector<TitleSource>& sources, std::string_view text, double weight,
               bool whole) {
    std::string seen = collapsed(text);
    if (!seen.empty() && seen.size() <= max_title) {
        sources.push_back({std::move(seen), weight, whole});
    }
}

bool shares_a_word(std::string_view title, const std::string& about_key) {
    const std::string key = title_key(title);
    return std::ranges::any_of(split(key, ' '), [&](std::string_view word) {
        return word.size() >= least_word && about_key.find(word) != std::string::npos;
    });
}

/// "https://example.org/", and the same in an archive's address.
bool is_front_page(std::string_view address) {
    const std::size_t scheme = address.rfind("://");
    const std::string_view host =
        scheme == std::string_view::npos ? address : address.substr(scheme + 3);
    return !host.empty() &&
           (host == "/" || (scheme != std::string_view::npos && host.find('/') >= host.size() - 1));
}

/// Is a heading nothing but a link to the front page, as a site's name is?
bool names_site(const Page& page, NodeId heading) {
    for (const NodeId node : page.subtree(heading)) {
        if (page[node].tag == Tag::a && is_front_page(trim(page.attribute(node, "href")))) {
            return page.text_of(node) == page.text_of(heading);
        }
    }
    return false;
}

/// The headings h1 with text: of the article, or, if `site`, those that name the site.
std::vector<NodeId> headings(const Page& page, bool site) {
    std::vector<NodeId> found;
    for (NodeId node = page.find(Tag::h1); node != html::no_node && found.size() < max_headlines;
         node = page.find(Tag::h1, node + 1)) {
        if (!page.text_of(node).empty() && names_site(page, node) == site) {
            found.push_back(node);
        }
    }
    return found;
}

/// A title cut short in the metadata goes on in the page's only headline.
std::string_view continued(std::string_view title, std::string_view headline) {
    if (title == headline) {
        return title;
    }
    const std::string key = title_key(title);
    return !key.empty() && title_key(headline).starts_with(key + ' ') ? headline : title;
}

std::string find_title(const Page& page, const StructuredData& data, std::string_view url,
                       std::span<const std::string> sites) {
    std::vector<TitleSource> sources;
    const std::vector<NodeId> headlines = headings(page, false);
    const NodeId head = page.find(Tag::head);
    const NodeId title = page.find(Tag::title, head == html::no_node ? 0 : head);
    const std::string whole = title == html::no_node ? std::string() : page.text_of(title);
    const std::string about = title_key(cat(whole, ' ', data.meta("og:title"), ' ', url));
    bool headed = false;
    for (const NodeId node : headlines) {
        const std::string text = page.text_of(node);
        // A page's only h1 is what its reader sees as the title, whatever the metadata say; one
        // that shares no word with them is a label ("Navigation").
        const double first = headlines.size() == 1       ? only_headline_weight
                             : node == headlines.front() ? 3.0
                                                         : 2.0;
        const bool fits = shares_a_word(text, about);
        add_title(sources, text, fits ? first : label_weight, false);
        headed = headed || fits;
    }
    std::size_t others = 0;
    for (NodeId node = page.find(Tag::h2);
         !headed && node != html::no_node && others < max_headlines;
         node = page.find(Tag::h2, node + 1)) {
        add_title(sources, page.text_of(node), label_weight / 2, false);
        ++others;
    }
    for (const LinkedItem& item : data.items) {
        if (item.article) {
            add_title(sources, (*item.value)["headline"].string_or(""), 2.5, true);
            break;
        }
    }
    add_title(sources, data.meta("og:title"), 2.6, true);
    add_title(sources, data.meta("twitter:title"), 1.0, true);
    add_title(sources, whole, 2.0, true);
    std::string chosen = choose_title(sources, sites);
    if (headlines.size() == 1 && headed) {
        chosen = std::string(continued(chosen, collapsed(page.text_of(headlines.front()))));
    }
    return chosen;
}

/// Names of an author field: a text, an object with a name, or a list of either.
void add_authors(const json::Value& value, std::vector<std::string>& out) {
    const auto add = [&](std::string_view text) {
        for (std::string& name : names_in_byline(text, true)) {
            if (std::ranges::find(out, name) == out.end()) {
                out.push_back(std::move(name));
            }
        }
    };
    if (const json::Array* list = value.array()) {
        for (const json::Value& part : *list) {
            add(part.string_or(part["name"].string_or("")));
        }
        return;
    }
    add(value.string_or(value["name"].string_or("")));
}

/// "author" or "byline" in any case: of eight places together, is one "au" or "by"?
bool tells_of_author(std::string_view value) {
    constexpr std::size_t bytes = 6;  // of both words
    constexpr std::uint64_t ones = ~std::uint64_t{0} / 255;
    const auto word_at = [&](std::size_t at) {
        std::uint64_t word = 0;
        if (at + sizeof word <= value.size()) {
            std::memcpy(&word, &value[at], sizeof word);
        } else {
            std::memcpy(&word, &value[at], value.size() - at);
        }
        return word | ones * 0x20;
    };
    const auto has_zero = [](std::uint64_t word) {
        return ((word - ones) & ~word & ones * 0x80) != 0;
    };
    for (std::size_t at = 0; at + bytes <= value.size(); at += sizeof ones) {
        const std::uint64_t first = word_at(at);
        const std::uint64_t second = word_at(at + 1);
        if (has_zero((first ^ ones * 'a') | (second ^ ones * 'u')) ||
            has_zero((first ^ ones * 'b') | (second ^ ones * 'y'))) {
            return contains_ignoring_case(value.substr(at), "author") ||
                   contains_ignoring_case(value.substr(at), "byline");
        }
    }
    return false;
}

bool names_an_author(const Page& page, NodeId node) {
    return std::ranges::any_of(page.attributes(node), [](const html::Attribute& attribute) {
        const bool marks =
            attribute.name == "class" || attribute.name == "itemprop" || attribute.name == "rel";
        return marks && tells_of_author(attribute.value);
    });
}

/// An element's text; what stands in lines of its own is parted, as names and offices are.
std::string text_in_lines(const Page& page, NodeId element) {
    std::string out;
    for (const NodeId node : page.subtree(element)) {
        if (page.is_text(node)) {
            out += page.text(node);
        } else if (node != element && (page[node].tag == Tag::br || page[node].tag == Tag::div ||
                                       page[node].tag == Tag::p || page[node].tag == Tag::li)) {
            constexpr std::size_t longest_opening = 10;  // "By", "Written by": the name follows
            const std::size_t said = trim(out).size();
            out += said > longest_opening ? " | " : said > 0 ? " " : "";
        }
    }
    return out;
}

std::vector<std::string> find_authors(const Page& page, const StructuredData& data) {
    std::vector<std::string> authors;
    for (const LinkedItem& item : data.items) {
        if (item.article && authors.empty()) {
            add_authors((*item.value)["author"], authors);
        }
    }
    for (const std::string_view name :
         {"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"}) {
        if (authors.empty()) {
            authors = names_in_byline(data.meta(name), true);
        }
    }
    std::size_t bylines = 0;
    for (NodeId node = page.find(Tag::body); authors.empty() && node < page.size(); ++node) {
        if (page.is_text(node) || !names_an_author(page, node)) {
            continue;
        }
        const std::string text = text_in_lines(page, node);
        const bool stated = page[node].tag == Tag::a || text.size() <= max_author;
        authors = names_in_byline(text, stated);
        if (!text.empty() && ++bylines == max_bylines) {
            break;
        }
    }
    return authors;
}

/// Unless it is the article's title, as some pages have it.
std::string application_name(const Page& page, const StructuredData& data) {
    const std::string_view name = data.meta("application-name");
    const NodeId head = page.find(Tag::head);
    const NodeId title = page.find(Tag::title, head == html::no_node ? 0 : head);
    const bool is_title = title != html::no_node && same_name(name, page.text_of(title));
    return is_title ? std::string() : std::string(name);
}

std::string find_outlet(const Page& page, const StructuredData& data) {
    const std::string_view named = data.meta("og:site_name");
    if (!named.empty()) {
        return std::string(named);
    }
    for (const LinkedItem& item : data.items) {
        const std::string_view publisher = (*item.value)["publisher"]["name"].string_or("");
        if (item.article && !publisher.empty()) {
            return std::string(publisher);
        }
    }
    if (const std::string name = application_name(page, data); !name.empty()) {
        return name;
    }
    const std::vector<NodeId> site_names = headings(page, true);
    return site_names.empty() ? std::string() : page.text_of(site_names.front());
}

/// A name without its slogan ("Post | News from Skerra"), address or handle.
std::string bare_name(std::string_view outlet) {
    outlet = trim(outlet.substr(0, outlet.find(" | ")));
    if (outlet.starts_with('@')) {
        outlet.remove_prefix(1);
    }
    return outlet.find("://") == std::string_view::npos ? std::string(outlet) : domain_of(outlet);
}

std::string find_address(const Page& page, const StructuredData& data, std::string_view url) {
    for (NodeId node = page.find(Tag::link); node != html::no_node;
         node = page.find(Tag::link, node + 1)) {
        if (equals_ignoring_case(trim(page.attribute(node, "rel")), "canonical")) {
            std::string address = resolve_address(page.attribute(node, "href"), url);
            if (!domain_of(address).empty()) {
                return address;
            }
        }
    }
    const std::string_view og = data.meta("og:url");
    return domain_of(og).empty() || og.find("://") == std::string_view::npos ? std::string(url)
                                                                             : std::string(og);
}

std::string find_language(const Page& page, const StructuredData& data,
                          const MetadataContext& context) {
    std::string declared(page.size() > 0 ? page.attribute(0, "lang") : std::string_view());
    if (declared.empty()) {
        declared = data.meta("og:locale");
    }
    if (declared.empty()) {
        declared = data.meta("content-language");
    }
    std::ranges::replace(declared, '_', '-');
    std::string told = text::identify_language(context.text, declared);
    if (told != "und") {
        return told;
    }
    const std::string primary = ascii_lower(declared.substr(0, declared.find('-')));
    const bool tag = (primary.size() == 2 || primary.size() == 3) &&
                     std::ranges::all_of(primary, is_ascii_lower);
    return tag ? primary : "und";
}

std::string find_section(const StructuredData& data) {
    const std::string_view meta = data.meta("article:section");
    if (!meta.empty()) {
        return std::string(meta);
    }
    for (const LinkedItem& item : data.items) {
        const json::Value& section = (*item.value)["articleSection"];
        const json::Array* list = section.array();
        const std::string_view name =
            list != nullptr && !list->empty() ? list->front().string_or("") : section.string_or("");
        if (item.article && !name.empty()) {
            return std::string(name);
        }
    }
    return {};
}

/// The latest day that something calls a change, if it is after the publication.
std::optional<std::string> find_modified(const std::vector<DateSighting>& sightings,
                                         const std::optional<Date>& published) {
    const DateSighting* latest = nullptr;
    for (const DateSighting& s : sightings) {
        const bool change = s.kind.find("modif") != std::string::npos ||
                            s.kind.find("updat") != std::string::npos ||
                            (s.visible && s.date.cue == DateCue::updated);
        const bool article =
            s.visible || !s.kind.starts_with("ld:") || s.kind.starts_with("ld:article.");
        // Of one day, a time with its zone says more than a later one without.
        const auto rank = [](const PrintedDate& d) {
            return std::tuple(d.date, d.zone.has_value(), d.minute);
        };
        if (change && article && (!published || s.date.date >= *published) &&
            (latest == nullptr || rank(s.date) > rank(latest->date))) {
            latest = &s;
        }
    }
    return latest == nullptr ? std::nullopt : std::optional(latest->date.iso());
}

}  // namespace

void describe_page(const Page& page, const StructuredData& data, const MetadataContext& context,
                   Metadata& out) {
    out.url = find_address(page, data, context.url);
    out.domain = domain_of(context.url.empty() ? std::string_view(out.url) : context.url);
    const std::string named = find_outlet(page, data);
    std::vector<std::string> sites = {site_of(out.domain), out.domain, application_name(page, data),
                                      named};
    out.title = find_title(page, data, context.url, sites);
    out.outlet = bare_name(named);
    if (out.outlet != named && same_name(out.outlet, out.title)) {
        out.outlet.clear();  // "Dam bursts | Orland Times" was given as the site's name
    } else if (out.outlet != named) {
        sites.push_back(out.outlet);
        out.title = find_title(page, data, context.url, sites);
    }
    out.authors = find_authors(page, data);
    std::erase_if(out.authors, [&](const std::string& author) {
        return std::ranges::any_of(
            sites, [&](const std::string& site) { return same_name(author, site); });
    });
    out.language = find_language(page, data, context);
    out.section = find_section(data);
    if (out.outlet.empty()) {
        out.outlet = out.domain;
    }
}

void date_page(const Page& page, const StructuredData& data, const MetadataContext& context,
               const DateReader& reader, const model::Classifier& classifier, Metadata& out) {
    const DayOptions options{
        .url = context.url, .fetched = context.fetched, .order = day_order_of(page, context.url)};
    const PageTexts texts(page);
    const std::vector<DateSighting> sightings = find_sightings(page, texts, data, reader, options);
    const std::vector<DayCandidate> candidates = find_days(page, texts, sightings, options);
    std::vector<double> probabilities;
    std::vector<bool> only_modified;
    for (const DayCandidate& candidate : candidates) {
        only_modified.push_back(candidate.only_modified);
        probabilities.push_back(classifier.probability(candidate.features));
    }
    const DayChoice choice = choose_day(probabilities, only_modified);
    std::optional<Date> day;
    if (!candidates.empty() && choice.confidence >= classifier.threshold()) {
        day = candidates[choice.index].day;
        out.published = candidates[choice.index].best.iso();
    }
    out.modified = find_modified(sightings, day);
}

}  // namespace stemma::extract
