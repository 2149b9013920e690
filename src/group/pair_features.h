// What two fingerprints have in common and what sets them apart, as features of the learned score.
//
//   PairFeatures pair = compare(a, b, statistics);
//   double p = classifier.probability(pair.vector);
//   name_of(pair.signals[i]);      // what feature i of the vector measures, for explanations
//
// Every measure is spread over a few knots (a piecewise linear function to the linear model).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "group/fingerprint.h"
#include "model/features.h"

namespace stemma::group {

/// Persisted through the weights: append only.
enum class Signal : std::uint8_t {
    words,
    title,
    title_in_text,
    lead,
    names,
    places,
    numbers,
    persons,
    organizations,
    locations,
    rare_terms,
    name_rarity,
    time_gap,
    named_days,
    first_days,
    passages,
    length,
    outlet,
    words_by_gap,
    names_by_gap,
    names_missing,
    places_differ,
    persons_differ,
    locations_differ,
    lead_places,
    lead_locations,
    best_term,
    words_by_names,
    numbers_differ,
    focus,
    phrases,
    heavy_least,
    heavy_most,
    heavy_by_gap,
    focus_by_names,
};
[[nodiscard]] std::string_view name_of(Signal signal);

struct PairFeatures {
    model::FeatureVector vector;
    std::vector<Signal> signals;  ///< of each feature in `vector`
    int shared_words = 0;         ///< distinct words that both have
};

/// Fills `pair` anew; symmetric in `a` and `b` but for rounding.
void compare(const Fingerprint& a, const Fingerprint& b, const Statistics& statistics,
             PairFeatures& pair);

/// Share of the smaller text's passages that the other has too, estimated from the sketches.
[[nodiscard]] float shared_passages(const Fingerprint& a, const Fingerprint& b);

}  // namespace stemma::group
