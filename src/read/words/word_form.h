// What the taggers look at in a word: hashes of its lower-case form and its ends, its shape, its
// case. Computed once a token; nothing is allocated.
//
//   WordForms forms;
//   forms.read(article.text, tokens_of_sentence);
//   forms[i].lower;                    // equal for "The" and "the"
//   if (forms.casing() == SentenceCasing::upper) …   // a headline in capitals
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::read {

enum class WordCasing : std::uint8_t {
    none,     ///< no cased letter: figures, punctuation, most scripts
    lower,    ///< korea
    initial,  ///< Korea, Jong-un, McKay
    upper,    ///< KCNA, U.S.
    single,   ///< A, I
    inner,    ///< eBay
};

/// Whether capitals tell anything in this sentence.
enum class SentenceCasing : std::uint8_t {
    normal,
    title,  ///< Nearly Every Word Begins With One
    upper,  ///< NO SMALL LETTERS
    lower,  ///< no capital at all
};

struct WordForm {
    std::uint64_t lower = 0;    ///< hash of the lower-case word
    std::uint64_t suffix2 = 0;  ///< of its last two bytes, and so on; the whole word if shorter
    std::uint64_t suffix3 = 0;
    std::uint64_t suffix4 = 0;
    std::uint64_t prefix3 = 0;
    std::uint64_t shape = 0;  ///< runs folded ("Xx-x"), as a number
    WordCasing casing = WordCasing::none;
    std::uint8_t length = 0;  ///< bytes, at most 64
    char initial = 0;         ///< first byte of the lower-case word
    bool has_digit = false;
    bool has_letter = false;
    std::uint16_t cluster = unasked;  ///< by WordClusters, where somebody has looked it up

    static constexpr std::uint16_t unasked = 0xFFFF;
};

/// The form of one word; what is beyond its first 64 bytes is not looked at.
[[nodiscard]] WordForm form_of(std::string_view word);
/// form_of(word).lower alone.
[[nodiscard]] std::uint64_t hash_of_word(std::string_view word);
/// The hash that form_of() gives as `lower` to a word that is already in lower case.
[[nodiscard]] std::uint64_t hash_of_lower(std::string_view lower_word);

class WordForms {
public:
    /// Takes the place of what was read before.
    void read(std::string_view text, std::span<const Token> tokens);
    /// The same for words that were looked at before.
    void read(std::span<const WordForm> forms);
    [[nodiscard]] std::size_t size() const { return forms_.size(); }
    [[nodiscard]] const WordForm& operator[](std::size_t i) const { return forms_[i]; }
    [[nodiscard]] SentenceCasing casing() const { return casing_; }
    /// The form at `at`, or one that stands for the sentence's edge.
    [[nodiscard]] const WordForm& at_or_edge(std::ptrdiff_t at) const;

private:
    std::vector<WordForm> forms_;
    SentenceCasing casing_ = SentenceCasing::normal;
};

}  // namespace stemma::read
