// The text that two articles share word for word, found for all pairs at once through an index of
// word n-grams.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/lineage/text_stream.h"

namespace stemma::collate {

/// Word positions on both sides; a few words in between may differ.
struct SharedPassage {
    TokenRange a;
    TokenRange b;
    /// Of the words on either side, those that the other has not; where it has some more, the two
    /// words around the place.
    std::vector<TokenRange> changed_a;
    std::vector<TokenRange> changed_b;
};

struct SharedText {
    std::uint32_t a = 0;  ///< positions among the streams; a < b
    std::uint32_t b = 0;
    std::vector<SharedPassage> passages;  ///< ordered by their place in a
};

/// Every pair that shares a passage of at least eight words; ordered by (a, b). A passage that more
/// than 64 articles share is compared with the first 64 of them.
[[nodiscard]] std::vector<SharedText> find_shared_text(std::span<const TextStream> streams);

}  // namespace stemma::collate
