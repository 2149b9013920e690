// Who acts and on whom: noun groups around a verb group, as participants of an event.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/events/sentence_chunks.h"
#include "stemma/reading.h"

namespace stemma::read {

/// Finds participants in one sentence. `reporting` marks tokens of who reports (“officials said”).
class ParticipantFinder {
public:
    ParticipantFinder(const ChunkInput& input, const SentenceChunks& chunks,
                      const std::vector<bool>& reporting, const std::vector<bool>& saying_verbs)
        : in_(input), chunks_(chunks), reporting_(reporting), says_(saying_verbs) {}

    /// The subject of a verb group: tokens of its noun group with what belongs to it.
    [[nodiscard]] std::optional<TokenRange> subject(std::size_t verb) const;
    /// The agent of a passive: what follows “by”.
    [[nodiscard]] std::optional<TokenRange> agent(std::size_t verb) const;
    /// Whom the act goes to: a named group after the verb, else its object, else another named
    /// group of the sentence.
    [[nodiscard]] std::optional<TokenRange> target(std::size_t verb,
                                                   std::optional<TokenRange> actor) const;
    /// “Norrland and Suderland” → two participants, without “the”.
    [[nodiscard]] std::vector<Participant> split(TokenRange range) const;

private:
    [[nodiscard]] std::optional<TokenRange> own_subject(std::size_t verb) const;
    [[nodiscard]] TokenRange extend(std::size_t group, std::uint32_t limit) const;
    [[nodiscard]] bool usable(const NounGroup& group) const;
    [[nodiscard]] Participant participant(TokenRange range) const;

    const ChunkInput& in_;
    const SentenceChunks& chunks_;
    const std::vector<bool>& reporting_;
    const std::vector<bool>& says_;  ///< for each verb group: a verb of saying
};

}  // namespace stemma::read
