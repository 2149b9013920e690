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

#include "base/large_pages.h"
#include "group/terms.h"
#include "model/bytes.h"
#include "stemma/result.h"

namespace stemma::group {

class Statistics {
public:
    /// Lines of "kind<TAB>term<TAB>articles"; the first one is "articles<TAB>total". '#' comments.
    [[nodiscard]] static Result<Statistics> parse(std::string_view bytes, std::string_view source);

    /// Counts one article by its distinct terms.
    void count(std::span<const std::uint32_t> keys);
    /// Takes back an article that was counted last.
    void uncount(std::span<const std::uint32_t> keys);
    /// log((articles + 1) / (articles with the term + 0.5)), not below zero.
    [[nodiscard]] float idf(std::uint32_t key) const;

    void save(model::ByteWriter& out) const;
    /// Replaces all counts; false if the bytes are not counts.
    [[nodiscard]] bool load(model::ByteReader& in);

private:
    Statistics();
    void fade();
    void refresh();

    std::vector<std::uint16_t, LargePages<std::uint16_t>> counts_;
    std::uint32_t articles_ = 0;
    float log_articles_ = 0;
};

}  // namespace stemma::group
