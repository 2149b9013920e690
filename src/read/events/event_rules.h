// Which act a sentence tells, from its verb groups and the lexicon: at most one event an act.
#pragma once

#include <optional>
#include <vector>

#include "read/events/event_lexicon.h"
#include "read/events/sentence_chunks.h"
#include "stemma/reading.h"

namespace stemma::read {

/// An act in a sentence; participants are found from the verb groups it names.
struct Act {
    EventType type = EventType::agree;
    std::size_t actor_verb = 0;              ///< whose subject acts
    std::size_t object_verb = 0;             ///< after which its target stands
    std::optional<std::size_t> target_verb;  ///< whose subject is the target (“must …”)
    TokenRange cue;
    bool passive = false;
    bool subordinate = false;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::asserted;
};

class EventRules {
public:
    EventRules(const EventLexicon& lexicon, const ChunkInput& input, const SentenceChunks& chunks)
        : lexicon_(lexicon), in_(input), chunks_(chunks) {}

    /// Time: verb groups × the reach of one.
    [[nodiscard]] std::vector<Act> find();
    /// For each verb group: is it a verb of saying.
    [[nodiscard]] std::vector<bool> saying_verbs() const;

private:
    struct Judged {
        std::optional<Act> act;
        std::size_t next = 0;  ///< the first verb group that was not looked at
    };
    [[nodiscard]] const EventLexicon::Word& word(std::size_t verb) const;
    [[nodiscard]] std::optional<EventType> own_type(std::size_t verb) const;
    [[nodiscard]] std::optional<EventType> particle_type(std::size_t verb) const;
    [[nodiscard]] std::optional<EventType> object_type(std::size_t verb) const;
    [[nodiscard]] std::optional<EventType> subject_type(std::size_t verb) const;
    [[nodiscard]] std::optional<EventType> light_type(std::size_t verb) const;
    [[nodiscard]] bool depends(std::size_t verb) const;
    [[nodiscard]] bool has_object(std::size_t verb) const;
    /// Looks up what `judged_` has of later verb groups.
    [[nodiscard]] Judged judge(std::size_t verb) const;
    [[nodiscard]] Judged judge_saying(std::size_t verb) const;
    [[nodiscard]] Judged judge_controlled(std::size_t verb, Control control) const;
    [[nodiscard]] std::optional<Act> judge_said(std::size_t saying, std::size_t said) const;
    [[nodiscard]] Act act_of(EventType type, std::size_t verb, std::size_t last) const;
    void weigh_mood(Act& act, const VerbGroup& verb) const;

    const EventLexicon& lexicon_;
    const ChunkInput& in_;
    const SentenceChunks& chunks_;
    std::vector<Judged> judged_;  ///< a verb group each; filled from the last to the first
};

}  // namespace stemma::read
