#include <algorithm>
#include <array>

#include "base/digits.h"
#include "base/strings.h"
#include "extract/metadata/date_candidates.h"
#include "extract/metadata/date_finder.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

constexpr std::size_t max_sightings = 600;
constexpr std::size_t unit_bytes = 200;  // an element with so little text is read as one text
constexpr std::size_t max_text_bytes = std::size_t{2} << 20U;
constexpr int max_refine = 10;

constexpr std::size_t letters_looked_at = 4;

/// Of a text of at least that many.
constexpr std::uint32_t first_letters(std::string_view text) {
    std::uint32_t letters = 0;
    for (std::size_t i = 0; i < letters_looked_at; ++i) {
        letters |= std::uint32_t{static_cast<unsigned char>(text[i])} << (8 * i);
    }
    return letters;
}

/// Words that names of dates have, in a table in which no two have one place; "date" is in
/// "updated", too.
struct DateWords {
    static constexpr std::size_t place_of(std::uint32_t letters) {
        return (letters * 4719U) >> 29U;  // found by trying
    }
    constexpr DateWords() {
        for (const std::string_view word :
             {"created", "date", "issued", "modified", "publish", "pubd", "release", "time"}) {
            const std::uint32_t first = first_letters(word);
            letters[place_of(first)] = first;
            words[place_of(first)] = word;
        }
    }
    std::array<std::uint32_t, 8> letters{};
    std::array<std::string_view, 8> words{};
};

constexpr DateWords date_words;
static_assert(std::ranges::none_of(date_words.words, &std::string_view::empty));

bool names_a_date(std::string_view lower_name) {
    for (std::size_t at = 0; at + letters_looked_at <= lower_name.size(); ++at) {
        const std::uint32_t letters = first_letters(lower_name.substr(at));
        const std::size_t place = DateWords::place_of(letters);
        if (letters == date_words.letters[place] &&
            lower_name.substr(at).starts_with(date_words.words[place])) {
            return true;
        }
    }
    return false;
}

class Collector {
public:
    Collector(const Page& page, const PageTexts& texts, const DateReader& reader,
              const DayOptions& options)
        : page_(page), texts_(texts), reader_(reader), options_(options) {}

    void structured(const StructuredData& data) {
        for (const MetaItem& meta : data.metas) {
            if (names_a_date(meta.name)) {
                add(meta.content, html::no_node, "meta:", meta.name);
            } else if (meta.name == "og:image" || meta.name == "twitter:image") {
                add_path(meta.content, "image");
            } else if (meta.content.size() >= 10 && parse_iso_date(meta.content.substr(0, 10))) {
                add(meta.content, html::no_node, "meta:other");
            }
        }
        for (const LinkedItem& item : data.items) {
            linked(item);
        }
    }

    void markup() {
        for (const auto& [node, attribute] : texts_.may_be_dated()) {
            if (page_[node].tag != Tag::meta) {
                read_attribute(node, *attribute);
            }
        }
    }

    void visible() {
        const NodeId body = page_.find(Tag::body);
        if (body == html::no_node) {
            return;
        }
        NodeId next = body;  // after what was read
        for (const NodeId text : texts_.with_digits()) {
            const NodeId unit = text < next ? html::no_node : unit_of(text, body);
            if (unit == html::no_node) {
                continue;
            }
            if (unit >= page_[body].end ||
                texts_.shown_before(unit) - texts_.shown_before(body) >= max_text_bytes) {
                return;
            }
            read_unit(unit);
            next = page_[unit].end;
        }
    }

    void address() { add_path(options_.url, "url"); }

    [[nodiscard]] std::vector<DateSighting> take() { return std::move(sightings_); }

private:
    /// The kind is made of all parts.
    template <class... Parts>
    void add(std::string_view value, NodeId node, const Parts&... kind) {
        const auto date = reader_.read(value, options_.order);
        if (date && date->date.year >= 1900 && date->date.year < 2100) {
            push({*date, cat(kind...), node, false});
        }
    }
    /// Days in an address: "/2016/12/23/", "-2010-10-26-", "/20161223/".
    void add_path(std::string_view url, std::string_view kind) {
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
                add(part, html::no_node, kind);
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
            if (value.string() == nullptr) {
                continue;
            }
            const std::string lower = ascii_lower(name);
            if (names_a_date(lower)) {
                add(*value.string(), html::no_node, "ld:", item.article ? "article" : item.type,
                    '.', lower);
            }
        }
    }

    void read_attribute(NodeId node, const html::Attribute& attribute) {
        const std::string_view name = attribute.name;
        if (name == "datetime") {
            add(attribute.value, node, "datetime");
        } else if (name == "content") {
            const std::string prop = ascii_lower(page_.attribute(node, "itemprop"));
            if (names_a_date(prop)) {
                add(attribute.value, node, "itemprop:", prop);
            }
        } else if (name == "title" && is_ascii_digit(attribute.value.front())) {
            add(attribute.value, node, "title");
        } else if (name.starts_with("data-") && has_digit(attribute.value) &&
                   names_a_date(name.substr(5))) {
            add(attribute.value, node, "data");
        }
    }

    /// What a text is read with: the outermost element of little text that it is in, or itself;
    /// no_node for a script's.
    [[nodiscard]] NodeId unit_of(NodeId text, NodeId body) const {
        NodeId unit = texts_.in_script(text) ? html::no_node : text;
        for (NodeId at = page_[text].parent;
             at != html::no_node && at >= body && texts_.shown_in(at) <= unit_bytes;
             at = page_[at].parent) {
            unit = texts_.shown_in(at) > 0 ? at : unit;
        }
        return unit;
    }

    /// The texts below a node, parted by spaces: neighbouring elements are no one word.
    std::string_view spaced_text(NodeId node) {
        parts_.clear();
        if (page_.is_text(node)) {
            return page_.text(node);
        }
        text_.clear();
        for (const NodeId n : page_.subtree(node)) {
            if (page_.is_text(n)) {
                parts_.push_back({n, static_cast<std::uint32_t>(text_.size())});
                text_.append(page_.text(n)).push_back(' ');
            }
        }
        return text_;
    }

    void read_unit(NodeId node) {
        const std::string_view text = spaced_text(node);
        if (!may_hold_a_date(text)) {
            return;
        }
        cut_date_items(reader_, text, items_);
        for (const PrintedDate& date : find_dates(items_, options_.order)) {
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
        return texts_.shown_in(node) > 0 &&
               std::ranges::any_of(
                   find_dates(items_of(node), options_.order),
                   [&](const PrintedDate& found) { return found.date == date.date; });
    }
    /// Of a node in the unit: no item is in two texts.
    [[nodiscard]] std::span<const DateItem> items_of(NodeId node) const {
        const auto first_from = [&](NodeId n) {
            const auto part = std::ranges::lower_bound(parts_, n, {}, &Part::text);
            return part == parts_.end()
                       ? items_.end()
                       : std::ranges::lower_bound(items_, part->begin, {}, &DateItem::begin);
        };
        return {first_from(node), first_from(page_[node].end)};
    }

    /// A text of the unit that is read.
    struct Part {
        NodeId text;
        std::uint32_t begin;  ///< in text_
    };

    const Page& page_;
    const PageTexts& texts_;
    const DateReader& reader_;
    const DayOptions& options_;
    std::string text_;
    std::vector<Part> parts_;  ///< in document order
    std::vector<DateItem> items_;
    std::vector<DateSighting> sightings_;
};

/// "11/01/2023" is 1 November where the page has that day in a form that can be read in one way
/// only, and 11 January in none.
void settle_ambiguous(std::vector<DateSighting>& sightings) {
    const auto is_told = [&](Date date) {
        return std::ranges::any_of(sightings, [&](const DateSighting& s) {
            return !s.date.ambiguous && s.date.date == date;
        });
    };
    for (DateSighting& s : sightings) {
        const Date turned{s.date.date.year, s.date.date.day, s.date.date.month};
        if (s.date.ambiguous && is_told(turned) && !is_told(s.date.date)) {
            s.date.date = turned;
        }
    }
}

}  // namespace

std::vector<DateSighting> find_sightings(const Page& page, const PageTexts& texts,
                                         const StructuredData& data, const DateReader& reader,
                                         const DayOptions& options) {
    Collector collector(page, texts, reader, options);
    collector.structured(data);
    collector.address();
    collector.markup();
    collector.visible();
    std::vector<DateSighting> all = collector.take();
    settle_ambiguous(all);
    if (const std::optional<Date> fetched = parse_iso_date(options.fetched);
        fetched && fetched->day > 0) {
        // One day of grace: the page's zone may be ahead of the fetcher's.
        const Date limit = add_days(*fetched, 1);
        std::erase_if(all, [&](const DateSighting& s) { return s.date.date > limit; });
    }
    return all;
}

}  // namespace stemma::extract
