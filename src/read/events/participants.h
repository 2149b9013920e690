// Who acts and on whom, from the arcs around a verb: participants, place and time of an event.
//
//   ParticipantFinder find({input, chunks, lexicon, reporting}, tree, nearby, nouns);
//   find.subjects(verb_group);           // through “agreed to”, “and”, “who”
//   find.agents(verb);                   // “by the police”
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "read/events/event_lexicon.h"
#include "read/events/nearby_subjects.h"
#include "read/events/nominal_acts.h"
#include "read/events/sentence_chunks.h"
#include "read/events/sentence_tree.h"
#include "stemma/reading.h"

namespace stemma::read {

struct ParticipantInput {
    const ChunkInput& article;
    const SentenceChunks& chunks;
    const EventLexicon& lexicon;
    const std::vector<bool>& reporting;  ///< tokens of who reports (“officials said”)
};

/// Finds participants in one sentence. Positions are tokens.
class ParticipantFinder {
public:
    ParticipantFinder(const ParticipantInput& input, const SentenceTree& tree,
                      const NearbySubjects& nearby, const std::vector<NominalAct>& nouns)
        : in_(input.article),
          chunks_(input.chunks),
          lexicon_(input.lexicon),
          reporting_(input.reporting),
          tree_(tree),
          nearby_(nearby),
          nouns_(nouns) {}

    /// The heads of the noun phrase that is a verb group's subject, in the sense of the sentence:
    /// that of the verb which governs it, the noun which a clause describes, who says what “they”
    /// did. Talks between two are the two.
    [[nodiscard]] std::vector<std::uint32_t> subjects(std::size_t verb_group) const;
    /// The agent of a passive: what follows “by”.
    [[nodiscard]] std::vector<std::uint32_t> agents(std::uint32_t verb) const;
    /// Whom the act goes to: its object if that is people or has a name, else the first name that
    /// follows (“imposed sanctions on …”), else the object.
    [[nodiscard]] std::vector<std::uint32_t> targets(std::size_t verb_group, EventType type,
                                                     std::span<const std::uint32_t> actors) const;
    /// A clause with a past participle and no subject of its own: “the man arrested by police”.
    [[nodiscard]] bool reduced_passive(std::size_t verb_group) const;
    /// “in Ostrava”: a location, with the verb or its object.
    [[nodiscard]] std::optional<Participant> place(std::uint32_t verb) const;
    /// Whether the word at `token` hangs on one of `cue`, with no verb between.
    [[nodiscard]] bool hangs_on(std::uint32_t token, TokenRange cue) const;

    [[nodiscard]] std::vector<Participant> describe(std::span<const std::uint32_t> heads) const;

private:
    [[nodiscard]] bool agent_follows(std::uint32_t verb) const;
    [[nodiscard]] std::optional<std::uint32_t> agent_behind(std::uint32_t verb) const;
    [[nodiscard]] std::optional<std::uint32_t> subject(std::uint32_t verb) const;
    [[nodiscard]] std::vector<std::uint32_t> with_conjuncts(std::uint32_t noun) const;
    [[nodiscard]] std::uint32_t own_clause_end(std::uint32_t verb) const;
    [[nodiscard]] bool is_party(std::uint32_t noun) const;
    [[nodiscard]] bool usable(std::uint32_t noun) const;
    [[nodiscard]] bool is_means(std::uint32_t verb, EventType type, std::uint32_t noun) const;
    [[nodiscard]] std::optional<std::uint32_t> object(const VerbGroup& verb) const;
    [[nodiscard]] std::optional<std::uint32_t> name_behind(
        std::uint32_t verb, EventType type, std::span<const std::uint32_t> actors) const;
    [[nodiscard]] const NounGroup* group_of(std::uint32_t noun) const;
    [[nodiscard]] bool named(std::uint32_t noun) const;
    [[nodiscard]] bool can_act(std::uint32_t noun) const;
    [[nodiscard]] std::uint32_t described_name(std::uint32_t noun) const;
    [[nodiscard]] bool is_bare_pronoun(std::uint32_t noun) const;
    [[nodiscard]] std::uint64_t preposition(std::uint32_t noun) const;
    [[nodiscard]] std::optional<std::uint32_t> place_below(std::uint32_t head) const;
    [[nodiscard]] bool owns_next(std::uint32_t noun) const;
    [[nodiscard]] TokenRange phrase(std::uint32_t noun) const;
    [[nodiscard]] std::optional<EntityId> entity(std::uint32_t noun) const;

    const ChunkInput& in_;
    const SentenceChunks& chunks_;
    const EventLexicon& lexicon_;
    const std::vector<bool>& reporting_;
    const SentenceTree& tree_;
    const NearbySubjects& nearby_;
    const std::vector<NominalAct>& nouns_;
};

}  // namespace stemma::read
