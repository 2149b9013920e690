// What one scan over a block's characters finds out, for the features and the rules.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/blocks/byte_classes.h"
#include "stemma/span.h"

namespace stemma::extract {

/// Class of the first or last character that counts.
enum class Edge : std::uint8_t {
    none,
    upper,
    lower,
    digit,
    sentence_end,
    colon,
    ellipsis,
    comma,
    quote,
    bracket,
    at_sign,
    hash,
    copyright,
    bullet,
    other,
};

struct WordStat {
    std::uint64_t hash = 0;    ///< of the lower-case word
    std::uint32_t number = 0;  ///< of a content word, in its document, else 0; see word_numbers.h
    std::uint16_t stop = 0;    ///< what text::StopWordSet::number_of() gives
    bool content = false;      ///< no stop word, at least three letters
    bool first = false;        ///< the first such word of its block, once it has a number
};

struct TextStats {
    std::uint32_t words = 0;        ///< runs of letters and digits; each Han or Kana character
    std::uint32_t stop_words = 0;   ///< of any language known
    std::uint32_t capitalised = 0;  ///< words that start upper case
    std::uint32_t all_caps = 0;     ///< words of two letters or more, all upper case
    std::uint32_t numbers = 0;      ///< words that start with a digit
    std::uint32_t letters = 0;
    std::uint32_t commas = 0;
    std::uint32_t sentence_ends = 0;  ///< . ! ? 。 before white space, a closing mark or the end
    std::uint32_t separators = 0;     ///< | / · • » › and the like between spaces
    bool year = false;                ///< 1900…2099
    bool clock_time = false;          ///< 12:30
    bool address = false;             ///< an e-mail or web address
    bool quote = false;
    Edge first = Edge::none;
    Edge last = Edge::none;
    std::uint64_t hash = 0;  ///< of all words: equal for texts that differ in punctuation only
    std::vector<WordStat> list;

    /// A full sentence of prose, by shape alone.
    [[nodiscard]] bool sentence_like() const {
        return words >= 8 && sentence_ends > 0 && stop_words * 8 >= words;
    }
};

/// Measures a part of a text, of which `bytes` are the classes. It may not end within a word.
[[nodiscard]] TextStats measure(std::string_view text, const ByteClasses& bytes, Span part);
[[nodiscard]] TextStats measure(std::string_view text);

}  // namespace stemma::extract
