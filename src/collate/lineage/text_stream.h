// An article as lineage compares it: its words as keys, without punctuation, credits and captions,
// with the weight that each has as evidence of copying.
//
// Words inside quotation marks weigh little: two reporters in one room print the same quotation
// and took nothing from each other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::collate {

struct StreamWord {
    std::uint64_t key = 0;  ///< hash of the folded word
    Span span;
    std::uint32_t sentence = 0;  ///< position in Reading::sentences
    double weight = 1;
};

struct TextStream {
    const ReadArticle* article = nullptr;
    std::vector<StreamWord> words;
    std::vector<double> weight_before;  ///< sum of the weights of the words before each position
    /// Positions in `words`, one range a sentence of the Reading; empty for a credit line.
    std::vector<TokenRange> sentences;
    std::vector<bool> attributed;  ///< by sentence: it says who says so

    [[nodiscard]] double weight() const { return weight_before.back(); }
    [[nodiscard]] double weight(std::uint32_t begin, std::uint32_t end) const {
        return weight_before[end] - weight_before[begin];
    }
    /// The sentence in which byte `at` stands.
    [[nodiscard]] std::optional<std::uint32_t> sentence_at(std::uint32_t at) const;
    /// The bytes from word `begin` to before word `end` (not empty).
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const {
        return {words[begin].span.begin, words[end - 1].span.end};
    }
};

[[nodiscard]] TextStream make_stream(const ReadArticle& article);

/// "FILE - In this July 7 file photo …": it tells what a picture shows.
[[nodiscard]] bool is_caption(std::string_view sentence);

/// "Reporting by …", "All rights reserved", a caption: a line about the text, not of it.
[[nodiscard]] bool is_credit_line(std::string_view sentence);

/// How many of the words at `ranges` (ordered or not, overlapping or not) weigh, each once.
[[nodiscard]] double covered_weight(const TextStream& stream, std::span<const TokenRange> ranges);

}  // namespace stemma::collate
