// Acts that a sentence tells by a noun: “the killing of a reporter”, “talks between A and B”,
// “Norrland's invasion of Suderland”.
//
//   for (const NominalAct& act : nominal_acts(lexicon, input, chunks)) …
//
// A noun counts if someone takes part by its own words. When to use it: for sentences whose verbs
// tell nothing, since most acts that have a noun are told by a verb as well.
// Thread safety: a function without state.
#pragma once

#include <cstdint>
#include <vector>

#include "read/events/event_lexicon.h"
#include "read/events/sentence_chunks.h"

namespace stemma::read {

struct NominalAct {
    EventType type = EventType::agree;
    std::uint32_t noun = 0;             ///< token
    std::vector<std::uint32_t> actors;  ///< last tokens of noun groups
    std::vector<std::uint32_t> targets;
    bool negated = false;  ///< “no talks between”
};

/// At most one a noun, in the order of the text. Time: noun groups × the reach of one.
[[nodiscard]] std::vector<NominalAct> nominal_acts(const EventLexicon& lexicon,
                                                   const ChunkInput& input,
                                                   const SentenceChunks& chunks);

}  // namespace stemma::read
