// In what field the senses of a word lie, and what a verb takes: knowledge of the many words that
// no labelled article holds (data/read/word_classes.txt, made from WordNet).
//
//   Result<WordClasses> classes = WordClasses::open(data, forms);
//   classes->of(forms.key("decried"));   // verb.communication, takes no clause
//
// One open hash table; a look-up touches one or two cache lines:
//   slot: u32 of the stem's hash, never 0 where there is a word │ Fields (5 bytes)
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "read/syntax/inflections.h"
#include "stemma/result.h"

namespace stemma::read {

class WordClasses {
public:
    /// The numbers of the list, which explains them; 0 where the word is not of that kind.
    struct Fields {
        std::uint8_t verb = 0;
        std::uint8_t frames = 0;  ///< of the verb: that-clause, infinitive, person
        std::uint8_t noun = 0;
        std::uint8_t noun_verb = 0;  ///< what verb the noun comes from
        std::uint8_t adjective = 0;
        friend bool operator==(const Fields&, const Fields&) = default;
    };

    [[nodiscard]] static Result<WordClasses> open(const DataFolder& data, const Inflections& forms);
    /// Lines "verb|noun|adj NUMBER NUMBER: word word…"; '#' starts a comment.
    [[nodiscard]] static Result<WordClasses> parse(std::string_view text, std::string_view source,
                                                   const Inflections& forms);

    [[nodiscard]] Fields of(std::uint64_t stem) const {
        const Slot& slot = slots_[place_of(stem)];
        return slot.check == check_of(stem) ? slot.fields : Fields{};
    }

private:
    struct Slot {
        std::uint32_t check = 0;
        Fields fields;
    };
    [[nodiscard]] static std::uint32_t check_of(std::uint64_t stem) {
        return static_cast<std::uint32_t>(stem) | 1U;
    }
    /// Where the stem is, or the empty slot where it would be.
    [[nodiscard]] std::size_t place_of(std::uint64_t stem) const {
        std::size_t at = (stem >> 32U) % slots_.size();
        while (slots_[at].check != 0 && slots_[at].check != check_of(stem)) {
            at = (at + 1) % slots_.size();
        }
        return at;
    }
    void put(std::uint64_t stem, std::string_view kind, std::uint8_t first, std::uint8_t second);

    /// A power of two, at most half full.
    std::vector<Slot> slots_ = std::vector<Slot>(1U << 16U);
    std::size_t filled_ = 0;
};

}  // namespace stemma::read
