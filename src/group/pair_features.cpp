#include "group/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <span>

namespace stemma::group {
namespace {

constexpr std::uint64_t salt = 0x67726F7570ULL;

/// What the merge of two term lists finds.
struct Overlap {
    std::array<float, term_kinds> dot{};
    std::array<int, term_kinds> shared{};
    std::array<int, term_kinds> in_a{};
    std::array<int, term_kinds> in_b{};
    float title = 0;
    float title_of_a = 0;  ///< of a's title, in b's text
    float title_of_b = 0;
    float lead = 0;
    float focus = 0;
    float heavy_of_a = 0;  ///< weight of a's heavy terms that b has
    float heavy_of_b = 0;
    float rare = 0;  ///< sum of the idf over 4 of shared terms
    float best = 0;  ///< rarest shared term
    float best_name = 0;
    int lead_places = 0;
    int lead_locations = 0;
    int a_lead_places = 0;
    int b_lead_places = 0;
    int a_lead_locations = 0;
    int b_lead_locations = 0;
};

std::size_t at(TermKind kind) { return static_cast<std::size_t>(kind); }
bool in_lead(const Term& term) { return (term.zones & (zone_title | zone_lead)) != 0; }

void count_alone(const Term& term, std::array<int, term_kinds>& kinds, int& places,
                 int& locations) {
    ++kinds[at(term.kind)];
    places += term.kind == TermKind::place && in_lead(term) ? 1 : 0;
    locations += term.kind == TermKind::location && in_lead(term) ? 1 : 0;
}

void add_shared(const Term& x, const Term& y, float idf, Overlap& overlap) {
    constexpr float rare_from = 4.0F;
    const float weight = term_weight(x.count) * term_weight(y.count);
    overlap.dot[at(x.kind)] += weight * idf * idf;
    ++overlap.shared[at(x.kind)];
    if (x.kind == TermKind::word) {
        const bool a_title = (x.zones & zone_title) != 0;
        const bool b_title = (y.zones & zone_title) != 0;
        const bool a_text = (x.zones & (zone_lead | zone_body)) != 0;
        const bool b_text = (y.zones & (zone_lead | zone_body)) != 0;
        overlap.title += a_title && b_title ? idf * idf : 0;
        overlap.title_of_a += a_title && b_text ? idf * idf : 0;
        overlap.title_of_b += b_title && a_text ? idf * idf : 0;
        overlap.lead += (x.zones & y.zones & zone_lead) != 0 ? idf * idf : 0;
        overlap.focus += in_focus(x) && in_focus(y) ? weight * idf * idf : 0;
        overlap.heavy_of_a += x.heavy ? term_weight(x.count) * idf : 0;
        overlap.heavy_of_b += y.heavy ? term_weight(y.count) * idf : 0;
    }
    overlap.rare += std::max(0.0F, idf - rare_from);
    overlap.best = std::max(overlap.best, idf);
    if (x.kind == TermKind::name || x.kind == TermKind::person) {
        overlap.best_name = std::max(overlap.best_name, idf);
    }
    overlap.lead_places += x.kind == TermKind::place && in_lead(x) && in_lead(y) ? 1 : 0;
    overlap.lead_locations += x.kind == TermKind::location && in_lead(x) && in_lead(y) ? 1 : 0;
}

Overlap merge(const Fingerprint& a, const Fingerprint& b, const Statistics& statistics) {
    Overlap overlap;
    for (const Term& term : a.terms) {
        count_alone(term, overlap.in_a, overlap.a_lead_places, overlap.a_lead_locations);
    }
    for (const Term& term : b.terms) {
        count_alone(term, overlap.in_b, overlap.b_lead_places, overlap.b_lead_locations);
    }
    auto x = a.terms.begin();
    auto y = b.terms.begin();
    while (x != a.terms.end() && y != b.terms.end()) {
        if (x->key != y->key) {
            x->key < y->key ? ++x : ++y;
            continue;
        }
        if (x->kind == y->kind) {
            add_shared(*x, *y, statistics.idf(x->key), overlap);
        }
        ++x;
        ++y;
    }
    return overlap;
}

float ratio(float part, float whole) { return whole > 0 ? std::min(1.0F, part / whole) : 0; }

class Filler {
public:
    explicit Filler(PairFeatures& pair) : pair_(pair) {}

    void category(Signal signal, int value) {
        push(signal, static_cast<std::uint64_t>(value) + 64, 1);
    }
    /// `x` between the knots: the two around it share the weight of one.
    void spread(Signal signal, float x, std::span<const float> knots, std::uint64_t context = 0) {
        const std::uint64_t base = context << 8U;
        if (x <= knots.front()) {
            push(signal, base, 1);
            return;
        }
        for (std::size_t i = 1; i < knots.size(); ++i) {
            if (x < knots[i]) {
                const float right = (x - knots[i - 1]) / (knots[i] - knots[i - 1]);
                push(signal, base + i - 1, 1 - right);
                push(signal, base + i, right);
                return;
            }
        }
        push(signal, base + knots.size() - 1, 1);
    }

private:
    void push(Signal signal, std::uint64_t bucket, float value) {
        pair_.vector.add_hash(
            hash_combine(hash_combine(salt, static_cast<std::uint64_t>(signal)), bucket), value);
        pair_.signals.push_back(signal);
    }
    PairFeatures& pair_;
};

constexpr std::array<float, 9> cosine_knots{0.0F,  0.03F, 0.07F, 0.12F, 0.18F,
                                            0.25F, 0.35F, 0.5F,  0.8F};
constexpr std::array<float, 7> coarse_knots{0.0F, 0.06F, 0.12F, 0.2F, 0.3F, 0.45F, 0.7F};
constexpr std::array<float, 7> share_knots{0.0F, 0.1F, 0.2F, 0.35F, 0.5F, 0.7F, 0.9F};
constexpr std::array<float, 8> mass_knots{0.0F, 2.0F, 5.0F, 10.0F, 18.0F, 30.0F, 50.0F, 90.0F};
constexpr std::array<float, 7> idf_knots{2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};
constexpr std::array<float, 6> passage_knots{0.0F, 0.03F, 0.1F, 0.25F, 0.5F, 0.9F};
constexpr std::array<float, 6> length_knots{3.0F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};

int gap_bucket(std::int32_t a, std::int32_t b) {
    if (a == no_day || b == no_day) {
        return 10;
    }
    const std::int64_t gap = std::abs(std::int64_t{a} - b);
    constexpr std::array<std::int64_t, 9> bounds{0, 1, 2, 4, 8, 20, 60, 180, 720};
    return static_cast<int>(std::ranges::lower_bound(bounds, gap) - bounds.begin());
}

/// Smallest distance between a day that one names and a day that the other does.
int closest_days(const Fingerprint& a, const Fingerprint& b) {
    if (a.days.empty() || b.days.empty()) {
        return 15;
    }
    std::int64_t best = INT32_MAX;
    for (const std::int32_t x : a.days) {
        for (const std::int32_t y : b.days) {
            best = std::min(best, std::abs(std::int64_t{x} - y));
        }
    }
    return static_cast<int>(std::min<std::int64_t>(best, 14));
}

/// 0: one of them names none; otherwise by how many there are and how many agree.
int agreement(int in_a, int in_b, int shared) {
    const int least = std::min(in_a, in_b);
    return least == 0 ? 0 : 1 + std::min(shared, 3) * 3 + std::min(least, 3) - 1;
}

void fill_overlap(const Fingerprint& a, const Fingerprint& b, const Overlap& o, int gap,
                  Filler& fill) {
    const auto cosine = [&](TermKind kind) {
        return ratio(o.dot[at(kind)], a.norms[at(kind)] * b.norms[at(kind)]);
    };
    const float words = cosine(TermKind::word);
    const float names = cosine(TermKind::name);
    const auto context = static_cast<std::uint64_t>(gap);
    fill.spread(Signal::words, words, cosine_knots);
    fill.spread(Signal::words_by_gap, words, coarse_knots, context + 1);
    fill.spread(Signal::names, names, cosine_knots);
    fill.spread(Signal::names_by_gap, names, coarse_knots, context + 1);
    const auto level = static_cast<std::uint64_t>(std::ranges::lower_bound(coarse_knots, names) -
                                                  coarse_knots.begin());
    fill.spread(Signal::words_by_names, words, coarse_knots, level + 1);
    fill.spread(Signal::places, cosine(TermKind::place), coarse_knots);
    fill.spread(Signal::numbers, cosine(TermKind::number), coarse_knots);
    fill.spread(Signal::title, ratio(o.title, a.title_norm * b.title_norm), cosine_knots);
    fill.spread(Signal::title_in_text,
                std::max(ratio(o.title_of_a, a.title_norm * a.title_norm),
                         ratio(o.title_of_b, b.title_norm * b.title_norm)),
                coarse_knots);
    fill.spread(Signal::lead, ratio(o.lead, a.lead_norm * b.lead_norm), cosine_knots);
    const float focus = ratio(o.focus, a.focus_norm * b.focus_norm);
    fill.spread(Signal::focus, focus, cosine_knots);
    fill.spread(Signal::focus_by_names, focus, coarse_knots, level + 1);
    fill.spread(Signal::phrases, cosine(TermKind::phrase), cosine_knots);
    const float of_a = ratio(o.heavy_of_a, a.heavy_weight);
    const float of_b = ratio(o.heavy_of_b, b.heavy_weight);
    fill.spread(Signal::heavy_least, std::min(of_a, of_b), share_knots);
    fill.spread(Signal::heavy_most, std::max(of_a, of_b), share_knots);
    fill.spread(Signal::heavy_by_gap, std::sqrt(of_a * of_b), share_knots, context + 1);
    fill.spread(Signal::rare_terms, o.rare, mass_knots);
    fill.spread(Signal::best_term, o.best, idf_knots);
    fill.spread(Signal::name_rarity, o.best_name, idf_knots);
}

void fill_exclusions(const Overlap& o, Filler& fill) {
    const auto agree = [&](TermKind kind) {
        return agreement(o.in_a[at(kind)], o.in_b[at(kind)], o.shared[at(kind)]);
    };
    fill.category(Signal::names_missing, agree(TermKind::name));
    fill.category(Signal::places_differ, agree(TermKind::place));
    fill.category(Signal::numbers_differ, agree(TermKind::number));
    fill.category(Signal::lead_places, agreement(o.a_lead_places, o.b_lead_places, o.lead_places));
}

void fill_entities(const Fingerprint& a, const Fingerprint& b, const Overlap& o, Filler& fill) {
    const auto both = [&](TermKind kind) { return o.in_a[at(kind)] > 0 && o.in_b[at(kind)] > 0; };
    const auto cosine = [&](TermKind kind) {
        return ratio(o.dot[at(kind)], a.norms[at(kind)] * b.norms[at(kind)]);
    };
    const auto agree = [&](TermKind kind) {
        return agreement(o.in_a[at(kind)], o.in_b[at(kind)], o.shared[at(kind)]);
    };
    if (both(TermKind::person)) {
        fill.spread(Signal::persons, cosine(TermKind::person), coarse_knots);
        fill.category(Signal::persons_differ, agree(TermKind::person));
    }
    if (both(TermKind::organization)) {
        fill.spread(Signal::organizations, cosine(TermKind::organization), coarse_knots);
    }
    if (both(TermKind::location)) {
        fill.spread(Signal::locations, cosine(TermKind::location), coarse_knots);
        fill.category(Signal::locations_differ, agree(TermKind::location));
        fill.category(Signal::lead_locations,
                      agreement(o.a_lead_locations, o.b_lead_locations, o.lead_locations));
    }
}

void fill_times(const Fingerprint& a, const Fingerprint& b, int gap, Filler& fill) {
    fill.category(Signal::time_gap, gap);
    fill.category(Signal::named_days, closest_days(a, b));
    if (a.first_day != no_day && b.first_day != no_day) {
        fill.category(Signal::first_days, gap_bucket(a.first_day, b.first_day));
    }
}

}  // namespace

std::string_view name_of(Signal signal) {
    switch (signal) {
        case Signal::words:
        case Signal::words_by_gap:
        case Signal::words_by_names: return "words of the text";
        case Signal::title: return "words of the headlines";
        case Signal::title_in_text: return "headline of one in the text of the other";
        case Signal::focus:
        case Signal::focus_by_names:
        case Signal::heavy_least:
        case Signal::heavy_most:
        case Signal::heavy_by_gap: return "words that the articles come back to";
        case Signal::phrases: return "words that stand together";
        case Signal::lead: return "words of the first paragraphs";
        case Signal::names:
        case Signal::names_by_gap:
        case Signal::names_missing: return "names";
        case Signal::name_rarity: return "rarest shared name";
        case Signal::places:
        case Signal::places_differ:
        case Signal::lead_places:
        case Signal::locations:
        case Signal::locations_differ:
        case Signal::lead_locations: return "places";
        case Signal::numbers:
        case Signal::numbers_differ: return "numbers";
        case Signal::persons:
        case Signal::persons_differ: return "persons";
        case Signal::organizations: return "organizations";
        case Signal::rare_terms: return "rare words";
        case Signal::best_term: return "rarest shared word";
        case Signal::time_gap: return "time between the publications";
        case Signal::named_days:
        case Signal::first_days: return "days that the texts name";
        case Signal::passages: return "shared passages";
        case Signal::length: return "length";
        case Signal::outlet: return "outlet";
    }
    return "";
}

float shared_passages(const Fingerprint& a, const Fingerprint& b) {
    if (a.passages.empty() || b.passages.empty()) {
        return 0;
    }
    // Bottom-k sketches (Broder 1997): below the smaller of the two largest kept hashes both
    // sketches are complete, so counts there are exact samples of the two sets.
    const std::uint32_t limit = std::min(a.passages.back(), b.passages.back());
    auto x = a.passages.begin();
    auto y = b.passages.begin();
    int in_a = 0;
    int in_b = 0;
    int both = 0;
    while ((x != a.passages.end() && *x <= limit) || (y != b.passages.end() && *y <= limit)) {
        const bool left = x != a.passages.end() && *x <= limit;
        const bool right = y != b.passages.end() && *y <= limit;
        const bool take_a = left && (!right || *x <= *y);
        const bool take_b = right && (!left || *y <= *x);
        both += take_a && take_b ? 1 : 0;
        in_a += take_a ? 1 : 0;
        in_b += take_b ? 1 : 0;
        x += take_a ? 1 : 0;
        y += take_b ? 1 : 0;
    }
    const int least = std::min(in_a, in_b);
    return least == 0 ? 0 : static_cast<float>(both) / static_cast<float>(std::max(least, 4));
}

void compare(const Fingerprint& a, const Fingerprint& b, const Statistics& statistics,
             PairFeatures& pair) {
    pair.vector.clear();
    pair.signals.clear();
    Filler fill(pair);
    const Overlap overlap = merge(a, b, statistics);
    const int gap = gap_bucket(a.published, b.published);
    pair.shared_words = overlap.shared[at(TermKind::word)];
    fill_overlap(a, b, overlap, gap, fill);
    fill_exclusions(overlap, fill);
    fill_entities(a, b, overlap, fill);
    fill_times(a, b, gap, fill);
    fill.spread(Signal::passages, shared_passages(a, b), passage_knots);
    fill.spread(Signal::length, std::log(static_cast<float>(std::min(a.words, b.words) + 1)),
                length_knots);
    fill.category(Signal::outlet, a.outlet == 0 || b.outlet == 0 ? 0
                                  : a.outlet == b.outlet         ? 1
                                                                 : 2);
}

}  // namespace stemma::group
