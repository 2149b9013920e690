#include "collate/conflicts/likeness.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

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

/// Do they stand for one another? The better of all ways, 0…1.
float match(const Statement& a, std::uint32_t x, const Statement& b, std::uint32_t y) {
    const Word& v = a.words[x];
    const Word& w = b.words[y];
    if (v.stem == w.stem) {
        return 1;
    }
    if (v.mention >= 0 && w.mention >= 0 &&
        a.mentions[static_cast<std::size_t>(v.mention)].key ==
            b.mentions[static_cast<std::size_t>(w.mention)].key) {
        return 1;
    }
    return Background::related(v.senses, w.senses) ? 0.8F : 0;
}

/// Dice's coefficient over the words near both, each in its own weight.
float near_alike(const Statement& a, const Measure& x, const Statement& b, const Measure& y) {
    float both = 0;
    float all = 0;
    for (const Measure::Near& n : x.near) {
        all += n.weight;
    }
    std::vector<bool> used(y.near.size());
    for (const Measure::Near& n : y.near) {
        all += n.weight;
    }
    for (const Measure::Near& n : x.near) {
        float best = 0;
        std::size_t at = 0;
        for (std::size_t k = 0; k < y.near.size(); ++k) {
            const float value =
                used[k] ? 0 : match(a, n.word, b, y.near[k].word) * (n.weight + y.near[k].weight);
            if (value > best) {
                best = value;
                at = k;
            }
        }
        if (best > 0) {
            used[at] = true;
            both += best;
        }
    }
    return all > 0 ? both / all : 0;
}

/// Dice's coefficient over the stems of two statements.
float said_alike(const Statement& a, const StoryWeights& u, const Statement& b,
                 const StoryWeights& v) {
    float both = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto& x = a.grams.places;
    const auto& y = b.grams.places;
    while (i < x.size() && j < y.size()) {
        if (x[i].stem == y[j].stem) {
            both += u.words[x[i++].word] + v.words[y[j++].word];
        } else if (x[i].stem < y[j].stem) {
            ++i;
        } else {
            ++j;
        }
    }
    return u.sum + v.sum > 0 ? both / (u.sum + v.sum) : 0;
}

/// The type of the entity that a word names, if it does.
std::optional<EntityType> named(const Statement& s, std::uint32_t word) {
    const std::int32_t m = s.words[word].mention;
    const Entity* entity = m < 0 ? nullptr : s.entity(s.mentions[static_cast<std::size_t>(m)]);
    return entity == nullptr ? std::nullopt : std::optional(entity->type);
}

/// Each is told beside names of one type, none of them the same. Of an age only persons count.
bool of_others(const Statement& a, const Measure& x, const Statement& b, const Measure& y) {
    bool rivals = false;
    for (const Measure::Near& n : x.near) {
        for (const Measure::Near& m : y.near) {
            const std::optional<EntityType> type = named(a, n.word);
            const bool alike =
                type && type == named(b, m.word) && (x.unit != "age" || type == EntityType::person);
            if (alike && match(a, n.word, b, m.word) > 0) {
                return false;
            }
            rivals = rivals || alike;
        }
    }
    return rivals;
}

/// "Ilsa Brenk, 42," and "the 43-year-old Brenk": the person named nearest to both is one.
bool of_one_person(const Statement& a, const Measure& x, const Statement& b, const Measure& y) {
    const auto nearest = [](const Statement& s, const Measure& m) -> const Measure::Near* {
        const Measure::Near* best = nullptr;
        for (const Measure::Near& n : m.near) {
            const bool person = named(s, n.word) == EntityType::person;
            best = person && (best == nullptr || n.weight > best->weight) ? &n : best;
        }
        return best;
    };
    const Measure::Near* u = nearest(a, x);
    const Measure::Near* v = nearest(b, y);
    return u != nullptr && v != nullptr && match(a, u->word, b, v->word) == 1;
}

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

}  // namespace

float likeness(const Statements& statements, const std::vector<StoryWeights>& weights,
               const Measure& x, const Measure& y, bool joined) {
    const Statement& a = statements.all[x.statement];
    const Statement& b = statements.all[y.statement];
    const float near = near_alike(a, x, b, y);
    const float said = said_alike(a, weights[statements.twin[x.statement]], b,
                                  weights[statements.twin[y.statement]]);
    float score = near + said_counts * said +
                  (!joined                            ? 0
                   : x.unit.empty() || y.unit.empty() ? joined_bare_counts
                                                      : joined_counts);
    score += x.noun == y.noun ? noun_counts : -noun_counts;
    score += x.kind != y.kind ? -kind_counts : x.kind != Measure::no_kind ? kind_counts : 0;
    score -= of_others(a, x, b, y) ? others_count : 0;
    if (x.unit == "age" && std::abs(x.figure.value - y.figure.value) <= same_age) {
        score += of_others(a, x, b, y) ? -person_counts : joined ? age_counts : 0;
        score += of_one_person(a, x, b, y) ? person_counts : 0;
    }
    score += !x.year.empty() && x.year == y.year ? year_counts : 0;
    score += x.unit == "date" ? 0 : closeness(x.figure, y.figure);
    return score;
}

}  // namespace stemma::collate
