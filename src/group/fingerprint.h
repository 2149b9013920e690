// Fingerprint: all that is kept of an article, in about 1 KB, to tell whether another one reports
// the same event.
//
//   FingerprintMaker maker;
//   const Sighting seen = maker.look(article, reading);         // enough to know a copy
//   Fingerprint f = maker.make(article, reading, statistics);   // of the article just looked at
//
// Thread safety: a maker keeps a cache of words and scratch space; one a thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "group/statistics.h"
#include "group/terms.h"
#include "group/walk.h"
#include "stemma/reading.h"

namespace stemma::group {

inline constexpr std::int32_t no_day = INT32_MIN;

/// Lengths of an article's vectors, as they were weighed on its arrival.
struct Norms {
    std::array<float, term_kinds> kinds{};
    float title = 0;
    float title_plain = 0;  ///< of the title's words that are no names
    float title_sum = 0;    ///< not a length: the plain sum of the title's weights
    float lead = 0;
    float focus = 0;  ///< of the words that the article comes back to
    float plain = 0;  ///< of words that are no names
    float named = 0;  ///< of words that are
    float heavy = 0;  ///< sum over the heavy terms
};
inline constexpr std::size_t norm_count = term_kinds + 8;

class Fingerprint {
public:
    Norms norms;
    std::int32_t published = no_day;  ///< days since 1970, if plausible
    std::int32_t first_day = no_day;  ///< first full date in the text
    std::uint32_t words = 0;
    std::uint32_t language = 0;  ///< hash of the tag; 0: not known
    std::uint32_t outlet = 0;    ///< hash of outlet or host; 0: not known
    std::uint64_t text_hash = 0;

    /// By kind, the heaviest ones of each.
    [[nodiscard]] std::size_t terms() const { return ends_.back(); }
    [[nodiscard]] Term term(std::size_t i) const { return Term::from_bits(cells_[i]); }
    [[nodiscard]] std::size_t begin_of(std::size_t kind) const {
        return kind == 0 ? 0 : ends_[kind - 1];
    }
    [[nodiscard]] std::size_t count_of(std::size_t kind) const {
        return ends_[kind] - begin_of(kind);
    }
    /// Smallest hashes of five words in a row, sorted.
    [[nodiscard]] std::span<const std::uint32_t> passages() const {
        return std::span(cells_).subspan(ends_.back(), passages_);
    }
    /// Days that the text names, sorted, at most 12.
    [[nodiscard]] std::size_t days() const { return cells_.size() - ends_.back() - passages_; }
    [[nodiscard]] std::int32_t day(std::size_t i) const {
        return static_cast<std::int32_t>(cells_[ends_.back() + passages_ + i]);
    }
    [[nodiscard]] std::size_t bytes() const { return sizeof *this + cells_.capacity() * 4; }
    [[nodiscard]] const std::array<std::uint8_t, term_kinds>& ends() const { return ends_; }
    [[nodiscard]] std::span<const std::uint32_t> cells() const { return cells_; }

    /// Brings the terms near, to be read soon.
    void prefetch() const {
        constexpr std::size_t line = 16;
        for (std::size_t i = 0; i < cells_.size(); i += line) {
            __builtin_prefetch(cells_.data() + i);
        }
    }

    void mark_indexed(std::size_t term) { cells_[term] |= Term::indexed; }
    /// `ends` ascending, at most `cells.size()` with the passages.
    void fill(const std::array<std::uint8_t, term_kinds>& ends, std::uint8_t passages,
              std::vector<std::uint32_t> cells) {
        ends_ = ends;
        passages_ = passages;
        cells_ = std::move(cells);
    }

private:
    std::vector<std::uint32_t> cells_;  ///< terms, passages, days
    std::array<std::uint8_t, term_kinds> ends_{};
    std::uint8_t passages_ = 0;
};

/// Keys of the terms that candidates are found by.
[[nodiscard]] std::vector<std::uint32_t> indexed_keys(const Fingerprint& print);

class FingerprintMaker {
public:
    struct Sighting {
        std::uint64_t text_hash = 0;  ///< of the words in order; equal: the same text
        std::uint32_t words = 0;
    };
    /// Days since 1970, or no_day where it is not known or cannot be true.
    [[nodiscard]] static std::int32_t published_day(const Article& article);
    /// Hash of the outlet or host, 0 if neither is known.
    [[nodiscard]] static std::uint32_t outlet_of(const Article& article);
    Sighting look(const Article& article, const Reading& reading);
    /// Counts the article's terms in `statistics`, then weighs them by it.
    [[nodiscard]] Fingerprint make(const Article& article, const Reading& reading,
                                   Statistics& statistics);
    /// What was counted of the article that a fingerprint was just made of.
    [[nodiscard]] std::span<const std::uint32_t> counted() const { return keys_; }
    /// Of each term of the fingerprint just made.
    [[nodiscard]] std::span<const float> idfs() const { return idfs_; }

private:
    struct Found {
        std::uint32_t key;
        std::uint32_t count;
        std::uint32_t flags;
        TermKind kind;
    };
    struct Weighed {
        float weight;
        float plain_weight;  ///< whatever its place in the article
        float idf;
        std::uint32_t found;
    };

    void find_words();
    void find_phrases();
    void find_names();
    void find_run(std::size_t begin, std::size_t end);
    void find_entities(const Reading& reading);
    void find_passages();
    void keep_smallest_passages();
    void add(TermKind kind, std::uint64_t hash, std::uint32_t flags, std::size_t times = 1);
    void drop_single_phrases();
    void choose_terms(Fingerprint& print, const Statistics& statistics);
    void weigh(const Found& found, std::uint32_t at, float idf, Norms& norms);
    void mark_heavy();

    Walk walk_;
    std::vector<Found> found_;
    std::vector<std::uint32_t> places_;  ///< open addressing: positions in found_, plus one
    std::vector<std::uint32_t> keys_;
    std::array<std::vector<Weighed>, term_kinds> weighed_;
    std::vector<float> idfs_;
    std::vector<std::uint32_t> passages_;
    Sighting sighting_;
};

}  // namespace stemma::group
