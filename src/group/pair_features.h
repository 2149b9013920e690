// What two fingerprints have in common and what sets them apart, as features of the learned score.
//
//   Probe probe;
//   probe.set(a, statistics);
//   PairFeatures pair;
//   compare(probe, b, pair);                      // symmetric but for rounding
//   double score = scorer.log_odds(pair);         // pair_scorer.h
//   name_of(signal_of(pair.cells()[i].cell));     // what it measures, for explanations
//
// Every measure is spread over a few knots (a piecewise linear function to the linear model), some
// once more for each value of another measure. A cell is a signal, that context, and the knot.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "group/overlap.h"

namespace stemma::group {

/// Persisted through the weights: append only.
enum class Signal : std::uint8_t {
    words,
    words_by_names,
    words_by_length,
    plain,
    plain_by_names,
    named,
    names,
    names_by_length,
    names_missing,
    name_rarity,
    person_rarity,
    location_rarity,
    organization_rarity,
    phrase_rarity,
    number_rarity,
    places,
    places_differ,
    lead_places,
    locations,
    locations_differ,
    lead_locations,
    numbers,
    numbers_differ,
    persons,
    persons_differ,
    organizations,
    title,
    title_plain,
    title_share,
    title_in_text_most,
    title_in_text_least,
    title_rarity,
    title_plain_rarity,
    lead,
    focus,
    focus_by_names,
    focus_by_length,
    focus_rarity,
    subject_rarity,
    subject_by_words,
    plain_rarity,
    phrases,
    heavy_least,
    heavy_most,
    rare_terms,
    rare_by_length,
    time_gap,
    named_days,
    first_days,
    day_of_publication,
    passages,
    length,
    longer,
    outlet,
};
inline constexpr std::size_t signal_count = 54;
[[nodiscard]] std::string_view name_of(Signal signal);

inline constexpr std::uint32_t knots_of_context = 16;
inline constexpr std::uint32_t cells_of_signal = 256;
[[nodiscard]] constexpr Signal signal_of(std::uint32_t cell) {
    return static_cast<Signal>(cell / cells_of_signal);
}

struct CellValue {
    std::uint32_t cell = 0;
    float value = 0;
};

class PairFeatures {
public:
    [[nodiscard]] std::span<const CellValue> cells() const {
        return std::span(cells_).first(size_);
    }
    /// Distinct words that both have.
    int shared_words = 0;

    void clear() { size_ = 0; }
    void push(std::uint32_t cell, float value) { cells_[size_++] = {cell, value}; }

private:
    /// A signal fills two cells at most.
    std::array<CellValue, signal_count * 2> cells_;
    std::size_t size_ = 0;
};

void compare(Probe& a, const Fingerprint& b, PairFeatures& pair);

/// Passages that both have, estimated from the sketches: as a share of the smaller text's, and of
/// all that either has.
struct SharedPassages {
    float of_smaller = 0;
    float of_all = 0;
};
[[nodiscard]] SharedPassages shared_passages(const Fingerprint& a, const Fingerprint& b);

}  // namespace stemma::group
