#include "collate/conflicts/figures.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

#include "base/calendar.h"
#include "base/strings.h"
#include "collate/align/contrasts.h"
#include "collate/conflicts/likeness.h"
#include "collate/conflicts/values.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_compared = 96;  // figures of a unit, those that most articles tell
constexpr float enough = 0.73F;
constexpr double furthest = 8;         // times as much; what differs by more is not one thing
constexpr double likely = 2;           // times as much, without any doubt
constexpr double a_zero = 10;          // times as much: one left out
constexpr std::int64_t one_event = 7;  // days between articles
constexpr double furthest_days = 800;
constexpr float of_doubling = 0.2F;
constexpr float of_date = 0.35F;  // "last week" hangs on when it was written
constexpr float of_stated_date = 0.25F;
constexpr float never = 2;
constexpr float of_teller = 0.3F;     // "was first said to be 4": one has the other's figure, too
constexpr float of_duration = 0.35F;  // "six hours" may be of anything
constexpr float of_another_day = 0.15F;
constexpr float of_another_year = 0.2F;

/// That two figures measure one thing.
struct Pair {
    float score = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
};

class FigureConflicts {
public:
    FigureConflicts(const FigureKinds& kinds, const Statements& statements,
                    const std::vector<StoryWeights>& weights, std::vector<Measure> measures,
                    std::span<const ClaimGroup> groups, std::span<const std::string> published)
        : kinds_(kinds),
          s_(statements),
          weights_(weights),
          measures_(std::move(measures)),
          published_(published),
          claims_of_(statements.all.size()),
          slot_(measures_.size()) {
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            for (const std::uint32_t i : groups[g].members) {
                claims_of_[i].push_back(g);
            }
        }
        for (std::uint32_t m = 0; m < measures_.size(); ++m) {
            slot_[m] = m;
            told_[article(m)].push_back(m);
        }
    }

    std::vector<Conflict> run() {
        for (const auto& [unit, forms] : forms_by_unit()) {
            compare(forms);
        }
        compare_within_claims();
        std::sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) {
            return std::tuple(-x.score, x.x, x.y) < std::tuple(-y.score, y.x, y.y);
        });
        for (const Pair& pair : pairs_) {
            join(pair.x, pair.y);
        }
        return write();
    }

private:
    ArticleId article(std::uint32_t m) const { return s_.all[measures_[m].statement].article; }
    Place place(std::uint32_t m) const { return {measures_[m].statement, measures_[m].mention}; }

    /// The different figures of each unit; of those in the very same words the first.
    std::map<std::string, std::vector<std::uint32_t>> forms_by_unit() const {
        std::map<std::pair<std::uint32_t, std::int32_t>, std::uint32_t> tellers;
        const auto form = [&](std::uint32_t m) {
            return std::pair(s_.twin[measures_[m].statement], measures_[m].mention);
        };
        std::map<std::string, std::vector<std::uint32_t>> units;
        for (std::uint32_t m = 0; m < measures_.size(); ++m) {
            if (++tellers[form(m)] == 1) {
                units[measures_[m].unit].push_back(m);
            }
        }
        for (auto& [unit, forms] : units) {
            std::stable_sort(forms.begin(), forms.end(), [&](std::uint32_t x, std::uint32_t y) {
                return tellers[form(x)] > tellers[form(y)];
            });
            forms.resize(std::min(forms.size(), most_compared));
            std::sort(forms.begin(), forms.end());
        }
        return units;
    }

    void compare(const std::vector<std::uint32_t>& forms) {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            for (std::size_t j = i + 1; j < forms.size(); ++j) {
                const float score = score_of(forms[i], forms[j]);
                if (score >= enough) {
                    pairs_.push_back({score, forms[i], forms[j]});
                }
            }
        }
    }

    /// Within a claim "30 people" may be told as "30 dead".
    void compare_within_claims() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> told;
        for (std::uint32_t m = 0; m < measures_.size(); ++m) {
            for (const std::uint32_t claim : claims_of_[measures_[m].statement]) {
                std::vector<std::uint32_t>& figures = told[claim];
                if (s_.twin[measures_[m].statement] == measures_[m].statement &&
                    figures.size() < most_compared) {
                    figures.push_back(m);
                }
            }
        }
        for (const auto& [claim, figures] : told) {
            for (std::size_t i = 0; i < figures.size(); ++i) {
                for (std::size_t j = i + 1; j < figures.size(); ++j) {
                    const Measure& x = measures_[figures[i]];
                    const Measure& y = measures_[figures[j]];
                    const bool differ = x.unit != y.unit && x.kind == y.kind && !x.unit.empty() &&
                                        !y.unit.empty() && comparable_units(x.unit, y.unit);
                    const float score = differ ? score_of(figures[i], figures[j]) : 0;
                    if (score >= enough) {
                        pairs_.push_back({score, figures[i], figures[j]});
                    }
                }
            }
        }
    }

    /// The whole number as it is written, before its unit is made the common one; 0 if there is
    /// none.
    double printed(const Measure& x) const {
        const std::string_view text = s_.all[x.statement].text_of(x.figure.span);
        std::string digits;
        std::size_t at = std::min(text.find_first_of("0123456789"), text.size());
        for (; at < text.size() && (is_ascii_digit(text[at]) || text[at] == ','); ++at) {
            digits += text[at] == ',' ? "" : std::string(1, text[at]);
        }
        std::uint64_t value = 0;
        const bool whole = at == text.size() || text[at] != '.';
        return whole && parse_number(std::string_view(digits), value) ? static_cast<double>(value)
                                                                      : 0;
    }

    /// Does the rival's article tell this figure, too?
    bool tells(const Measure& x, const Measure& rival) const {
        constexpr double same = 0.005;
        constexpr double least_bare = 20;
        const double slack = x.unit == "date" ? 0 : same * x.figure.value;
        const auto& numbers = s_.all[rival.statement].source->reading.numbers;
        const double bare = printed(x);
        if (bare >= least_bare && std::ranges::any_of(numbers, [&](const Number& n) {
                return n.unit.empty() && n.value == bare;
            })) {
            return true;  // "passes 35 knots. It stood at 31."
        }
        return std::ranges::any_of(told_.at(s_.all[rival.statement].article), [&](std::uint32_t m) {
            const Measure& other = measures_[m];
            const bool counts_the_same =
                other.unit == x.unit || other.unit == rival.unit ||
                (!x.noun.empty() && x.noun == other.noun && comparable_units(x.unit, other.unit));
            return counts_the_same && std::abs(other.figure.value - x.figure.value) <= slack;
        });
    }

    bool joined(const Measure& x, const Measure& y) const {
        const auto& a = claims_of_[x.statement];
        const auto& b = claims_of_[y.statement];
        return std::ranges::find_first_of(a, b) != a.end();
    }

    /// Days between the publications of their articles; 0 if not known.
    std::int64_t days_between(const Measure& x, const Measure& y) const {
        const auto day = [&](const Measure& m) {
            return parse_iso_date(published_[s_.all[m.statement].article.index()]);
        };
        const std::optional<Date> a = day(x);
        const std::optional<Date> b = day(y);
        return a && b ? std::abs(days_from(*a) - days_from(*b)) : 0;
    }

    bool comparable(std::uint32_t m, std::uint32_t n) const {
        const Measure& x = measures_[m];
        const Measure& y = measures_[n];
        const bool kinds = x.kind == y.kind || x.kind < 0 || y.kind < 0;
        const bool nouns = x.noun == y.noun || x.noun.empty() || y.noun.empty() ||
                           (x.kind == y.kind && x.kind >= 0);  // soldiers and border guards
        return article(m) != article(n) &&
               (x.year == y.year || (joined(x, y) && (x.year.empty() || y.year.empty()))) &&
               kinds && nouns && (!x.unit.empty() || joined(x, y)) &&
               doubt_of_values(x, y) < enough;
    }

    /// A date by its number, no "last week".
    bool states(const Measure& x) const {
        return std::ranges::any_of(s_.all[x.statement].text_of(x.figure.span), is_ascii_digit);
    }

    /// That values as far apart are of one thing.
    float doubt_of_values(const Measure& x, const Measure& y) const {
        // From the end of the lower range to the beginning of the higher one.
        const bool less = x.figure.value < y.figure.value;
        const double high = less ? y.figure.value : x.figure.value;
        const double low = std::min(high, less ? x.figure.high : y.figure.high);
        if (x.unit == "date") {
            const float doubt = states(x) && states(y) ? of_stated_date : of_date;
            return high - low > furthest_days ? enough : doubt;
        }
        const double apart = high / std::max(low, 1e-9);
        if (std::abs(apart - a_zero) < 1e-9 && joined(x, y)) {
            return 0;
        }
        const float doubt = x.unit == "hour" ? of_duration : 0;
        return apart > furthest ? enough
               : apart > likely
                   ? doubt + of_doubling * static_cast<float>(std::log2(apart / likely))
                   : doubt;
    }

    float score_of(std::uint32_t m, std::uint32_t n) const {
        if (!comparable(m, n)) {
            return 0;
        }
        const Measure& x = measures_[m];
        const Measure& y = measures_[n];
        const bool one_claim = joined(x, y);
        const std::int64_t days = days_between(x, y);
        const bool fresh = days <= one_event && (days == 0 || !varies(x) || !varies(y));
        float doubt = doubt_of_values(x, y) + (fresh || one_claim ? 0 : of_another_day) +
                      (x.year == y.year ? 0 : of_another_year);
        const bool agree = could_agree(s_, place(m), place(n));
        if (!agree && (tells(x, y) || tells(y, x))) {
            doubt += x.unit == "age" ? of_teller : never;
        }
        const float alike = likeness(s_, weights_, x, y, one_claim) - doubt;
        const bool person = kind_of(x) != nullptr && kind_of(x)->of == "person";
        const bool firsts =
            fresh && doubt < of_teller && person && x.kind == y.kind && x.first && y.first;
        return std::max(alike, firsts ? enough : 0);
    }

    bool varies(const Measure& x) const { return kind_of(x) != nullptr && kind_of(x)->varies; }
    const FigureKinds::Kind* kind_of(const Measure& x) const {
        return x.kind < 0 ? nullptr : &kinds_.all()[static_cast<std::size_t>(x.kind)];
    }

    std::uint32_t root(std::uint32_t m) {
        while (slot_[m] != m) {
            slot_[m] = slot_[slot_[m]];
            m = slot_[m];
        }
        return m;
    }

    /// One slot of two, unless an article would have two figures in it that differ.
    void join(std::uint32_t x, std::uint32_t y) {
        const std::uint32_t a = std::min(root(x), root(y));
        const std::uint32_t b = std::max(root(x), root(y));
        if (a == b) {
            return;
        }
        std::vector<std::uint32_t>& into = members(a);
        const std::vector<std::uint32_t>& from = members(b);
        const bool apart = std::ranges::any_of(into, [&](std::uint32_t m) {
            return std::ranges::any_of(from, [&](std::uint32_t n) {
                return article(m) == article(n) && !could_agree(s_, place(m), place(n));
            });
        });
        if (!apart) {
            into.insert(into.end(), from.begin(), from.end());
            slot_[b] = a;
            members_.erase(b);
        }
    }
    std::vector<std::uint32_t>& members(std::uint32_t at) {
        return members_.try_emplace(at, std::vector<std::uint32_t>{at}).first->second;
    }

    /// Per statement that is the first of its words: all that say the same.
    std::vector<std::vector<std::uint32_t>> twins() const {
        std::vector<std::vector<std::uint32_t>> out(s_.all.size());
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            if (!claims_of_[i].empty()) {
                out[s_.twin[i]].push_back(i);
            }
        }
        return out;
    }

    /// First those that say what they count.
    std::vector<Conflict> write() {
        const std::vector<std::vector<std::uint32_t>> twins_of = twins();
        std::vector<Conflict> out;
        std::vector<Conflict> bare;
        for (auto& [slot, members] : members_) {
            std::sort(members.begin(), members.end());
            std::vector<Place> places;
            std::vector<std::uint32_t> tellers;
            for (const std::uint32_t m : members) {
                const auto& same = twins_of[s_.twin[measures_[m].statement]];
                places.push_back(place(m));
                tellers.insert(tellers.end(), same.begin(), same.end());
            }
            const Measure& first = measures_[members.front()];
            const FigureKinds::Kind* told = kind_of(first);
            const DifferenceKind kind =
                first.unit == "date" ? DifferenceKind::date : DifferenceKind::number;
            if (auto conflict = contradiction(s_, tellers, places, kind, published_)) {
                conflict->update = conflict->update && (told == nullptr || told->grows);
                (first.unit.empty() ? bare : out).push_back(*std::move(conflict));
            }
        }
        std::ranges::move(bare, std::back_inserter(out));
        return out;
    }

    const FigureKinds& kinds_;
    const Statements& s_;
    const std::vector<StoryWeights>& weights_;
    std::vector<Measure> measures_;
    std::span<const std::string> published_;
    std::vector<std::vector<std::uint32_t>> claims_of_;
    std::map<ArticleId, std::vector<std::uint32_t>> told_;
    std::vector<Pair> pairs_;
    std::vector<std::uint32_t> slot_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> members_;
};

}  // namespace

std::vector<Conflict> find_figure_conflicts(std::vector<Measure> measures, const FigureKinds& kinds,
                                            const Statements& statements,
                                            const std::vector<StoryWeights>& weights,
                                            std::span<const ClaimGroup> groups,
                                            std::span<const std::string> published) {
    FigureConflicts finder(kinds, statements, weights, std::move(measures), groups, published);
    return finder.run();
}

}  // namespace stemma::collate
