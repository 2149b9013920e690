#include "read/events/event_finder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "read/events/event_lexicon.h"
#include "read/events/event_rules.h"
#include "read/events/nominal_acts.h"
#include "read/events/participants.h"
#include "read/events/sentence_chunks.h"
#include "read/explain/explain.h"
#include "read/syntax/inflections.h"
#include "read/syntax/token_table.h"

namespace stemma::read {
namespace {

/// What is longer is a list or no prose; its beginning is read.
constexpr std::uint32_t longest_sentence = 400;

/// Tokens of time expressions, and which one each belongs to.
std::vector<bool> time_tokens(const Reading& reading) {
    std::vector<bool> is_time(reading.tokens.size(), false);
    for (const Timex& time : reading.times) {
        const TokenRange range = tokens_in(reading.tokens, time.span);
        std::fill(is_time.begin() + range.begin, is_time.begin() + range.end, true);
    }
    return is_time;
}

/// Sources of verbs of saying take no part in what they say.
std::vector<bool> reporting_tokens(const Reading& reading, const TokenTable& table,
                                   const EventLexicon& lexicon) {
    std::vector<bool> reporting(reading.tokens.size(), false);
    for (const Attribution& attribution : reading.attributions) {
        const TokenRange cue = tokens_in(reading.tokens, attribution.cue.front());
        const bool first = !attribution.source.empty() && !attribution.content.empty() &&
                           attribution.source.front().begin < attribution.content.front().begin;
        const bool says = std::any_of(table.tokens.begin() + cue.begin,
                                      table.tokens.begin() + cue.end, [&](const auto& t) {
                                          const EventLexicon::Word& word = lexicon.word(t.stem);
                                          return word.report && !word.verb;
                                      });
        if (!says || first) {
            continue;
        }
        for (const Span span : attribution.source) {
            const TokenRange range = tokens_in(reading.tokens, span);
            std::fill(reporting.begin() + range.begin, reporting.begin() + range.end, true);
        }
    }
    return reporting;
}

}  // namespace

struct EventFinder::State {
    EventLexicon lexicon;
};

EventFinder::EventFinder(std::unique_ptr<State> state) : state_(std::move(state)) {}
EventFinder::EventFinder(EventFinder&&) noexcept = default;
EventFinder& EventFinder::operator=(EventFinder&&) noexcept = default;
EventFinder::~EventFinder() = default;

Result<EventFinder> EventFinder::open(const DataFolder& data, const Inflections& forms) {
    Result<EventLexicon> lexicon = EventLexicon::open(data, forms);
    if (!lexicon) {
        return std::unexpected(lexicon.error());
    }
    return EventFinder(std::make_unique<State>(*std::move(lexicon)));
}

namespace {

/// The date or time of day that hangs on one of the act's verbs, past nouns only.
std::optional<std::uint32_t> time_of(const ChunkInput& input, const ParticipantFinder& find,
                                     TokenRange sentence, TokenRange cue) {
    const Reading& reading = input.reading;
    const Span span{reading.tokens[sentence.begin].span.begin,
                    reading.tokens[sentence.end - 1].span.end};
    for (std::uint32_t i = 0; i < reading.times.size(); ++i) {
        const Timex& time = reading.times[i];
        if (!span.contains(time.span) ||
            (time.type != TimexType::date && time.type != TimexType::time)) {
            continue;
        }
        const TokenRange words = tokens_in(reading.tokens, time.span);
        if (find.hangs_on(words.end - 1, cue)) {
            return i;
        }
    }
    return std::nullopt;
}

std::string_view meaning_of(Control control) {
    switch (control) {
        case Control::none: return "";
        case Control::agree: return "announces the act that follows";
        case Control::threaten: return "threatens with the act that follows";
        case Control::refuse: return "refuses the act that follows";
        case Control::demand: return "demands the act that follows";
        case Control::attempt: return "tries the act that follows";
    }
    return "";
}

void explain_word(const EventLexicon::Word& word, std::string_view printed,
                  std::vector<std::string>& why) {
    if (word.verb) {
        why.push_back(cat(in_quotes(printed), " as a verb: ", name_of(*word.verb)));
    }
    if (word.noun) {
        why.push_back(cat(in_quotes(printed), " as a noun: ", name_of(*word.noun)));
    }
    if (word.control != Control::none) {
        why.push_back(cat(in_quotes(printed), ' ', meaning_of(word.control)));
    }
    if (word.light) {
        why.push_back(cat(in_quotes(printed), " is the verb that its noun needs"));
    }
    if (word.as_verb.any() || word.as_noun.any()) {
        why.push_back(cat(in_quotes(printed), " belongs to a rule of two words"));
    }
}

Event event_of(const Act& act, const ChunkInput& input, const SentenceChunks& chunks,
               const ParticipantFinder& find) {
    Event event;
    event.type = name_of(act.type);
    event.polarity = act.polarity;
    event.modality = act.modality;
    const std::vector<Token>& tokens = input.reading.tokens;
    event.cue.push_back(tokens[act.cue.begin].span);
    if (act.cue.end - 1 != act.cue.begin) {
        event.cue.push_back(tokens[act.cue.end - 1].span);
    }
    const std::uint32_t verb = chunks.verbs[act.object_verb].head;
    const std::vector<std::uint32_t> subjects = find.subjects(act.actor_verb);
    const bool reduced = act.actor_verb == act.object_verb && find.reduced_passive(act.actor_verb);
    if (act.passive || reduced) {
        event.actors = find.describe(find.agents(verb));
        event.targets = find.describe(subjects);
    } else {
        event.actors = find.describe(subjects);
        event.targets =
            find.describe(act.target_verb ? find.subjects(*act.target_verb)
                                          : find.targets(act.object_verb, act.type, subjects));
    }
    event.time = time_of(input, find, chunks.sentence, act.cue);
    event.place = find.place(verb);
    return event;
}

Event event_of(const NominalAct& act, const ChunkInput& input, const SentenceChunks& chunks,
               const ParticipantFinder& find) {
    Event event;
    event.type = name_of(act.type);
    event.polarity = act.negated ? Polarity::negated : Polarity::affirmed;
    event.cue.push_back(input.reading.tokens[act.noun].span);
    event.actors = find.describe(act.actors);
    event.targets = find.describe(act.targets);
    event.time = time_of(input, find, chunks.sentence, {act.noun, act.noun + 1});
    event.place = find.place(act.noun);
    return event;
}

}  // namespace

void EventFinder::find(const Article& article, const TokenTable& table, ArcTable& arcs,
                       Reading& reading) const {
    const std::vector<bool> is_time = time_tokens(reading);
    const std::vector<bool> reporting = reporting_tokens(reading, table, state_->lexicon);
    const ChunkInput input{article.text, reading, table, is_time};
    std::vector<Event> events;
    for (const Sentence& sentence : reading.sentences) {
        const TokenRange tokens{
            sentence.tokens.begin,
            std::min(sentence.tokens.end, sentence.tokens.begin + longest_sentence)};
        const SentenceChunks chunks = chunk_sentence(input, tokens);
        EventRules rules(state_->lexicon, input, chunks);
        const std::vector<Act> acts = rules.find();
        const std::vector<NominalAct> nouns = nominal_acts(state_->lexicon, input, chunks);
        if (acts.empty() && nouns.empty()) {
            continue;  // arcs cost more than all else here
        }
        const SentenceTree tree(arcs, tokens);
        const std::vector<bool> says = rules.saying_verbs();
        const NearbySubjects nearby({input, chunks, reporting, says});
        const ParticipantFinder participants({input, chunks, state_->lexicon, reporting}, tree,
                                             nearby, nouns);
        for (const Act& act : acts) {
            events.push_back(event_of(act, input, chunks, participants));
        }
        if (acts.empty()) {
            events.push_back(event_of(nouns.front(), input, chunks, participants));
        }
    }
    std::ranges::stable_sort(events, {}, [](const Event& e) { return e.cue.front(); });
    reading.events = std::move(events);
}

void EventFinder::explain(const Article& article, const TokenTable& table, Reading& reading) const {
    for (const Event& event : reading.events) {
        Reason reason{"event", event.cue.front(), event.type, {}};
        for (const Span span : event.cue) {
            const TokenRange range = tokens_in(reading.tokens, span);
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                explain_word(state_->lexicon.word(table[i].stem),
                             reading.tokens[i].span.of(article.text), reason.why);
            }
        }
        if (event.polarity == Polarity::negated) {
            reason.why.emplace_back("a word of negation stands with the verb");
        }
        if (event.modality != Modality::asserted) {
            reason.why.push_back(cat("what governs the verb makes it ", name_of(event.modality)));
        }
        reading.reasons.push_back(std::move(reason));
    }
}

}  // namespace stemma::read
