#include "read/events/event_finder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "read/events/event_lexicon.h"
#include "read/events/event_rules.h"
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

std::optional<std::uint32_t> time_of(const Reading& reading, Span sentence) {
    const auto time = std::ranges::find_if(
        reading.times, [&](const Timex& t) { return sentence.contains(t.span); });
    if (time == reading.times.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(time - reading.times.begin());
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

Event event_of(const Act& act, const ChunkInput& input, const ParticipantFinder& participants) {
    Event event;
    event.type = name_of(act.type);
    event.polarity = act.polarity;
    event.modality = act.modality;
    const std::vector<Token>& tokens = input.reading.tokens;
    event.cue.push_back(tokens[act.cue.begin].span);
    if (act.cue.end - 1 != act.cue.begin) {
        event.cue.push_back(tokens[act.cue.end - 1].span);
    }
    const std::optional<TokenRange> subject = participants.subject(act.actor_verb);
    std::optional<TokenRange> actor = subject;
    std::optional<TokenRange> target;
    if (act.passive) {
        actor = participants.agent(act.object_verb);
        target = subject;
    } else if (act.target_verb) {
        target = participants.subject(*act.target_verb);
    } else {
        target = participants.target(act.object_verb, actor);
    }
    if (actor) {
        event.actors = participants.split(*actor);
    }
    if (target) {
        event.targets = participants.split(*target);
    }
    return event;
}

}  // namespace

void EventFinder::find(const Article& article, const TokenTable& table, Reading& reading) const {
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
        const std::vector<bool> says = rules.saying_verbs();
        const ParticipantFinder participants(input, chunks, reporting, says);
        for (const Act& act : rules.find()) {
            events.push_back(event_of(act, input, participants));
            events.back().time = time_of(reading, sentence.span);
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
