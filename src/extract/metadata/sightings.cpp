#include <algorithm>
#include <array>

#include "base/digits.h"
#include "base/strings.h"
#include "extract/metadata/date_candidates.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

constexpr std::size_t max_sightings = 600;
constexpr std::size_t unit_bytes = 200;  // an element with so little text is read as one text
constexpr std::size_t max_text_bytes = std::size_t{2} << 20U;
constexpr int max_refine = 10;

/// "Date" is in "updated", too.
bool starts_with_date_word(std::string_view text) {
    switch (text.front()) {
        case 'c': return text.starts_with("created");
        case 'd': return text.starts_with("date");
        case 'i': return text.starts_with("issued");
        case 'm': return text.starts_with("modified");
        case 'p': return text.starts_with("publish") || text.starts_with("pubd");
        case 'r': return text.starts_with("release");
        case 't': return text.starts_with("time");
        default: return false;
    }
}

bool names_a_date(std::string_view lower_name) {
    constexpr std::size_t shortest = 4;
    for (; lower_name.size() >= shortest; lower_name.remove_prefix(1)) {
        if (starts_with_date_word(lower_name)) {
            return true;
        }
    }
    return false;
}

class Collector {
public:
    Collector(const Page& page, const DateReader& reader, const DayOptions& options)
        : page_(page), reader_(reader), options_(options) {}

    void structured(const StructuredData& data) {
        for (const MetaItem& meta : data.metas) {
            if (names_a_date(meta.name)) {
                add(meta.content, "meta:" + meta.name, html::no_node);
            } else if (meta.name == "og:image" || meta.name == "twitter:image") {
                add_path(meta.content, "image");
            } else if (parse_iso_date(meta.content.substr(0, 10)) && meta.content.size() >= 10) {
                add(meta.content, "meta:other", html::no_node);
            }
        }
        for (const LinkedItem& item : data.items) {
            linked(item);
        }
    }

    void markup() {
        for (const NodeId node : page_.all()) {
            const html::Node& element = page_[node];
            if (element.attribute_count == 0 || element.tag == Tag::meta) {
                continue;
            }
            for (const html::Attribute& attribute : page_.attributes(node)) {
                if (attribute.value.size() >= 8 && attribute.value.size() <= 100) {
                    read_attribute(node, attribute);
                }
            }
        }
    }

    void visible() {
        count_text();
        const NodeId body = page_.find(Tag::body);
        if (body == html::no_node) {
            return;
        }
        NodeId node = body;
        std::size_t read = 0;
        while (node < page_[body].end && read < max_text_bytes) {
            if (page_[node].tag == Tag::script) {
                node = page_[node].end;
                continue;
            }
            const std::uint32_t bytes = text_before_[page_[node].end] - text_before_[node];
            if (page_.is_text(node) || (bytes > 0 && bytes <= unit_bytes)) {
                read += bytes;
                if (has_digits(node)) {
                    unit(node);
                }
                node = page_[node].end;
            } else {
                ++node;
            }
        }
    }

    void address() { add_path(options_.url, "url"); }

    [[nodiscard]] std::vector<DateSighting> take() { return std::move(sightings_); }

private:
    void add(std::string_view value, std::string kind, NodeId node) {
        const auto date = reader_.read(value, options_.order);
        if (date && date->date.year >= 1900 && date->date.year < 2100) {
            push({*date, std::move(kind), node, false});
        }
    }
    /// Days in an address: "/2016/12/23/", "-2010-10-26-", "/20161223/".
    void add_path(std::string_view url, const std::string& kind) {
        url = url.substr(0, std::min(url.find('#'), url.size()));
        for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
            if (!is_ascii_digit(url[i]) || (i > 0 && is_ascii_digit(url[i - 1]))) {
                continue;
            }
            const std::size_t end =
                std::min(url.find_first_not_of("0123456789-/_.", i), url.size());
            std::string part(url.substr(i, end - i));
            std::ranges::replace(part, '_', '-');
            if (part.size() >= 8) {
                add(part, kind, html::no_node);
            }
            i = end;
        }
    }
    void push(DateSighting sighting) {
        if (sightings_.size() < max_sightings) {
            sightings_.push_back(std::move(sighting));
        }
    }

    void linked(const LinkedItem& item) {
        const json::Object* object = item.value->object();
        if (object == nullptr) {
            return;
        }
        for (const auto& [name, value] : *object) {
            const std::string lower = ascii_lower(name);
            if (value.string() != nullptr && names_a_date(lower)) {
                add(*value.string(), cat("ld:", item.article ? "article" : item.type, '.', lower),
                    html::no_node);
            }
        }
    }

    void read_attribute(NodeId node, const html::Attribute& attribute) {
        const std::string_view name = attribute.name;
        if (name == "datetime") {
            add(attribute.value, "datetime", node);
        } else if (name == "content") {
            const std::string prop = ascii_lower(page_.attribute(node, "itemprop"));
            if (names_a_date(prop)) {
                add(attribute.value, "itemprop:" + prop, node);
            }
        } else if (name == "title" && is_ascii_digit(attribute.value.front())) {
            add(attribute.value, "title", node);
        } else if (name.starts_with("data-") && names_a_date(name.substr(5))) {
            add(attribute.value, "data", node);
        }
    }

    void count_text() {
        text_before_.resize(page_.size() + std::size_t{1});
        std::uint32_t before = 0;
        for (const NodeId node : page_.all()) {
            text_before_[node] = before;
            const html::Node& element = page_[node];
            const bool counts =
                element.tag == Tag::text &&
                (element.parent == html::no_node || page_[element.parent].tag != Tag::script);
            before += counts ? static_cast<std::uint32_t>(element.text.size()) : 0;
        }
        text_before_.back() = before;
    }

    /// Is there a digit, without which no date is, in the text at or below a node?
    [[nodiscard]] bool has_digits(NodeId node) const {
        return std::ranges::any_of(page_.subtree(node), [&](NodeId n) {
            const std::string_view text = page_.text(n);
            return next_digit(text) < text.size();
        });
    }

    /// The texts below a node, parted by spaces: neighbouring elements are no one word.
    [[nodiscard]] std::string spaced_text(NodeId node) const {
        std::string text;
        text.reserve(text_before_[page_[node].end] - text_before_[node] + page_[node].end - node);
        for (const NodeId n : page_.subtree(node)) {
            if (page_.is_text(n)) {
                text.append(page_.text(n)).push_back(' ');
            }
        }
        return text;
    }

    void unit(NodeId node) {
        const std::string text = spaced_text(node);
        for (const PrintedDate& date : reader_.find(text, options_.order)) {
            if (date.date.year >= 1970 && date.date.year < 2100 && date.cue != DateCue::copyright) {
                const NodeId place = refine(node, date);
                push({date, "text", place, true});
            }
        }
    }

    /// The innermost element that still holds the whole date.
    NodeId refine(NodeId node, const PrintedDate& date) const {
        for (int step = 0; step < max_refine; ++step) {
            NodeId inner = html::no_node;
            for (NodeId child = page_.first_child(node); child != html::no_node;
                 child = page_[child].next_sibling) {
                if (holds(child, date)) {
                    inner = child;
                    break;
                }
            }
            if (inner == html::no_node) {
                return node;
            }
            node = inner;
        }
        return node;
    }
    [[nodiscard]] bool holds(NodeId node, const PrintedDate& date) const {
        if (text_before_[page_[node].end] == text_before_[node] || !has_digits(node)) {
            return false;
        }
        const std::vector<PrintedDate> found = reader_.find(spaced_text(node), options_.order);
        return std::ranges::any_of(found,
                                   [&](const PrintedDate& d) { return d.date == date.date; });
    }

    const Page& page_;
    const DateReader& reader_;
    const DayOptions& options_;
    std::vector<std::uint32_t> text_before_;  ///< bytes before each node, and the end
    std::vector<DateSighting> sightings_;
};

}  // namespace

std::vector<DateSighting> find_sightings(const Page& page, const StructuredData& data,
                                         const DateReader& reader, const DayOptions& options) {
    Collector collector(page, reader, options);
    collector.structured(data);
    collector.address();
    collector.markup();
    collector.visible();
    std::vector<DateSighting> all = collector.take();
    if (const std::optional<Date> fetched = parse_iso_date(options.fetched);
        fetched && fetched->day > 0) {
        // One day of grace: the page's zone may be ahead of the fetcher's.
        const Date limit = add_days(*fetched, 1);
        std::erase_if(all, [&](const DateSighting& s) { return s.date.date > limit; });
    }
    return all;
}

}  // namespace stemma::extract
