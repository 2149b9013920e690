// Fingerprint: all that is kept of an article, in at most 1.6 KB, to tell whether another one
// reports the same event.
//
//   FingerprintMaker maker;
//   const Sighting seen = maker.look(article, reading);     // enough to know a copy
//   Fingerprint f = maker.make(article, reading, statistics);   // of the article just looked at
//
// Thread safety: a maker keeps a cache of words and scratch space; one a thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "group/statistics.h"
#include "stemma/reading.h"

namespace stemma::group {

/// Where in the article a term stands; bits of Term::zones.
inline constexpr std::uint8_t zone_title = 1;
inline constexpr std::uint8_t zone_lead = 2;
inline constexpr std::uint8_t zone_body = 4;

struct Term {
    std::uint32_t key = 0;
    std::uint8_t count = 0;  ///< occurrences, at most 255
    std::uint8_t zones = 0;
    TermKind kind = TermKind::word;
    bool indexed = false;  ///< one of those that candidates are found by
    bool heavy = false;    ///< one of the few that say most about the article
};

inline constexpr std::int32_t no_day = INT32_MIN;

struct Fingerprint {
    std::vector<Term> terms;                ///< by key, the heaviest ones
    std::array<float, term_kinds> norms{};  ///< length of each kind's vector, on arrival
    float title_norm = 0;
    float lead_norm = 0;
    float focus_norm = 0;                 ///< of the words that the article comes back to
    float heavy_weight = 0;               ///< sum over the heavy terms
    std::vector<std::uint32_t> passages;  ///< smallest hashes of five words in a row, sorted
    std::vector<std::int32_t> days;       ///< days that the text names, sorted, at most 12
    std::int32_t published = no_day;      ///< days since 1970, if plausible
    std::int32_t first_day = no_day;      ///< first full date in the text
    std::uint32_t words = 0;
    std::uint32_t language = 0;  ///< hash of the tag; 0: not known
    std::uint64_t text_hash = 0;
    std::uint64_t outlet = 0;  ///< hash of outlet or host; 0: not known
};

/// A word of the title, or one that the text says three times.
[[nodiscard]] bool in_focus(const Term& term);
/// Weight of a term that stands `count` times: 1 + log(count).
[[nodiscard]] float term_weight(std::uint8_t count);

class FingerprintMaker {
public:
    struct Sighting {
        std::uint64_t text_hash = 0;  ///< of the words in order; equal: the same text
        std::uint32_t words = 0;
    };
    /// Days since 1970, or no_day where it is not known or cannot be true.
    [[nodiscard]] static std::int32_t published_day(const Article& article);
    Sighting look(const Article& article, const Reading& reading);
    /// Counts the article's terms in `statistics`, then weighs them by it.
    [[nodiscard]] Fingerprint make(const Article& article, const Reading& reading,
                                   Statistics& statistics);

private:
    /// What is known of a spelling, whatever the article.
    struct Word {
        std::uint64_t lower = 0;  ///< hash of the lower-case form
        std::uint64_t stem = 0;
        bool stop = false;
        bool letters = false;
        bool digits = false;
        bool capital = false;
    };
    struct Step {
        Word word;
        bool starts_sentence = false;
        bool before_text = false;  ///< stands in the title
    };
    struct Found {
        std::uint32_t key;
        std::uint8_t zone;
        TermKind kind;
        std::uint8_t times;
    };

    const Word& word_of(std::string_view text, std::string_view language);
    void walk_title(const Article& article);
    void walk_text(const Article& article, const Reading& reading);
    void push(std::string_view text, std::string_view language, bool starts_sentence,
              bool in_title);
    void find_words();
    void find_phrases();
    void find_names();
    void find_run(std::size_t begin, std::size_t end);
    void find_entities(const Reading& reading);
    Sighting find_passages();
    void add(TermKind kind, std::uint64_t hash, std::uint8_t zone, std::size_t times = 1);
    void fold_terms();
    void choose_terms(Fingerprint& print, const Statistics& statistics);
    void mark_heavy(Fingerprint& print, const Statistics& statistics);

    std::unordered_map<std::uint64_t, Word> cache_;
    std::vector<Step> steps_;
    std::size_t title_steps_ = 0;
    std::vector<Found> found_;
    std::vector<Term> terms_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> shingles_;
    Sighting sighting_;
};

}  // namespace stemma::group
