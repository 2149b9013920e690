#include "group/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <span>

namespace stemma::group {
namespace {

constexpr std::array<float, 9> cosine_knots{0.0F,  0.03F, 0.07F, 0.12F, 0.18F,
                                            0.25F, 0.35F, 0.5F,  0.8F};
constexpr std::array<float, 7> coarse_knots{0.0F, 0.06F, 0.12F, 0.2F, 0.3F, 0.45F, 0.7F};
constexpr std::array<float, 7> share_knots{0.0F, 0.1F, 0.2F, 0.35F, 0.5F, 0.7F, 0.9F};
constexpr std::array<float, 8> mass_knots{0.0F, 2.0F, 5.0F, 10.0F, 18.0F, 30.0F, 50.0F, 90.0F};
constexpr std::array<float, 8> rarity_knots{0.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};
constexpr std::array<float, 6> passage_knots{0.0F, 0.03F, 0.1F, 0.25F, 0.5F, 0.9F};
constexpr std::array<float, 7> length_knots{2.5F, 3.2F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};
constexpr std::array<float, 5> ratio_knots{0.0F, 0.7F, 1.4F, 2.1F, 3.0F};

float ratio(float part, float whole) { return whole > 0 ? std::min(1.0F, part / whole) : 0; }

/// Which stretch between knots `x` is in, from zero.
std::uint32_t level_of(float x, std::span<const float> knots) {
    std::uint32_t below = 0;
    for (const float knot : knots) {
        below += knot < x ? 1U : 0U;
    }
    return below;
}

class Filler {
public:
    explicit Filler(PairFeatures& pair) : pair_(pair) {}

    void category(Signal signal, std::uint32_t value) { push(signal, 0, value, 1); }
    /// `x` between the knots: the two around it share the weight of one.
    void spread(Signal signal, float x, std::span<const float> knots, std::uint32_t context = 0) {
        const auto last = static_cast<std::uint32_t>(knots.size() - 1);
        if (x <= knots.front()) {
            push(signal, context, 0, 1);
            return;
        }
        if (x >= knots.back()) {
            push(signal, context, last, 1);
            return;
        }
        const std::uint32_t right = level_of(x, knots);
        const float share = (x - knots[right - 1]) / (knots[right] - knots[right - 1]);
        push(signal, context, right - 1, 1 - share);
        push(signal, context, right, share);
    }

private:
    void push(Signal signal, std::uint32_t context, std::uint32_t knot, float value) {
        pair_.push(static_cast<std::uint32_t>(signal) * cells_of_signal +
                       context * knots_of_context + knot,
                   value);
    }
    PairFeatures& pair_;
};

/// What other measures are read by.
struct Context {
    std::uint32_t gap = 0;
    std::uint32_t length = 0;
    std::uint32_t names = 0;
};

std::uint32_t gap_bucket(std::int32_t a, std::int32_t b) {
    if (a == no_day || b == no_day) {
        return 10;
    }
    const std::int64_t gap = std::abs(std::int64_t{a} - b);
    constexpr std::array<std::int64_t, 9> bounds{0, 1, 2, 4, 8, 20, 60, 180, 720};
    return static_cast<std::uint32_t>(std::ranges::lower_bound(bounds, gap) - bounds.begin());
}

/// Smallest distance between a day that one names and a day that the other does.
std::uint32_t closest_days(const Fingerprint& a, const Fingerprint& b) {
    constexpr std::int64_t far = 14;
    if (a.days() == 0 || b.days() == 0) {
        return 15;
    }
    std::int64_t best = far;
    for (std::size_t i = 0; i < a.days(); ++i) {
        for (std::size_t j = 0; j < b.days(); ++j) {
            best = std::min(best, std::abs(std::int64_t{a.day(i)} - b.day(j)));
        }
    }
    return static_cast<std::uint32_t>(best);
}

/// Does one name the other's day of publication, or one near it?
std::uint32_t nearest_publication(const Fingerprint& a, const Fingerprint& b) {
    std::int64_t best = INT32_MAX;
    const auto look = [&](const Fingerprint& of, std::int32_t published) {
        for (std::size_t i = 0; i < of.days() && published != no_day; ++i) {
            best = std::min(best, std::abs(std::int64_t{of.day(i)} - published));
        }
    };
    look(a, b.published);
    look(b, a.published);
    if (best == INT32_MAX) {
        return 10;
    }
    constexpr std::array<std::int64_t, 7> bounds{0, 1, 3, 7, 21, 60, 365};
    return static_cast<std::uint32_t>(std::ranges::lower_bound(bounds, best) - bounds.begin());
}

/// 0: one of them names none; otherwise by how many there are and how many agree.
std::uint32_t agreement(int in_a, int in_b, int shared) {
    const int least = std::min(in_a, in_b);
    return static_cast<std::uint32_t>(
        least == 0 ? 0 : 1 + std::min(shared, 3) * 3 + std::min(least, 3) - 1);
}

class Comparison {
public:
    Comparison(Probe& probe, const Fingerprint& b, PairFeatures& pair)
        : a_(probe.of()), b_(b), o_(probe.measure(b)), fill_(pair) {
        at_.gap = gap_bucket(a_.published, b_.published);
        shorter_ = std::log(static_cast<float>(std::min(a_.words, b_.words) + 1));
        at_.length = level_of(shorter_, length_knots);
        at_.names = level_of(cosine(TermKind::name), coarse_knots);
        pair.shared_words = o_.shared[position(TermKind::word)];
    }
    void fill_words();
    void fill_subjects();
    void fill_names();
    void fill_entities();
    void fill_rest();

private:
    [[nodiscard]] float cosine(TermKind kind) const {
        const std::size_t k = position(kind);
        return ratio(o_.dot[k], a_.norms.kinds[k] * b_.norms.kinds[k]);
    }
    [[nodiscard]] bool both(TermKind kind) const {
        return a_.count_of(position(kind)) > 0 && b_.count_of(position(kind)) > 0;
    }
    [[nodiscard]] std::uint32_t agree(TermKind kind) const {
        return agreement(static_cast<int>(a_.count_of(position(kind))),
                         static_cast<int>(b_.count_of(position(kind))), o_.shared[position(kind)]);
    }
    void rarity(Signal signal, TermKind kind) {
        fill_.spread(signal, o_.rarest[position(kind)], rarity_knots);
    }

    const Fingerprint& a_;
    const Fingerprint& b_;
    Overlap o_;
    Filler fill_;
    Context at_;
    float shorter_ = 0;
};

void Comparison::fill_words() {
    const float words = cosine(TermKind::word);
    fill_.spread(Signal::words, words, cosine_knots);
    fill_.spread(Signal::words_by_names, words, coarse_knots, at_.names);
    fill_.spread(Signal::words_by_length, words, coarse_knots, at_.length);
    const float plain = ratio(o_.plain, a_.norms.plain * b_.norms.plain);
    fill_.spread(Signal::plain, plain, cosine_knots);
    fill_.spread(Signal::plain_by_names, plain, coarse_knots, at_.names);
    fill_.spread(Signal::named, ratio(o_.named, a_.norms.named * b_.norms.named), cosine_knots);
    fill_.spread(Signal::plain_rarity, o_.rarest_plain, rarity_knots);
    fill_.spread(Signal::lead, ratio(o_.lead, a_.norms.lead * b_.norms.lead), cosine_knots);
    fill_.spread(Signal::phrases, cosine(TermKind::phrase), cosine_knots);
    rarity(Signal::phrase_rarity, TermKind::phrase);
    const float of_a = ratio(o_.heavy_of_a, a_.norms.heavy);
    const float of_b = ratio(o_.heavy_of_b, b_.norms.heavy);
    fill_.spread(Signal::heavy_least, std::min(of_a, of_b), share_knots);
    fill_.spread(Signal::heavy_most, std::max(of_a, of_b), share_knots);
    fill_.spread(Signal::rare_terms, o_.rare, mass_knots);
    fill_.spread(Signal::rare_by_length, o_.rare, mass_knots, at_.length);
}

/// Headlines, and the words that the articles come back to.
void Comparison::fill_subjects() {
    const Norms& a = a_.norms;
    const Norms& b = b_.norms;
    const float title = ratio(o_.title, a.title * b.title);
    fill_.spread(Signal::title, title, cosine_knots);
    fill_.spread(Signal::title_plain, ratio(o_.title_plain, a.title_plain * b.title_plain),
                 cosine_knots);
    fill_.spread(
        Signal::title_share,
        std::sqrt(ratio(o_.title_sum_of_a, a.title_sum) * ratio(o_.title_sum_of_b, b.title_sum)),
        share_knots);
    const float a_in_b = ratio(o_.title_of_a, a.title * a.title);
    const float b_in_a = ratio(o_.title_of_b, b.title * b.title);
    fill_.spread(Signal::title_in_text_most, std::max(a_in_b, b_in_a), coarse_knots);
    fill_.spread(Signal::title_in_text_least, std::min(a_in_b, b_in_a), coarse_knots);
    fill_.spread(Signal::title_rarity, o_.rarest_title, rarity_knots);
    fill_.spread(Signal::title_plain_rarity, o_.rarest_title_plain, rarity_knots);
    const float focus = ratio(o_.focus, a.focus * b.focus);
    fill_.spread(Signal::focus, focus, cosine_knots);
    fill_.spread(Signal::focus_by_names, focus, coarse_knots, at_.names);
    fill_.spread(Signal::focus_by_length, focus, coarse_knots, at_.length);
    fill_.spread(Signal::focus_rarity, o_.rarest_focus, rarity_knots);
    fill_.spread(Signal::subject_rarity, o_.rarest_subject, rarity_knots);
    fill_.spread(Signal::subject_by_words, o_.rarest_subject, rarity_knots,
                 level_of(cosine(TermKind::word), coarse_knots));
}

void Comparison::fill_names() {
    const float names = cosine(TermKind::name);
    fill_.spread(Signal::names, names, cosine_knots);
    fill_.spread(Signal::names_by_length, names, coarse_knots, at_.length);
    fill_.category(Signal::names_missing, agree(TermKind::name));
    rarity(Signal::name_rarity, TermKind::name);
    fill_.spread(Signal::places, cosine(TermKind::place), coarse_knots);
    fill_.category(Signal::places_differ, agree(TermKind::place));
    fill_.category(Signal::lead_places,
                   agreement(o_.a_lead_places, o_.b_lead_places, o_.lead_places));
    fill_.spread(Signal::numbers, cosine(TermKind::number), coarse_knots);
    fill_.category(Signal::numbers_differ, agree(TermKind::number));
    rarity(Signal::number_rarity, TermKind::number);
}

void Comparison::fill_entities() {
    if (both(TermKind::person)) {
        fill_.spread(Signal::persons, cosine(TermKind::person), coarse_knots);
        fill_.category(Signal::persons_differ, agree(TermKind::person));
        rarity(Signal::person_rarity, TermKind::person);
    }
    if (both(TermKind::organization)) {
        fill_.spread(Signal::organizations, cosine(TermKind::organization), coarse_knots);
        rarity(Signal::organization_rarity, TermKind::organization);
    }
    if (both(TermKind::location)) {
        fill_.spread(Signal::locations, cosine(TermKind::location), coarse_knots);
        fill_.category(Signal::locations_differ, agree(TermKind::location));
        rarity(Signal::location_rarity, TermKind::location);
        fill_.category(Signal::lead_locations,
                       agreement(o_.a_lead_locations, o_.b_lead_locations, o_.lead_locations));
    }
}

void Comparison::fill_rest() {
    fill_.category(Signal::time_gap, at_.gap);
    fill_.category(Signal::named_days, closest_days(a_, b_));
    if (a_.first_day != no_day && b_.first_day != no_day) {
        fill_.category(Signal::first_days, gap_bucket(a_.first_day, b_.first_day));
    }
    fill_.category(Signal::day_of_publication, nearest_publication(a_, b_));
    fill_.spread(Signal::passages, shared_passages(a_, b_).of_smaller, passage_knots);
    fill_.spread(Signal::length, shorter_, length_knots);
    fill_.spread(Signal::longer,
                 std::log(static_cast<float>(std::max(a_.words, b_.words) + 1)) - shorter_,
                 ratio_knots);
    fill_.category(Signal::outlet, a_.outlet == 0 || b_.outlet == 0 ? 0U
                                   : a_.outlet == b_.outlet         ? 1U
                                                                    : 2U);
}

}  // namespace

std::string_view name_of(Signal signal) {
    static constexpr std::array<std::string_view, signal_count> names{
        "words of the text",
        "words of the text",
        "words of the text",
        "words other than names",
        "words other than names",
        "names",
        "names",
        "names",
        "names",
        "rarest shared name",
        "persons",
        "places",
        "organizations",
        "words that stand together",
        "numbers",
        "places",
        "places",
        "places",
        "places",
        "places",
        "places",
        "numbers",
        "numbers",
        "persons",
        "persons",
        "organizations",
        "words of the headlines",
        "words of the headlines",
        "words of the headlines",
        "headline of one in the text of the other",
        "headline of one in the text of the other",
        "rarest word of both headlines",
        "rarest word of both headlines",
        "words of the first paragraphs",
        "words that the articles come back to",
        "words that the articles come back to",
        "words that the articles come back to",
        "rarest word that both come back to",
        "rarest word that both come back to",
        "rarest word that both come back to",
        "rarest shared word",
        "words that stand together",
        "words that the articles come back to",
        "words that the articles come back to",
        "rare words",
        "rare words",
        "time between the publications",
        "days that the texts name",
        "days that the texts name",
        "days that the texts name",
        "shared passages",
        "length",
        "length",
        "outlet",
    };
    return names[static_cast<std::size_t>(signal)];
}

SharedPassages shared_passages(const Fingerprint& a, const Fingerprint& b) {
    const std::span<const std::uint32_t> x = a.passages();
    const std::span<const std::uint32_t> y = b.passages();
    if (x.empty() || y.empty()) {
        return {};
    }
    // Bottom-k sketches (Broder 1997): below the smaller of the two largest kept hashes both
    // sketches are complete, so counts there are exact samples of the two sets.
    const std::uint32_t limit = std::min(x.back(), y.back());
    std::size_t i = 0;
    std::size_t j = 0;
    int both = 0;
    while (i < x.size() && j < y.size() && x[i] <= limit && y[j] <= limit) {
        both += x[i] == y[j] ? 1 : 0;
        const bool left = x[i] <= y[j];
        const bool right = y[j] <= x[i];
        i += left ? 1U : 0U;
        j += right ? 1U : 0U;
    }
    const auto counted = [limit](std::span<const std::uint32_t> hashes) {
        return static_cast<int>(std::ranges::upper_bound(hashes, limit) - hashes.begin());
    };
    const int in_a = counted(x);
    const int in_b = counted(y);
    static constexpr int least_counted = 4;
    const auto share = [both](int of) {
        return static_cast<float>(both) / static_cast<float>(std::max(of, least_counted));
    };
    return {share(std::min(in_a, in_b)), share(in_a + in_b - both)};
}

void compare(Probe& a, const Fingerprint& b, PairFeatures& pair) {
    pair.clear();
    Comparison comparison(a, b, pair);
    comparison.fill_words();
    comparison.fill_subjects();
    comparison.fill_names();
    comparison.fill_entities();
    comparison.fill_rest();
}

}  // namespace stemma::group
