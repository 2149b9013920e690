// Which words keep the same company: for each of some 340,000 words the cluster that its vector
// lies in, at three levels. What a tagger has learned of "Nairobi" it then knows of "Lusaka" too.
//
//   Result<WordClusters> clusters = WordClusters::open(data);
//   const std::uint16_t fine = clusters->find(form.lower);
//   clusters->middle(fine);              // wider clusters, of which there are fewer
//   clusters->coarse(fine);
//
// Method: clusters of word vectors as features (Miller, Guinness, Zamanian 2004; Turian, Ratinov,
// Bengio 2010). Kept as a static function over three tables (Botelho, Pagh, Ziviani 2007; with a
// check as in Graf and Lemire 2020): 20 bits a word, no words. So one unknown word in 32 is taken
// for a known one. Thread safety: const after open().
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "read/words/word_form.h"
#include "stemma/result.h"

namespace stemma::read {

class WordClusters {
public:
    static constexpr std::size_t most = 2048;  ///< clusters

    struct Wider {
        std::uint16_t middle = 0;
        std::uint16_t coarse = 0;
    };
    struct Entry {
        std::uint64_t word = 0;  ///< hash_of_lower()
        std::uint16_t fine = 0;
    };

    [[nodiscard]] static Result<WordClusters> open(const DataFolder& data);
    /// `source` names the bytes in errors.
    [[nodiscard]] static Result<WordClusters> parse(std::string_view bytes,
                                                    std::string_view source);
    /// The file of these words; `wider` has at most `most` clusters, an entry's `fine` is one of
    /// them. Of two entries of one word the first counts.
    [[nodiscard]] static std::string encode(std::vector<Entry> entries,
                                            std::span<const Wider> wider);

    /// The cluster of a word by its hash_of_lower(); unknown() if it has none.
    [[nodiscard]] std::uint16_t find(std::uint64_t word) const;
    [[nodiscard]] std::uint16_t of(const WordForm& form) const {
        return form.cluster != WordForm::unasked ? form.cluster : find(form.lower);
    }
    [[nodiscard]] std::uint16_t unknown() const {
        return static_cast<std::uint16_t>(wider_.size() - 1);
    }
    [[nodiscard]] std::uint16_t middle(std::uint16_t fine) const { return wider_[fine].middle; }
    [[nodiscard]] std::uint16_t coarse(std::uint16_t fine) const { return wider_[fine].coarse; }

private:
    std::vector<Wider> wider_;  ///< the last one is that of unknown words
    std::vector<std::uint16_t> cells_;
    std::uint32_t segment_ = 0;  ///< a third of the cells
    std::uint64_t seed_ = 0;
};

}  // namespace stemma::read
