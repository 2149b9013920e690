#include "extract/metadata/date_features.h"

#include <array>

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

constexpr int context_levels = 3;    // elements whose class names are looked at
constexpr int ancestor_levels = 24;  // and whose tags are
constexpr std::size_t max_tokens = 8;

/// Passes on runs of letters of the class and id of an element, "postDate" as "post" and "Date".
template <class Take>
void for_each_class_token(const Page& page, NodeId node, Take take) {
    constexpr std::size_t longest = 20;
    constexpr std::array<std::string_view, 3> names{"class", "id", "itemprop"};
    std::size_t count = 0;
    if (page[node].attribute_count == 0) {
        return;
    }
    for (const std::string_view name : names) {
        const std::string_view value = page.attribute(node, name);
        for (std::size_t at = 0; at < value.size() && count < max_tokens;) {
            if (!is_ascii_alpha(value[at])) {
                ++at;
                continue;
            }
            std::size_t end = at + 1;
            bool after_small = is_ascii_lower(value[at]);
            for (; end < value.size(); ++end) {
                const bool small = is_ascii_lower(value[end]);
                if (!small && (after_small || !is_ascii_upper(value[end]))) {
                    break;
                }
                after_small = small;
            }
            const bool joined = end < value.size() && is_ascii_alpha(value[end]);
            if (joined || end - at < longest) {
                take(value.substr(at, end - at));
                ++count;
            }
            at = end;
        }
    }
}

/// Words of classes that tell what a date far below them is of.
constexpr std::array<std::string_view, 9> telling = {
    "sidebar", "footer", "widget", "related", "teaser", "list", "recent", "reply", "comment"};

constexpr std::uint32_t first_letters = [] {
    std::uint32_t bits = 0;
    for (const std::string_view word : telling) {
        bits |= 1U << (word.front() - 'a');
    }
    return bits;
}();

bool tells(std::string_view token) {
    constexpr std::size_t shortest = 4;
    const char first = ascii_lower(token.front());
    const auto letter = static_cast<unsigned char>(first - 'a');  // below 26: a token is of letters
    if (token.size() < shortest || (first_letters >> (letter % 32U) & 1U) == 0) {
        return false;
    }
    return std::ranges::any_of(telling, [&](std::string_view word) {
        const bool whole = word != "comment";  // "comments", "commentary", too
        return first == word.front() && token.size() >= word.size() &&
               (!whole || token.size() == word.size()) &&
               equals_ignoring_case(token.substr(0, word.size()), word);
    });
}

std::string_view cue_name(DateCue cue) {
    switch (cue) {
        case DateCue::none: return "none";
        case DateCue::published: return "published";
        case DateCue::created: return "created";
        case DateCue::updated: return "updated";
        case DateCue::date: return "date";
        case DateCue::copyright: return "copyright";
        case DateCue::event: return "event";
        case DateCue::comment: return "comment";
        case DateCue::by: return "by";
    }
    return "none";
}

/// The first headline; no_node if there is none.
NodeId headline_of(const Page& page) {
    const NodeId first = page.find(Tag::h1);
    return first == html::no_node ? page.find(Tag::h2) : first;
}

}  // namespace

std::int64_t bucket(std::size_t n) {
    std::int64_t b = 0;
    while (n > 0 && b < 16) {
        n /= 3;
        ++b;
    }
    return b;
}

constexpr std::int32_t night_ends = 9 * 60;

bool in_utc_night(const DateSighting& s) {
    return !s.visible && s.date.zone == 0 && s.date.minute >= 0 && s.date.minute < night_ends;
}

SightingFeatures::SightingFeatures(const Page& page, const PageTexts& texts)
    : page_(page),
      texts_(texts),
      headline_(headline_of(page)),
      text_bytes_(texts.before(page.size())) {}

void SightingFeatures::add(const DateSighting& s, bool first, FeatureNames& out) {
    out.insert("k=", s.kind);
    if (first) {
        out.insert("k1=", s.kind);
    }
    if (s.date.minute > 0) {
        out.insert("timed=", s.kind);
    }
    if (in_utc_night(s)) {
        out.insert("utc-night");
    }
    if (s.node != html::no_node) {
        place(s, out);
    }
}

Side SightingFeatures::side_of(const DateSighting& s) const {
    if (!s.visible || s.node == html::no_node || headline_ == html::no_node) {
        return Side::none;
    }
    return texts_.before(s.node) >= texts_.before(page_[headline_].end) ? Side::after
                                                                        : Side::before;
}

void SightingFeatures::place(const DateSighting& s, FeatureNames& out) {
    const std::string_view prefix = s.visible ? "t." : "m.";
    if (s.visible) {
        out.insert("cue=", cue_name(s.date.cue));
        if (s.date.ambiguous) {
            out.insert("ambiguous");
        }
        if (s.date.short_year) {
            out.insert("short-year");
        }
        const std::size_t size = page_.text_of(s.node).size();
        const std::size_t around = size - std::min<std::size_t>(size, s.date.span.size());
        out.insert("around=", bucket(around));
    }
    tokens(s.node, prefix, out);
    ancestors(s.node, prefix, out);
    headline(s.node, prefix, out);
}

void SightingFeatures::tokens(NodeId node, std::string_view prefix, FeatureNames& out) const {
    NodeId at = page_.is_text(node) ? page_[node].parent : node;
    out.insert(prefix, "tag=", at == html::no_node ? "" : html::name_of(page_[at].tag));
    for (int level = 0; level < context_levels && at != html::no_node; ++level) {
        for_each_class_token(page_, at, [&](std::string_view token) {
            out.insert_lower(token, prefix, level == 0 ? "c0=" : "c=");
        });
        at = page_[at].parent;
    }
}

void SightingFeatures::ancestors(NodeId node, std::string_view prefix, FeatureNames& out) {
    NodeId at = node;
    for (int level = 0; level < ancestor_levels && at != html::no_node; ++level) {
        switch (page_[at].tag) {
            case Tag::article:
            case Tag::main:
            case Tag::header:
            case Tag::footer:
            case Tag::aside:
            case Tag::nav:
            case Tag::li:
            case Tag::time:
            case Tag::a:
            case Tag::table:
            case Tag::blockquote:
            case Tag::h1: out.insert(prefix, "in=", html::name_of(page_[at].tag)); break;
            default: break;
        }
        for (const std::string& word : told_by(at)) {
            out.insert(prefix, "under=", word);
        }
        at = page_[at].parent;
    }
}

/// An element's class names that tell; dates of one page have most elements above them in
/// common.
std::span<const std::string> SightingFeatures::told_by(NodeId element) {
    constexpr unsigned letters =
        html::letter_of("class") | html::letter_of("id") | html::letter_of("itemprop");
    if ((page_[element].name_letters & letters) == 0) {
        return {};
    }
    std::uint32_t& number = elements_[hash_combine(element, 0)];
    if (number == 0) {
        const std::size_t begin = told_.size();
        for_each_class_token(page_, element, [&](std::string_view token) {
            if (tells(token)) {
                told_.push_back(ascii_lower(token));
            }
        });
        ranges_.emplace_back(begin, told_.size() - begin);
        number = static_cast<std::uint32_t>(ranges_.size());
    }
    const auto [begin, count] = ranges_[number - 1];
    return std::span(told_).subspan(begin, count);
}

void SightingFeatures::headline(NodeId node, std::string_view prefix, FeatureNames& out) const {
    const std::size_t here = texts_.before(node);
    out.insert(prefix, "at=", text_bytes_ == 0 ? 0 : here * 8 / text_bytes_);
    if (headline_ == html::no_node) {
        out.insert(prefix, "no-headline");
        return;
    }
    const std::size_t there = texts_.before(page_[headline_].end);
    const std::size_t start = texts_.before(headline_);
    if (here >= there) {
        out.insert(prefix, "after=", bucket(here - there));
    } else {
        out.insert(prefix, "before=", bucket(start - std::min(here, start)));
    }
}

}  // namespace stemma::extract
