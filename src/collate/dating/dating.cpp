#include "collate/dating/dating.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/calendar.h"
#include "base/strings.h"

namespace stemma::collate {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
constexpr std::int64_t farthest_sibling = 6;  // days; beyond, a weekday name would be ambiguous

/// "on Monday" and the like, by weekday, with the words as printed first.
struct Weekday {
    std::string words;
    std::uint32_t count = 0;
};

std::array<Weekday, 7> weekdays_in(const ReadArticle& article) {
    std::array<Weekday, 7> found;
    const std::vector<Token>& tokens = article.reading.tokens;
    const std::string_view text = article.article.text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string word = ascii_lower(tokens[i].span.of(text));
        const auto at = std::find(weekdays.begin(), weekdays.end(), word);
        if (at == weekdays.end()) {
            continue;
        }
        Weekday& day = found[static_cast<std::size_t>(at - weekdays.begin())];
        const std::string before = i > 0 ? ascii_lower(tokens[i - 1].span.of(text)) : "";
        if (before == "next" || before == "last" || before == "every") {
            continue;
        }
        if (day.count++ == 0) {
            const std::uint32_t begin =
                before == "on" ? tokens[i - 1].span.begin : tokens[i].span.begin;
            day.words = std::string(Span{begin, tokens[i].span.end}.of(text));
        }
    }
    return found;
}

struct Sibling {
    std::int64_t day = 0;
    std::array<bool, 7> named{};
};
struct Siblings {
    std::vector<Sibling> each;
    std::map<std::int64_t, std::uint32_t> days;  ///< published on → articles
    std::uint32_t dated = 0;

    /// The day of most articles; the earliest of several.
    [[nodiscard]] std::int64_t commonest() const {
        std::int64_t best = days.begin()->first;
        for (const auto& [day, count] : days) {
            best = count > days.at(best) ? day : best;
        }
        return best;
    }
};

std::string count_of(std::uint32_t n, std::string_view rest) {
    return cat(n, n == 1 ? " article " : " articles ", rest);
}

/// The day of the siblings that name the same weekdays: an article of the day after speaks of
/// "Wednesday", too. Nothing if they have none in common.
std::optional<DayEstimate> from_like_siblings(const std::array<Weekday, 7>& named,
                                              const Siblings& siblings) {
    struct Likeness {
        double most = 0;
        std::uint32_t articles = 0;
    };
    std::map<std::int64_t, Likeness> days;
    for (const Sibling& sibling : siblings.each) {
        double common = 0;
        double either = 0;
        for (std::size_t day = 0; day < named.size(); ++day) {
            common += named[day].count > 0 && sibling.named[day] ? 1 : 0;
            either += named[day].count > 0 || sibling.named[day] ? 1 : 0;
        }
        if (common > 0) {
            Likeness& likeness = days[sibling.day];
            likeness.most = std::max(likeness.most, common / either);
            ++likeness.articles;
        }
    }
    const auto best = std::ranges::max_element(
        days, {}, [](const auto& day) { return std::pair(day.second.most, day.second.articles); });
    if (best == days.end()) {
        return std::nullopt;
    }
    const auto words = std::ranges::max_element(named, {}, &Weekday::count);
    return DayEstimate{
        format(date_from(best->first)),
        cat("its “", words->words, "”, as in ", count_of(best->second.articles, "of that day"))};
}

/// The day near the siblings' that one of its weekday words names: best a day on which siblings
/// appeared, then the one nearest to their commonest day.
std::optional<DayEstimate> from_weekdays(const std::array<Weekday, 7>& named,
                                         const Siblings& siblings) {
    const std::int64_t centre = siblings.commonest();
    std::optional<DayEstimate> best;
    std::tuple<std::uint32_t, std::int64_t, std::uint32_t> most{};
    for (std::int64_t day = centre - farthest_sibling / 2; day <= centre + farthest_sibling / 2;
         ++day) {
        const Weekday& words = named[static_cast<std::size_t>(weekday(day))];
        if (words.count == 0) {
            continue;
        }
        const auto same = siblings.days.find(day);
        const std::uint32_t with = same == siblings.days.end() ? 0 : same->second;
        const std::tuple weight{with, -std::abs(day - centre), words.count};
        if (!best || weight > most) {
            most = weight;
            best = DayEstimate{format(date_from(day)),
                               cat("its “", words.words, "”, and ",
                                   with > 0 ? count_of(with, "of that day")
                                            : count_of(siblings.dated, "of the days around it"))};
        }
    }
    return best;
}

}  // namespace

std::vector<std::optional<DayEstimate>> estimate_days(
    std::span<const ReadArticle* const> articles) {
    Siblings siblings;
    for (const ReadArticle* article : articles) {
        const std::optional<Date> date = parse_iso_date(article->article.published.value_or(""));
        if (date && date->day > 0) {
            Sibling sibling{days_from(*date), {}};
            const std::array<Weekday, 7> named = weekdays_in(*article);
            for (std::size_t day = 0; day < named.size(); ++day) {
                sibling.named[day] = named[day].count > 0;
            }
            siblings.each.push_back(sibling);
            ++siblings.days[days_from(*date)];
            ++siblings.dated;
        }
    }
    std::vector<std::optional<DayEstimate>> out(articles.size());
    for (std::size_t i = 0; i < articles.size() && siblings.dated > 0; ++i) {
        if (articles[i]->article.published) {
            continue;
        }
        const std::array<Weekday, 7> named = weekdays_in(*articles[i]);
        out[i] = from_like_siblings(named, siblings);
        if (!out[i]) {
            out[i] = from_weekdays(named, siblings);
        }
        if (!out[i]) {
            const std::int64_t day = siblings.commonest();
            out[i] = DayEstimate{format(date_from(day)),
                                 count_of(siblings.days.at(day), "of its story of that day")};
        }
    }
    return out;
}

std::vector<TimelineEntry> make_timeline(const std::vector<Claim>& claims) {
    std::vector<TimelineEntry> timeline;
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        if (!claims[i].time.empty()) {
            timeline.push_back({claims[i].time, ClaimId{i}});
        }
    }
    std::stable_sort(
        timeline.begin(), timeline.end(),
        [](const TimelineEntry& a, const TimelineEntry& b) { return a.time < b.time; });
    return timeline;
}

}  // namespace stemma::collate
