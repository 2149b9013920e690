#include "extract/metadata/date_candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/strings.h"
#include "extract/metadata/address.h"
#include "extract/metadata/date_features.h"

namespace stemma::extract {
namespace {

using html::NodeId;
using html::Page;
using html::Tag;

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

constexpr std::size_t most_counted = 3;  // other days that are earlier or later

/// A number of days, roughly: none, one, within a week, forty days, a year or so, more.
std::int64_t span_of(std::int64_t days) {
    constexpr std::array<std::int64_t, 5> ends{1, 2, 8, 40, 400};
    return std::ranges::upper_bound(ends, days) - ends.begin();
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
    const NodeId root = page.find(Tag::html);
    const std::string language =
        root == html::no_node ? std::string() : ascii_lower(page.attribute(root, "lang"));
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
    SightingFeatures describe(page, texts);

    std::set<Date> shown;
    std::set<Date> after_night;  // a day ends west of Greenwich while the next one is noted in UTC
    for (const DateSighting& s : sightings) {
        if (in_utc_night(s)) {
            after_night.insert(add_days(s.date.date, -1));
        }
        if (s.visible) {
            shown.insert(s.date.date);
        }
    }
    const auto note = [&](std::set<Date>& all, const DateSighting& s) {
        all.insert(s.date.date);
        if (in_utc_night(s) && shown.contains(add_days(s.date.date, -1))) {
            all.insert(add_days(s.date.date, -1));
        }
    };

    struct Gathered {
        FeatureNames features;
        PrintedDate best;
        std::size_t count = 0;
        bool visible = false;
        bool utc_night = false;
        bool only_modified = false;
        bool before = false;  // the headline, visible
        bool after = false;
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
            note(role_days[role], s);
        }
        const Side side = describe.side_of(s);
        day.before = day.before || side == Side::before;
        day.after = day.after || side == Side::after;
        describe.add(s, kinds.insert(s.kind).second, day.features);
        if (is_strong(s.kind)) {
            note(strong_days[s.kind], s);
        }
    }

    const std::optional<Date> month = month_in(options.url);
    const auto below_headline =
        std::ranges::count_if(days, [](const auto& day) { return day.second.after; });
    std::vector<DayCandidate> candidates;
    for (auto& [date, day] : days) {
        FeatureNames& f = day.features;
        const std::array<char, 2> sides{day.before ? 'b' : '-', day.after ? 'a' : '-'};
        f.insert("sides=", sides[0], sides[1]);
        f.insert("sides=", sides[0], sides[1], below_headline > (day.after ? 1 : 0) ? '+' : '-');
        const std::size_t earlier = candidates.size();
        f.insert("earlier=", std::min<std::size_t>(earlier, most_counted));
        f.insert("later=", std::min(days.size() - 1 - earlier, most_counted));
        f.insert("ago=", span_of(days_from(days.rbegin()->first) - days_from(date)));
        f.insert("count=", bucket(day.count));
        f.insert("days=", bucket(days.size()));
        f.insert("strong=", std::ranges::count_if(strong_days, [&date](const auto& strong) {
                     return strong.second.contains(date);
                 }));
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
