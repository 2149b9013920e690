// What two fingerprints share, measured in one pass over the terms of the second.
//
//   Probe probe;
//   probe.set(a, statistics);                      // once
//   for (const Fingerprint& b : others)
//       Overlap o = probe.measure(b);              // about a nanosecond a term
//
// Not thread-safe; a fingerprint that is set must outlive its use, and the statistics stay as they
// are.
#pragma once

#include <array>
#include <cstdint>

#include "group/fingerprint.h"

namespace stemma::group {

/// Weights are inverse document frequencies (idf) now, not on arrival.
struct Overlap {
    std::array<float, term_kinds> dot{};
    std::array<int, term_kinds> shared{};
    std::array<float, term_kinds> rarest{};  ///< highest idf of a shared term of the kind
    float title = 0;
    float title_plain = 0;
    float title_of_a = 0;  ///< of a's title, anywhere in b
    float title_of_b = 0;
    float title_sum_of_a = 0;
    float title_sum_of_b = 0;
    float lead = 0;
    float focus = 0;
    float plain = 0;
    float named = 0;
    float heavy_of_a = 0;  ///< weight of a's heavy terms that b has
    float heavy_of_b = 0;
    float rare = 0;  ///< sum of the idf over 4 of shared words
    float rarest_title = 0;
    float rarest_title_plain = 0;
    float rarest_subject = 0;  ///< in the title of one, and what the other comes back to
    float rarest_focus = 0;
    float rarest_plain = 0;
    int lead_places = 0;
    int lead_locations = 0;
    int a_lead_places = 0;
    int b_lead_places = 0;
    int a_lead_locations = 0;
    int b_lead_locations = 0;
};

class Probe {
public:
    void set(const Fingerprint& a, const Statistics& statistics);
    [[nodiscard]] Overlap measure(const Fingerprint& b);
    [[nodiscard]] const Fingerprint& of() const { return *print_; }

private:
    static constexpr std::size_t filter_bits = 8192;
    static constexpr std::size_t table_size = 1024;
    static constexpr float unknown = -1;

    void measure_word(Term x, Term y, float idf, Overlap& overlap) const;
    [[nodiscard]] std::size_t find(std::uint32_t key) const;

    const Fingerprint* print_ = nullptr;
    const Statistics* statistics_ = nullptr;
    std::array<std::uint64_t, filter_bits / 64> filter_{};  ///< most keys of others are not here
    std::array<std::uint8_t, table_size> table_{};          ///< positions of terms, plus one
    std::array<float, 256> idf_{};
    int lead_places_ = 0;
    int lead_locations_ = 0;
};

}  // namespace stemma::group
