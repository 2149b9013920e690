// Which words of one text are not in another: for showing altered quotes and sentences.
//
//   for (const DiffPart& part : word_diff(base, other))
//       part.changed ? mark(part.span.of(other)) : plain(part.span.of(other));
//
// Words are compared without case and surrounding punctuation, by longest common subsequence
// (Wagner, Fischer 1974). Bounded: over 400 words on a side, nothing counts as changed.
#pragma once

#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma::render {

/// A run of `other` from its first byte to its last, together all of it, in order.
struct DiffPart {
    Span span;
    bool changed = false;
};

[[nodiscard]] std::vector<DiffPart> word_diff(std::string_view base, std::string_view other);

}  // namespace stemma::render
