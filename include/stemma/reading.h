// Reading: what one article says, as spans into Article::text.
//
//   Reading r = reader.read(article);
//   for (const Entity& e : r.entities)
//       for (Span m : e.mentions) print(e.name, m.of(article.text));
//
// Every span lies in the text, on code point boundaries. Lists are ordered by first span.
// Thread safety: plain values; share them read-only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/span.h"

namespace stemma {

/// Universal part-of-speech tags (universaldependencies.org/u/pos). Numbers are persisted in
/// weights: append only.
enum class Pos : std::uint8_t {
    adj,
    adp,
    adv,
    aux,
    cconj,
    det,
    intj,
    noun,
    num,
    part,
    pron,
    propn,
    punct,
    sconj,
    sym,
    verb,
    x,
};
[[nodiscard]] std::string_view name_of(Pos pos);

struct Token {
    Span span;
    Pos pos = Pos::x;
    friend constexpr bool operator==(const Token&, const Token&) = default;
};

/// Universal dependency relations (universaldependencies.org/u/dep), with the subtypes that English
/// prose uses; what else there is counts as `dep`. Numbers are persisted in weights: append only.
enum class Relation : std::uint8_t {
    root,
    acl,
    acl_relcl,
    advcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_,
    cc,
    ccomp,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    dep,
    det,
    discourse,
    expl,
    fixed,
    flat,
    iobj,
    list,
    mark,
    nmod,
    nmod_poss,
    nmod_unmarked,
    nsubj,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    obl_unmarked,
    parataxis,
    punct,
    vocative,
    xcomp,
};
[[nodiscard]] std::string_view name_of(Relation relation);  ///< "nsubj:pass" …

/// What a token depends on.
struct Arc {
    static constexpr std::uint32_t no_head = 0xFFFFFFFF;  ///< the root of its sentence
    std::uint32_t head = no_head;                         ///< position in Reading::tokens
    Relation relation = Relation::root;
    friend constexpr bool operator==(const Arc&, const Arc&) = default;
};

/// Half-open range of positions in Reading::tokens.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Sentence {
    Span span;
    TokenRange tokens;
    std::uint32_t paragraph = 0;  ///< position in Article::paragraphs
};

enum class EntityType : std::uint8_t {
    person,
    organization,
    location,
    facility,
    group,
    product,
    other
};
[[nodiscard]] std::string_view name_of(EntityType type);  ///< "PERSON" …

/// How pronouns speak of a person, as far as titles, given names and pronouns tell.
enum class Gender : std::uint8_t { unknown, he, she };

/// One referent of the article. `key` is the same in every article that means the same thing, as
/// far as names and gazetteers can tell ("country:PRK", "agency:kcna", "person:kim jong un").
struct Entity {
    std::string name;
    std::string key;
    EntityType type = EntityType::other;
    std::vector<Span> mentions;    ///< names, acronyms, title + name; ordered
    std::vector<Span> references;  ///< pronouns and descriptions resolved to it; ordered
    Gender gender = Gender::unknown;
};

enum class TimexType : std::uint8_t { date, time, duration, set };
[[nodiscard]] std::string_view name_of(TimexType type);  ///< "DATE" …

/// A TIMEX3 expression (ISO-TimeML). `value` is resolved where a reference date is known.
struct Timex {
    Span span;
    TimexType type = TimexType::date;
    std::string value;
};

enum class NumberModifier : std::uint8_t {
    exactly,
    about,
    more_than,
    at_least,
    less_than,
    at_most,
    nearly
};
[[nodiscard]] std::string_view name_of(NumberModifier modifier);

/// A number that two outlets can contradict each other in.
struct Number {
    Span span;
    double value = 0;
    double high = 0;  ///< upper end of a range; equal to value otherwise
    std::string
        unit;  ///< "percent", "USD", "person", "troops", "missile", … stem of the counted noun
    NumberModifier modifier = NumberModifier::exactly;
};

enum class AttributionKind : std::uint8_t { direct, indirect, mixed };
[[nodiscard]] std::string_view name_of(AttributionKind kind);

enum class LinkKind : std::uint8_t { person, agency, outlet, organization, document, unnamed };
[[nodiscard]] std::string_view name_of(LinkKind kind);

/// One hand that a statement went through, from the speaker towards this outlet.
struct ChainLink {
    std::string name;                ///< "Kim Jong Un", "letter", "Korean Central News Agency"
    std::optional<EntityId> entity;  ///< if the link is an entity of this Reading
    LinkKind kind = LinkKind::unnamed;
    Span span;  ///< where the text says so; empty for this outlet itself
};

/// PolNeAR's terms: source says (cue) content. Each role may be several spans.
struct Attribution {
    std::vector<Span> source;
    std::vector<Span> cue;
    std::vector<Span> content;
    AttributionKind kind = AttributionKind::indirect;
    std::vector<ChainLink> chain;
};

enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { asserted, threatened, expected, offered, possible };
[[nodiscard]] std::string_view name_of(Modality modality);

struct Participant {
    Span span;
    std::optional<EntityId> entity;
};

/// A PLOVER event: AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN
/// PROTEST SANCTION MOBILIZE COERCE ASSAULT (and CRIME …), who did it to whom.
struct Event {
    std::string type;
    std::vector<Participant> actors;
    std::vector<Participant> targets;
    std::vector<Span> cue;
    std::optional<std::uint32_t> time;  ///< position in Reading::times
    std::optional<Participant> place;   ///< a location or facility that the act is told to be in
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::asserted;
};

/// Why something was read as it was.
struct Reason {
    std::string of;  ///< "entity", "time", "number", "attribution", "event"
    Span span;
    std::string what;              ///< what was made of it
    std::vector<std::string> why;  ///< the strongest first
};

/// What a reading holds beyond what every later stage needs.
struct ReadOptions {
    bool arcs = false;     ///< fill Reading::arcs
    bool explain = false;  ///< fill Reading::reasons
};

struct Reading {
    std::vector<Token> tokens;
    std::vector<Arc> arcs;  ///< one a token, or empty: see ReadOptions
    std::vector<Sentence> sentences;
    std::vector<Entity> entities;
    std::vector<Timex> times;
    std::vector<Number> numbers;
    std::vector<Attribution> attributions;
    std::vector<Event> events;
    std::vector<Reason> reasons;  ///< ordered by span; see ReadOptions

    Reading() = default;
    Reading(Reading&&) noexcept = default;
    Reading& operator=(Reading&&) noexcept = default;
    ~Reading() = default;
    [[nodiscard]] Reading copy() const { return Reading(*this); }

private:
    Reading(const Reading&) = default;
    Reading& operator=(const Reading&) = default;
};

/// An article and its reading, as the later stages take them.
struct ReadArticle {
    Article article;
    Reading reading;
};

}  // namespace stemma
