// One key for all inflected forms of an English word, cheap enough to take of every token.
//
//   Result<Inflections> forms = Inflections::open(data);
//   forms->key("accused") == forms->key("accuses");      // also accuse, accusing
//   forms->key("said") == forms->key("say");             // data/read/irregular_forms.txt
//
// Not a lemmatiser: the key is a hash of a stem that no one reads. Nouns and verbs share keys; the
// part of speech tells them apart. Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/data_folder.h"
#include "stemma/result.h"

namespace stemma::read {

class Inflections {
public:
    enum class Ending : std::uint8_t { none, ing, ed, en, s, ly, st, irregular };
    /// A word in lower case with hashes of what matters in it.
    struct Keys {
        std::uint64_t lower = 0;   ///< of the word in lower case
        std::uint64_t stem = 0;    ///< of what its inflected forms share
        std::uint64_t suffix = 0;  ///< of its last three bytes
        std::uint8_t shape = 0;    ///< Shape bits
        Ending ending = Ending::none;
    };
    enum Shape : std::uint8_t {
        capital = 1,    ///< starts with a capital
        lowercase = 2,  ///< has a small letter
        digit = 4,
        hyphen = 8,
        long_word = 16,  ///< more than five bytes
    };

    [[nodiscard]] static Result<Inflections> open(const DataFolder& data);
    /// Lines "base form form…"; '#' starts a comment.
    [[nodiscard]] static Result<Inflections> parse(std::string_view text, std::string_view source);

    [[nodiscard]] Keys keys(std::string_view word) const;
    [[nodiscard]] std::uint64_t key(std::string_view word) const;  ///< keys().stem

private:
    std::unordered_map<std::uint64_t, std::uint64_t> irregular_;  ///< hash of form → stem key
};

}  // namespace stemma::read
