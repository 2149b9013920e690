#include "extract/metadata/date_candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/flat_map.h"
#include "base/hash.h"
#include "base/strings.h"
#include "extract/metadata/address.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

constexpr int context_levels = 3;    // elements whose class names are looked at
constexpr int ancestor_levels = 24;  // and whose tags are
constexpr std::size_t max_tokens = 8;

std::int64_t bucket(std::size_t n) {
    std::int64_t b = 0;
    while (n > 0 && b < 16) {
        n /= 3;
        ++b;
    }
    return b;
}

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
            while (end < value.size() && is_ascii_alpha(value[end]) &&
                   !(is_ascii_upper(value[end]) && is_ascii_lower(value[end - 1]))) {
                ++end;
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

bool tells(std::string_view token) {
    const char first = ascii_lower(token.front());
    return std::ranges::any_of(telling, [&](std::string_view word) {
        const bool whole = word != "comment";  // "comments", "commentary", too
        return first == word.front() && token.size() >= word.size() &&
               (!whole || token.size() == word.size()) &&
               equals_ignoring_case(token.substr(0, word.size()), word);
    });
}

/// Names of features, each once, as the hashes that models know them by.
class FeatureNames {
public:
    /// The name is made of all parts.
    template <class... Parts>
    void insert(const Parts&... parts) {
        name_.clear();
        (detail::append(name_, parts), ...);
        hashes_.push_back(hash64(name_));
    }
    [[nodiscard]] model::FeatureVector take() {
        std::ranges::sort(hashes_);
        const auto repeated = std::ranges::unique(hashes_);
        hashes_.erase(repeated.begin(), repeated.end());
        model::FeatureVector features;
        features.reserve(hashes_.size());
        for (const std::uint64_t hash : hashes_) {
            features.add_hash(hash);
        }
        return features;
    }

private:
    std::string name_;
    std::vector<std::uint64_t> hashes_;
};

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

constexpr std::int32_t night_ends = 9 * 60;

bool in_utc_night(const DateSighting& s) {
    return !s.visible && s.date.zone == 0 && s.date.minute >= 0 && s.date.minute < night_ends;
}

class Describer {
public:
    Describer(const Page& page, const PageTexts& texts)
        : page_(page),
          texts_(texts),
          headline_(headline_of(page)),
          text_bytes_(texts.before(page.size())) {}

    /// Each sighting's own features; `first` of its kind in the page.
    void sighting(const DateSighting& s, bool first, FeatureNames& out) {
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

private:
    void place(const DateSighting& s, FeatureNames& out) {
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

    void tokens(NodeId node, std::string_view prefix, FeatureNames& out) const {
        NodeId at = page_.is_text(node) ? page_[node].parent : node;
        out.insert(prefix, "tag=", at == html::no_node ? "" : html::name_of(page_[at].tag));
        for (int level = 0; level < context_levels && at != html::no_node; ++level) {
            for_each_class_token(page_, at, [&](std::string_view token) {
                out.insert(prefix, level == 0 ? "c0=" : "c=", ascii_lower(token));
            });
            at = page_[at].parent;
        }
    }

    void ancestors(NodeId node, std::string_view prefix, FeatureNames& out) {
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
    std::span<const std::string> told_by(NodeId element) {
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

    void headline(NodeId node, std::string_view prefix, FeatureNames& out) const {
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

    const Page& page_;
    const PageTexts& texts_;
    NodeId headline_;
    std::size_t text_bytes_;
    FlatMap<std::uint32_t> elements_;                          ///< from 1
    std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< of each: in told_
    std::vector<std::string> told_;
};

/// Kinds whose day speaks against every other day.
bool is_strong(std::string_view kind) {
    return kind.starts_with("ld:article.") || kind.starts_with("meta:") || kind == "datetime" ||
           kind == "url" || kind.starts_with("itemprop:");
}

/// What machine-made data say a date is, whatever they call it.
std::string_view role_of(const DateSighting& s) {
    if (s.visible) {
        return {};
    }
    constexpr std::array<std::string_view, 3> changes{"modif", "updat", "revis"};
    constexpr std::array<std::string_view, 5> births{"publi", "pubdate", "creat", "issued",
                                                     "release"};
    for (const std::string_view change : changes) {
        if (s.kind.find(change) != std::string::npos) {
            return "modified";
        }
    }
    for (const std::string_view birth : births) {
        if (s.kind.find(birth) != std::string::npos) {
            return "published";
        }
    }
    return {};
}

bool tells_more(const PrintedDate& a, const PrintedDate& b) {
    const auto rank = [](const PrintedDate& d) {
        return (d.minute > 0 ? 2 : 0) + (d.zone ? 1 : 0);
    };
    return rank(a) > rank(b);
}

/// "/2016/12/" in the address: its months speak for and against days.
std::optional<Date> month_in(std::string_view url) {
    for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
        if (url[i] != '/' || url[i + 5] != '/') {
            continue;
        }
        Date date;
        const std::size_t end = std::min(url.find_first_of("/-", i + 6), url.size());
        if (parse_number(url.substr(i + 1, 4), date.year) && date.year >= 1990 &&
            date.year < 2100 && end - i - 6 <= 2 &&
            parse_number(url.substr(i + 6, end - i - 6), date.month) && is_valid(date)) {
            return date;
        }
    }
    return std::nullopt;
}

}  // namespace

DayChoice choose_day(std::span<const double> probabilities,
                     const std::vector<bool>& only_modified) {
    DayChoice choice;
    double best = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        if (probabilities[i] > best && !only_modified[i]) {
            best = probabilities[i];
            choice.index = i;
        }
    }
    double second = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const bool rival = i != choice.index && !only_modified[i];
        second = rival ? std::max(second, probabilities[i]) : second;
    }
    choice.confidence = best > 0 ? best / (best + second) : 0;
    return choice;
}

DayOrder day_order_of(const Page& page, std::string_view url) {
    std::string language;
    for (const NodeId node : page.all()) {
        if (page[node].tag == Tag::html) {
            language = ascii_lower(page.attribute(node, "lang"));
            break;
        }
    }
    const std::string domain = domain_of(url);
    const bool world = domain.ends_with(".com") || domain.ends_with(".org") ||
                       domain.ends_with(".net") || domain.ends_with(".gov") ||
                       domain.ends_with(".us") || domain.ends_with(".edu");
    const bool american = language == "en-us" || language == "en_us" || (language == "en" && world);
    return american ? DayOrder::month_first : DayOrder::day_first;
}

std::vector<DayCandidate> find_days(const Page& page, const PageTexts& texts,
                                    const std::vector<DateSighting>& sightings,
                                    const DayOptions& options) {
    Describer describer(page, texts);

    std::set<Date> after_night;  // a day ends west of Greenwich while the next one is noted in UTC
    for (const DateSighting& s : sightings) {
        if (in_utc_night(s)) {
            after_night.insert(add_days(s.date.date, -1));
        }
    }

    struct Gathered {
        FeatureNames features;
        std::set<std::string_view> strong;  ///< kinds
        PrintedDate best;
        std::size_t count = 0;
        bool visible = false;
        bool utc_night = false;
        bool only_modified = false;
    };
    std::map<Date, Gathered> days;
    std::set<std::string_view> kinds;
    std::map<std::string_view, std::set<Date>> strong_days;
    std::map<std::string_view, std::set<Date>> role_days;
    for (const DateSighting& s : sightings) {
        const auto [it, added] = days.try_emplace(s.date.date);
        Gathered& day = it->second;
        if (added || tells_more(s.date, day.best)) {
            day.best = s.date;
        }
        ++day.count;
        day.visible = day.visible || s.visible;
        day.utc_night = day.utc_night || in_utc_night(s);
        if (const std::string_view role = role_of(s); !role.empty()) {
            role_days[role].insert(s.date.date);
        }
        describer.sighting(s, kinds.insert(s.kind).second, day.features);
        if (is_strong(s.kind)) {
            day.strong.insert(s.kind);
            strong_days[s.kind].insert(s.date.date);
        }
    }

    const std::optional<Date> month = month_in(options.url);
    std::vector<DayCandidate> candidates;
    for (auto& [date, day] : days) {
        FeatureNames& f = day.features;
        f.insert("count=", bucket(day.count));
        f.insert("days=", bucket(days.size()));
        f.insert("strong=", day.strong.size());
        for (const auto& [role, all] : role_days) {
            f.insert(all.contains(date) ? "role=" : "other-role=", role);
        }
        if (role_days["modified"].contains(date) && !role_days["published"].empty() &&
            !role_days["published"].contains(date)) {
            f.insert("only-modified");
            day.only_modified = !day.visible;
        }
        if (after_night.contains(date)) {
            f.insert(day.visible ? "seen-before-utc-night" : "before-utc-night");
        }
        if (day.utc_night && !day.visible && days.contains(add_days(date, -1))) {
            f.insert("utc-night-after-another");
        }
        if (date == days.begin()->first) {
            f.insert("earliest");
        }
        if (date == days.rbegin()->first) {
            f.insert("latest");
        }
        if (month) {
            const bool same = date.year == month->year && date.month == month->month;
            f.insert(same ? "url-month" : "not-url-month");
        }
        for (const auto& [kind, others] : strong_days) {
            if (!others.contains(date)) {
                f.insert("not=", kind);
                f.insert("order=", kind, date < *others.begin() ? '<' : '>');
            }
        }
        DayCandidate candidate;
        candidate.day = date;
        candidate.best = day.best;
        candidate.only_modified = day.only_modified;
        candidate.features = f.take();
        candidate.features.add("bias");
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

}  // namespace stemma::extract
