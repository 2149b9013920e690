#include "collate/conflicts/likeness.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/strings.h"

namespace stemma::collate {
namespace {

constexpr float said_counts = 0.5F;
constexpr float joined_counts = 0.45F;
constexpr float joined_bare_counts = 0.2F;  // that do not say what they count
constexpr float noun_counts = 0.05F;
constexpr float kind_counts = 0.15F;
constexpr float others_count = 0.15F;
constexpr float age_counts = 0.1F;  // of two ages in one claim, that differ by few
constexpr float person_counts = 0.5F;
constexpr double same_age = 3;  // years
constexpr float close_counts = 0.1F;
constexpr float precise_counts = 0.25F;
constexpr float year_counts = 0.1F;

/// Two figures of some size lie so close seldom by chance, the less so if they are precise.
float closeness(const Number& m, const Number& n) {
    constexpr double least = 20;
    const double low = std::min(m.value, n.value);
    const double times = std::max(m.value, n.value) / std::max(low, least);
    const auto precise = [](double value) {  // three digits that count
        const double step = std::pow(10, std::floor(std::log10(value)) - 1);
        return std::abs(std::remainder(value, step)) > step / 100;
    };
    if (low < least || times > 1.15) {
        return 0;
    }
    return times <= 1.05 && precise(m.value) && precise(n.value) ? precise_counts : close_counts;
}

/// Whose age it is: "Ilsa Brenk, 42," or "the 42-year-old Ilsa Brenk".
const Entity* bearer(const Statement& s, const Mention& age) {
    const auto person = [&](std::uint32_t word, Span gap, bool comma) -> const Entity* {
        const std::int32_t m = s.words[word].mention;
        const Entity* e = m < 0 ? nullptr : s.entity(s.mentions[static_cast<std::size_t>(m)]);
        const bool close = s.text_of(gap).starts_with(comma ? ',' : ' ');
        return e != nullptr && e->type == EntityType::person && close ? e : nullptr;
    };
    const Entity* before =
        age.begin == 0
            ? nullptr
            : person(age.begin - 1, {s.words[age.begin - 1].span.end, age.span.begin}, true);
    return before != nullptr || age.end >= s.words.size()
               ? before
               : person(age.end, {age.span.end, s.words[age.end].span.begin}, false);
}

/// "Brenk" may be Ilsa Brenk, and "Chris Brenk" Christopher, but Pavel Brenk is another.
bool may_be_one(const Entity& a, const Entity& b) {
    constexpr std::size_t short_name = 3;  // letters
    const std::vector<std::string_view> x = split(a.name, ' ');
    const std::vector<std::string_view> y = split(b.name, ' ');
    const bool first =
        equals_ignoring_case(x.front().substr(0, short_name), y.front().substr(0, short_name));
    const bool last = equals_ignoring_case(x.back(), y.back());
    return first || (last && (x.size() < 2 || y.size() < 2));
}

/// Two ages may be one person's: of two that are named beside them, or else if they differ by few.
bool may_be_one_age(const Statement& a, const Measure& x, const Statement& b, const Measure& y) {
    const Entity* u = bearer(a, a.mentions[static_cast<std::size_t>(x.mention)]);
    const Entity* v = bearer(b, b.mentions[static_cast<std::size_t>(y.mention)]);
    return u != nullptr && v != nullptr ? may_be_one(*u, *v)
                                        : std::abs(x.figure.value - y.figure.value) <= same_age;
}

}  // namespace

float likeness(const Statements& statements, const std::vector<StoryWeights>& weights,
               const Measure& x, const Measure& y, bool joined) {
    const Statement& a = statements.all[x.statement];
    const Statement& b = statements.all[y.statement];
    if (x.unit == "age" && !may_be_one_age(a, x, b, y)) {
        return 0;
    }
    const float near = near_alike(a, x.near, b, y.near);
    const float said = said_alike(a, weights[statements.twin[x.statement]], b,
                                  weights[statements.twin[y.statement]]);
    float score = near + said_counts * said +
                  (!joined                            ? 0
                   : x.unit.empty() || y.unit.empty() ? joined_bare_counts
                                                      : joined_counts);
    score += x.noun == y.noun ? noun_counts : -noun_counts;
    score += x.kind != y.kind ? -kind_counts : x.kind != Measure::no_kind ? kind_counts : 0;
    // An age is a person's, whatever places and bodies are named beside it.
    const bool age = x.unit == "age";
    const bool others =
        of_others(a, x.near, b, y.near, age ? std::optional(EntityType::person) : std::nullopt);
    score -= others ? others_count : 0;
    if (age && std::abs(x.figure.value - y.figure.value) <= same_age) {
        score += others ? -person_counts : joined ? age_counts : 0;
        score += of_one_person(a, x.near, b, y.near) ? person_counts : 0;
    }
    score += !x.year.empty() && x.year == y.year ? year_counts : 0;
    score += x.unit == "date" ? 0 : closeness(x.figure, y.figure);
    return score;
}

}  // namespace stemma::collate
