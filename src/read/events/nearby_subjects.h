// The subject of a verb told from its neighbours alone: for where the arcs give none.
//
//   NearbySubjects nearby({input, chunks, reporting, saying});
//   nearby.subject(verb_group)          // the noun group before it, past relative clauses
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/events/sentence_chunks.h"

namespace stemma::read {

class NearbySubjects {
public:
    struct Input {
        const ChunkInput& article;
        const SentenceChunks& chunks;
        const std::vector<bool>& reporting;     ///< tokens of who reports (“officials said”)
        const std::vector<bool>& saying_verbs;  ///< a verb group each
    };
    explicit NearbySubjects(const Input& input) : in_(input) {}

    /// The last token of the noun group that is the subject of a verb group.
    [[nodiscard]] std::optional<std::uint32_t> subject(std::size_t verb) const;

private:
    [[nodiscard]] std::optional<std::size_t> own_subject(std::size_t verb) const;
    [[nodiscard]] bool usable(const NounGroup& group) const;

    Input in_;
};

}  // namespace stemma::read
