// Runs of four words: does one text repeat another?
//
//   FourGrams stated;
//   stated.add(measure(body));
//   stated.covered(context.stats[i]);   // share of the block's runs that occur in it
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/flat_map.h"
#include "base/hash.h"
#include "extract/blocks/text_stats.h"

namespace stemma::extract {

class FourGrams {
public:
    static constexpr double too_short = -1;

    FourGrams() = default;
    explicit FourGrams(const TextStats& stats) { add(stats); }
    /// The runs of a text and those that start in the text added before it.
    void add(const TextStats& stats) {
        grams_.reserve(grams_.size() + stats.list.size());
        for (const WordStat& word : stats.list) {
            last_ = {last_[1], last_[2], last_[3], word.hash};
            if (++words_seen_ >= size) {
                grams_[gram(last_, [](std::uint64_t hash) { return hash; })] = true;
                words_[last_.front()] = true;
            }
        }
    }
    [[nodiscard]] bool empty() const { return grams_.size() == 0; }
    [[nodiscard]] std::size_t count() const { return grams_.size(); }
    /// `too_short` for a text of fewer than four words.
    [[nodiscard]] double covered(const TextStats& stats) const {
        if (stats.list.size() < size) {
            return too_short;
        }
        std::size_t found = 0;
        for (std::size_t i = 0; i + size <= stats.list.size(); ++i) {
            const auto run = std::span(stats.list).subspan(i, size);
            const auto hash_of = [](const WordStat& w) { return w.hash; };
            found += words_.find(run.front().hash) != nullptr &&
                             grams_.find(gram(run, hash_of)) != nullptr
                         ? 1
                         : 0;
        }
        return static_cast<double>(found) / static_cast<double>(stats.list.size() - size + 1);
    }

private:
    static constexpr std::size_t size = 4;

    template <typename Words, typename Hash>
    static std::uint64_t gram(const Words& words, Hash hash_of) {
        std::uint64_t hash = 0;
        for (const auto& word : words) {
            hash = hash_combine(hash, hash_of(word));
        }
        return hash;
    }
    std::array<std::uint64_t, size> last_{};  ///< words added last
    std::size_t words_seen_ = 0;
    FlatMap<bool> grams_;
    FlatMap<bool> words_;  ///< that a run starts with
};

}  // namespace stemma::extract
