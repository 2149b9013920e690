#include "read/events/event_rules.h"

#include <algorithm>

#include "base/hash.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t object_reach = 14;  ///< tokens after a verb in which its nouns are sought

}  // namespace

const EventLexicon::Word& EventRules::word(std::size_t verb) const {
    return lexicon_.word(in_.table[chunks_.verbs[verb].head].stem);
}

std::vector<bool> EventRules::saying_verbs() const {
    std::vector<bool> says(chunks_.verbs.size());
    for (std::size_t v = 0; v < says.size(); ++v) {
        says[v] = word(v).report || word(v).control != Control::none;
    }
    return says;
}

/// “call off”, “blew up”: the word right after the verb, or after its object.
std::optional<EventType> EventRules::particle_type(std::size_t verb) const {
    constexpr std::uint32_t reach = 5;
    const std::uint32_t end = chunks_.verbs[verb].tokens.end;
    const std::uint32_t last = std::min(chunks_.sentence.end, end + reach);
    for (std::uint32_t i = end; i < last; ++i) {
        const Pos pos = in_.table[i].pos;
        if (pos == Pos::verb || pos == Pos::punct) {
            break;
        }
        if (const auto type =
                lexicon_.together(word(verb), lexicon_.word(in_.table[i].stem), true)) {
            return type;
        }
    }
    return std::nullopt;
}

std::optional<EventType> EventRules::object_type(std::size_t verb) const {
    const EventLexicon::Word& head = word(verb);
    if (head.as_verb.none()) {
        return std::nullopt;
    }
    std::uint32_t last =
        std::min(chunks_.sentence.end, chunks_.verbs[verb].tokens.end + object_reach);
    for (std::size_t v = verb + 1; v < chunks_.verbs.size(); ++v) {
        if (!chunks_.verbs[v].infinitive && !chunks_.verbs[v].participle) {
            last = std::min(last, chunks_.verbs[v].tokens.begin);
        }
    }
    for (std::uint32_t i = chunks_.verbs[verb].tokens.end; i < last; ++i) {
        if (const auto type = lexicon_.together(head, lexicon_.word(in_.table[i].stem), false)) {
            return type;
        }
    }
    return std::nullopt;
}

/// “a bombing killed”, “the curfew was lifted”.
std::optional<EventType> EventRules::subject_type(std::size_t verb) const {
    const EventLexicon::Word& head = word(verb);
    if (head.as_verb.none()) {
        return std::nullopt;
    }
    const std::uint32_t begin =
        verb == 0 ? chunks_.sentence.begin : chunks_.verbs[verb - 1].tokens.end;
    for (std::uint32_t i = begin; i < chunks_.verbs[verb].tokens.begin; ++i) {
        if (in_.table[i].pos != Pos::noun) {
            continue;
        }
        if (const auto type = lexicon_.together(head, lexicon_.word(in_.table[i].stem), false)) {
            return type;
        }
    }
    return std::nullopt;
}

/// “launched an attack”: the noun that heads the object of a verb that means little itself.
std::optional<EventType> EventRules::light_type(std::size_t verb) const {
    if (!word(verb).light) {
        return std::nullopt;
    }
    const std::uint32_t end = chunks_.verbs[verb].tokens.end;
    for (const NounGroup& noun : chunks_.nouns) {
        if (noun.tokens.begin < end) {
            continue;
        }
        if (noun.time) {
            continue;
        }
        if (noun.after_preposition) {
            break;
        }
        return lexicon_.word(in_.table[noun.tokens.end - 1].stem).noun;
    }
    return std::nullopt;
}

std::optional<EventType> EventRules::own_type(std::size_t verb) const {
    for (const auto& type : {particle_type(verb), object_type(verb), subject_type(verb)}) {
        if (type) {
            return type;
        }
    }
    if (word(verb).verb && !chunks_.verbs[verb].copular) {
        return word(verb).verb;
    }
    return light_type(verb);
}

/// Infinitives and participles go with the verb before them.
bool EventRules::depends(std::size_t verb) const {
    return verb < chunks_.verbs.size() && verb > 0 &&
           (chunks_.verbs[verb].infinitive || chunks_.verbs[verb].participle) &&
           !chunks_.verbs[verb].subordinate;
}

bool EventRules::has_object(std::size_t verb) const {
    const std::uint32_t end = chunks_.verbs[verb].tokens.end;
    return std::ranges::any_of(chunks_.nouns, [&](const NounGroup& noun) {
        return noun.tokens.begin >= end && noun.tokens.begin <= end + 2 && !noun.time;
    });
}

Act EventRules::act_of(EventType type, std::size_t verb, std::size_t last) const {
    Act act;
    act.type = type;
    act.actor_verb = verb;
    act.object_verb = last;
    act.cue = {chunks_.verbs[verb].head, chunks_.verbs[last].head + 1};
    act.passive = chunks_.verbs[last].passive;
    act.subordinate = chunks_.verbs[verb].subordinate;
    return act;
}

/// PLOVER: cooperation that is announced is AGREE, hostility that is announced is THREATEN, and
/// cooperation that will not be is REJECT.
void EventRules::weigh_mood(Act& act, const VerbGroup& verb) const {
    if (verb.negated) {
        act.polarity = Polarity::negated;
        if (is_cooperative(act.type)) {
            act.type = EventType::reject;
        }
    }
    if (verb.mood == VerbMood::future) {
        act.modality = Modality::expected;
        if (is_cooperative(act.type)) {
            act.type = EventType::agree;
            act.modality = Modality::offered;
        } else if (act.type >= EventType::protest) {
            act.type = EventType::threaten;
            act.modality = Modality::threatened;
        }
    } else if (verb.mood == VerbMood::possible) {
        act.modality = Modality::possible;
        if (act.type >= EventType::protest) {
            act.type = EventType::threaten;
            act.modality = Modality::threatened;
        }
    }
}

/// What follows a verb of saying, in the sentence: “said it would …”, “said Y must …”.
std::optional<Act> EventRules::judge_said(std::size_t saying, std::size_t said) const {
    const VerbGroup& verb = chunks_.verbs[said];
    if (verb.mood == VerbMood::obliged) {
        Act act = act_of(EventType::demand, saying, said);
        act.target_verb = said;
        return act;
    }
    return judged_[said].act;
}

EventRules::Judged EventRules::judge_controlled(std::size_t verb, Control control) const {
    Judged out{std::nullopt, verb + 1};
    std::size_t last = verb;
    std::optional<EventType> inner;
    while (depends(out.next) && !inner) {
        inner = own_type(out.next);
        last = inner ? out.next : last;
        ++out.next;
    }
    const bool clause = !inner && out.next < chunks_.verbs.size() &&
                        !chunks_.verbs[out.next].subordinate &&
                        (control == Control::demand || control == Control::threaten);
    if (clause) {
        last = out.next;
        inner = own_type(last);
        ++out.next;
    }
    while (depends(out.next)) {
        ++out.next;  // what an act is for is no act of its own
    }
    const bool act_follows = inner || clause || out.next > verb + 1;
    const std::optional<EventType> own = word(verb).verb;
    const auto give = [&](EventType type, Modality modality) {
        out.act = act_of(type, verb, last);
        out.act->modality = modality;
        out.act->passive = chunks_.verbs[verb].passive && last == verb;
        if (clause && control == Control::demand) {
            out.act->target_verb = last;
        }
    };
    switch (control) {
        case Control::agree:
            if (inner && !is_cooperative(*inner)) {
                give(*inner, Modality::expected);
            } else if (inner || own) {
                give(EventType::agree, Modality::offered);
            }
            break;
        case Control::threaten:
            if (inner && is_cooperative(*inner) && own != EventType::threaten &&
                *inner != EventType::retreat) {
                give(EventType::agree, Modality::offered);
            } else if (own || act_follows) {
                give(EventType::threaten, Modality::threatened);
            }
            break;
        case Control::refuse:
            if (inner || own) {
                give(EventType::reject, Modality::asserted);
            }
            break;
        case Control::demand:
            if (own || inner) {
                give(EventType::demand, Modality::asserted);
            }
            break;
        case Control::attempt:
        case Control::none:
            if (inner) {
                give(*inner, Modality::asserted);
            }
            break;
    }
    if (out.act && chunks_.verbs[verb].negated && is_cooperative(out.act->type)) {
        out.act->type = EventType::reject;
        out.act->polarity = Polarity::negated;
    }
    return out;
}

EventRules::Judged EventRules::judge_saying(std::size_t verb) const {
    Judged out{std::nullopt, verb + 1};
    if (out.next < chunks_.verbs.size() && !chunks_.verbs[out.next].participle) {
        out.act = judge_said(verb, out.next);
        out.next = judged_[out.next].next;
    }
    return out;
}

EventRules::Judged EventRules::judge(std::size_t verb) const {
    const EventLexicon::Word& head = word(verb);
    if (head.report && !head.light) {
        return judge_saying(verb);
    }
    std::optional<EventType> type;
    for (const auto& found : {particle_type(verb), object_type(verb), subject_type(verb)}) {
        type = type ? type : found;
    }
    if (!type && head.control != Control::none) {
        Judged controlled = judge_controlled(verb, head.control);
        if (controlled.act) {
            return controlled;
        }
    }
    type = type ? type : own_type(verb);
    if (!type && head.report) {
        return judge_saying(verb);
    }
    if (!type) {
        return judge_controlled(verb, Control::none);
    }
    Judged out{act_of(*type, verb, verb), verb + 1};
    weigh_mood(*out.act, chunks_.verbs[verb]);
    while (depends(out.next)) {
        ++out.next;
    }
    return out;
}

std::vector<Act> EventRules::find() {
    judged_.resize(chunks_.verbs.size());
    for (std::size_t v = judged_.size(); v-- > 0;) {
        judged_[v] = judge(v);
    }
    std::vector<Act> acts;
    std::vector<Act> aside;  // told in passing: only if the sentence tells nothing else
    for (std::size_t v = 0; v < chunks_.verbs.size();) {
        const Judged& judged = judged_[v];
        if (judged.act) {
            (judged.act->subordinate ? aside : acts).push_back(*judged.act);
        }
        v = std::max(judged.next, v + 1);
    }
    if (acts.empty() && !aside.empty()) {
        acts.push_back(aside.front());
    }
    return acts;
}

}  // namespace stemma::read
