// The plain way to group a stream, to compare with: TF-IDF, and the nearest neighbour by cosine
// among all open articles.
//
//   PlainNeighbour plain;
//   plain.add(i, article);                       // every article
//   std::uint32_t nearest = plain.find(article);  // the article that shares the most
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "stemma/reading.h"

namespace stemma::bench {

class PlainNeighbour {
public:
    void add(std::uint32_t number, const ReadArticle& read) {
        for (const auto& [term, count] : terms_of(read)) {
            holders_[term].emplace_back(number, weight(count));
        }
        ++articles_;
    }
    /// UINT32_MAX if nothing is shared with any.
    [[nodiscard]] std::uint32_t find(const ReadArticle& read) const {
        std::vector<float> sums(articles_);
        for (const auto& [term, count] : terms_of(read)) {
            const auto known = holders_.find(term);
            if (known == holders_.end()) {
                continue;
            }
            const float idf = std::log(static_cast<float>(articles_ + 1) /
                                       static_cast<float>(known->second.size()));
            for (const auto& [holder, held] : known->second) {
                sums[holder] += weight(count) * held * idf * idf;
            }
        }
        std::uint32_t best = UINT32_MAX;
        float most = 0;
        for (std::uint32_t i = 0; i < sums.size(); ++i) {
            if (sums[i] > most) {
                most = sums[i];
                best = i;
            }
        }
        return best;
    }

private:
    static float weight(int count) { return 1 + std::log(static_cast<float>(count)); }
    static std::unordered_map<std::uint64_t, int> terms_of(const ReadArticle& read) {
        std::unordered_map<std::uint64_t, int> terms;
        for (const Token& token : read.reading.tokens) {
            ++terms[hash64(token.span.of(read.article.text))];
        }
        return terms;
    }

    std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, float>>> holders_;
    std::uint32_t articles_ = 0;
};

}  // namespace stemma::bench
