// Sentences of two articles that say the same in other words: same rare words, numbers and names.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/lineage/text_stream.h"

namespace stemma::collate {

struct SentencePair {
    std::uint32_t a = 0;  ///< positions in Reading::sentences
    std::uint32_t b = 0;
    double similarity = 0;  ///< cosine over the rarity-weighted stems
};

struct RewrittenText {
    std::uint32_t a = 0;  ///< positions among the streams; a < b
    std::uint32_t b = 0;
    std::vector<SentencePair> sentences;  ///< one to one, ordered by their place in a
    double order = 0;  ///< share of the pairs that stand in the same order on both sides
};

/// Every pair with a sentence that matches; ordered by (a, b).
[[nodiscard]] std::vector<RewrittenText> find_rewritten_text(std::span<const TextStream> streams);

}  // namespace stemma::collate
