// Runs of four words: does one text repeat another?
//
//   FourGrams stated;
//   stated.add(measure(body));
//   stated.covered(context.stats[i]);   // share of the block's runs that occur in it
#pragma once

#include <array>
#include <cstdint>

#include "base/flat_map.h"
#include "base/hash_filter.h"
#include "extract/blocks/text_stats.h"

namespace stemma::extract {

class FourGrams {
public:
    static constexpr double too_short = -1;
    static constexpr std::size_t size = 4;

    /// The hash of a run, of those of its words.
    [[nodiscard]] static std::uint64_t gram(std::uint64_t a, std::uint64_t b, std::uint64_t c,
                                            std::uint64_t d) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
        const std::uint64_t sum = ((a * odd + b) * odd + c) * odd + d;
        return sum ^ (sum >> 32U);
    }

    FourGrams() = default;
    explicit FourGrams(const TextStats& stats) { add(stats); }
    /// Room for so many words more.
    void reserve(std::size_t words) { grams_.reserve(grams_.size() + words); }
    /// The runs of a text and those that start in the text added before it.
    void add(const TextStats& stats) {
        reserve(stats.list.size());
        for (const WordStat& word : stats.list) {
            last_ = {last_[1], last_[2], last_[3], word.hash};
            if (++words_seen_ >= size) {
                const std::uint64_t run = gram(last_[0], last_[1], last_[2], last_[3]);
                grams_[run] = true;
                filter_.add(run);
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
        const std::size_t runs = stats.list.size() - size + 1;
        std::size_t found = 0;
        for (std::size_t i = 0; i < runs; ++i) {
            const WordStat* w = &stats.list[i];
            const std::uint64_t run = gram(w[0].hash, w[1].hash, w[2].hash, w[3].hash);
            found += filter_.may_have(run) && grams_.find(run) != nullptr ? 1 : 0;
        }
        return static_cast<double>(found) / static_cast<double>(runs);
    }

private:
    std::array<std::uint64_t, size> last_{};  ///< words added last
    std::size_t words_seen_ = 0;
    FlatMap<bool> grams_;
    HashFilter<16384> filter_;  ///< of grams_
};

}  // namespace stemma::extract
