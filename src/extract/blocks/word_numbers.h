// Numbers for the different content words of a document, so that what is asked of each afterwards
// (who else uses it? is it in the title?) is a look into an array.
//
//   WordNumbers numbers(words);             // room for so many
//   for (TextStats& stats : blocks) numbers.give(stats);
//   std::vector<float> of_word(numbers.size());      … of_word[stats.list[k].number]
//
// Numbers begin with 1, in the order in which words were first met; 0 is that of all words that are
// no content. Open addressing over 32 bits a place, at most four in five full. Thread safety: a
// plain value.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/simd.h"
#include "extract/blocks/text_stats.h"

namespace stemma::extract {

class WordNumbers {
public:
    explicit WordNumbers(std::size_t words)
        : places_(std::bit_ceil(words + words / 4 + 1)), mask_(places_.size() - 1) {
        words_.reserve(words / 2 + 1);
        words_.emplace_back();
    }
    /// Gives each content word of a text its number; not more of them in all than there is room
    /// for.
    void give(TextStats& stats) {
        ++texts_;
        constexpr std::size_t batch = 64;
        std::array<WordStat*, batch> content;
        const std::span<WordStat> list = stats.list;
        for (std::size_t begin = 0; begin < list.size(); begin += batch) {
            // Picked out first, without a branch: which words are content cannot be foreseen.
            std::size_t count = 0;
            for (WordStat& word : list.subspan(begin, std::min(batch, list.size() - begin))) {
                content[count] = &word;
                count += word.content ? 1U : 0U;
            }
            for (WordStat* const word : std::span(content).first(count)) {
                word->number = number_of(word->hash);
                std::uint32_t& last = words_[word->number].last_text;
                word->first = last != texts_;
                last = texts_;
            }
        }
    }
    /// Numbers are less.
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    struct Word {
        std::uint64_t hash = 0;
        std::uint32_t last_text = 0;  ///< that had it
    };

    [[nodiscard]] STEMMA_INLINE std::uint32_t number_of(std::uint64_t hash) {
        std::size_t at = hash & mask_;
        for (; places_[at] != 0; at = (at + 1) & mask_) {
            if (words_[places_[at]].hash == hash) {
                return places_[at];
            }
        }
        places_[at] = static_cast<std::uint32_t>(words_.size());
        words_.push_back({hash, 0});
        return places_[at];
    }

    std::vector<std::uint32_t> places_;  ///< a number; 0: free
    std::size_t mask_;
    std::vector<Word> words_;  ///< by their numbers
    std::uint32_t texts_ = 0;
};

}  // namespace stemma::extract
