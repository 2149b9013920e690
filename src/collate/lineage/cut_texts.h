// Short texts that stand whole among what was cut from another page: captions, teasers, lists of
// other people's stories.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/lineage/text_stream.h"

namespace stemma::collate {

struct CutText {
    std::uint32_t text = 0;  ///< positions among the streams: the short text …
    std::uint32_t page = 0;  ///< … and the page that had it
};

/// Ordered by text, then page.
[[nodiscard]] std::vector<CutText> find_cut_texts(std::span<const TextStream> streams);

}  // namespace stemma::collate
