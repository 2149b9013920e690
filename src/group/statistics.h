// How common terms are: a background count shipped as data, and the counts of the stream so far.
//
//   Result<Statistics> statistics = Statistics::parse(bytes, "data/group/background.tsv");
//   statistics->count(keys);                    // one article's distinct terms
//   float weight = statistics->idf(key);        // log((articles + 1) / (articles with it + 0.5))
//
// Memory is fixed: one table of counters, folded by the low bits of the key. When the stream's
// counts pass a limit all are halved, so that old news fades. Not thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/result.h"

namespace stemma::group {

/// What a term is. Persisted in the background counts and in weights: append only.
enum class TermKind : std::uint8_t {
    word,
    name,
    place,
    number,
    person,
    organization,
    location,
    phrase,  ///< two words in a row, of the title or said twice
};
inline constexpr std::size_t term_kinds = 8;

/// 32-bit key of a term; the kind is part of it.
[[nodiscard]] std::uint32_t term_key(TermKind kind, std::uint64_t hash);

class Statistics {
public:
    /// Lines of "kind<TAB>term<TAB>articles"; the first one is "articles<TAB>total". '#' comments.
    [[nodiscard]] static Result<Statistics> parse(std::string_view bytes, std::string_view source);

    /// Counts one article by its distinct terms.
    void count(std::span<const std::uint32_t> keys);
    [[nodiscard]] float idf(std::uint32_t key) const;

private:
    Statistics();
    void fade();
    void refresh();

    std::vector<std::uint32_t> counts_;
    std::uint32_t articles_ = 0;
    float log_articles_ = 0;
};

}  // namespace stemma::group
