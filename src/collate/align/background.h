// What the aligner knows of words in general: how rare each is in the news, which mean the same,
// which mean the opposite.
//
//   Result<Background> words = Background::open(data);
//   words->rarity("kremlin");                      // 0 for "the", about 9 for a word never seen
//   words->related(a.senses, b.senses);            // share a group of synonyms
//
// Read from data/collate/{background.tsv,synonyms.txt,opposites.txt,words.weights}. Thread safety:
// read-only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "collate/align/word_vectors.h"
#include "stemma/result.h"

namespace stemma::collate {

/// The synonym groups that a stem belongs to; 0 fills the rest.
using Senses = std::array<std::uint16_t, 4>;

class Background {
public:
    [[nodiscard]] static Result<Background> open(const DataFolder& data);

    /// Natural logarithm of (documents + 1) / (documents with the stem + 1).
    [[nodiscard]] float rarity(std::string_view stem) const;
    /// True for a stem that the background documents contain.
    [[nodiscard]] bool known(std::string_view stem) const;
    [[nodiscard]] Senses senses(std::string_view stem) const;
    /// +n and -n are the two sides of opposite pair n; 0 for a stem without an opposite.
    [[nodiscard]] std::int32_t direction(std::string_view stem) const;

    [[nodiscard]] const WordVectors& vectors() const { return vectors_; }

    [[nodiscard]] static bool related(const Senses& a, const Senses& b);

private:
    [[nodiscard]] Result<void> read_counts(std::string_view text, const std::string& source);
    [[nodiscard]] Result<void> read_synonyms(std::string_view text, const std::string& source);
    [[nodiscard]] Result<void> read_opposites(std::string_view text, const std::string& source);

    std::unordered_map<std::uint64_t, float> rarity_;
    std::unordered_map<std::uint64_t, Senses> senses_;
    std::unordered_map<std::uint64_t, std::int32_t> directions_;
    WordVectors vectors_;
    float unseen_ = 9;
};

}  // namespace stemma::collate
