// A light parse of one sentence: noun groups and verb groups, with what can be told of each from
// parts of speech alone.
//
//   SentenceChunks chunks = chunk_sentence(view, sentence);
//   chunks.verbs[0].passive …
#pragma once

#include <cstdint>
#include <vector>

#include "read/syntax/token_table.h"
#include "stemma/reading.h"

namespace stemma::read {

/// What the chunker reads: one article's tokens.
struct ChunkInput {
    std::string_view text;
    const Reading& reading;
    const TokenTable& table;
    const std::vector<bool>& is_time;  ///< token belongs to a time expression

    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return reading.tokens[i].span.of(text);
    }
};

struct NounGroup {
    TokenRange tokens;
    bool after_preposition = false;
    bool named = false;    ///< has a proper noun, an entity or a word like “Norrish”
    bool pronoun = false;  ///< he, she, it, they: only one word
    bool time = false;     ///< an expression of time
};

enum class VerbMood : std::uint8_t { plain, future, possible, obliged };

struct VerbGroup {
    TokenRange tokens;
    std::uint32_t head = 0;
    VerbMood mood = VerbMood::plain;
    bool passive = false;
    bool negated = false;
    bool infinitive = false;   ///< “to” and a verb
    bool participle = false;   ///< -ing or -ed without an auxiliary
    bool subordinate = false;  ///< in a relative, temporal or conditional clause
    bool copular = false;      ///< its head is an adjective or noun after “be”
};

struct SentenceChunks {
    TokenRange sentence;
    std::vector<NounGroup> nouns;
    std::vector<VerbGroup> verbs;
};

[[nodiscard]] SentenceChunks chunk_sentence(const ChunkInput& input, TokenRange sentence);

}  // namespace stemma::read
