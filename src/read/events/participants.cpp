#include "read/events/participants.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t none = SentenceTree::none;
constexpr int reach_up = 8;            ///< verbs that a subject is sought through
constexpr std::uint32_t longest = 16;  ///< tokens of one participant

bool is_relative(std::uint64_t lower) {
    static const std::array words{hash64("who"), hash64("which"), hash64("that"), hash64("whom")};
    return std::ranges::find(words, lower) != words.end();
}

bool leads_to_place(std::uint64_t preposition) {
    static const std::array words{hash64("in"), hash64("at"), hash64("near"), hash64("outside"),
                                  hash64("inside")};
    return std::ranges::find(words, preposition) != words.end();
}

bool is_object(Relation relation) {
    return relation == Relation::obj || relation == Relation::iobj;
}

bool is_oblique(Relation relation) {
    return relation == Relation::obl || relation == Relation::nmod ||
           relation == Relation::obl_agent;
}

}  // namespace

bool ParticipantFinder::usable(std::uint32_t noun) const {
    return !in_.is_time[noun] && !reporting_[noun];
}

bool ParticipantFinder::named(std::uint32_t noun) const {
    const auto is_name = [&](std::uint32_t i) {
        return in_.table[i].entity != 0 || in_.table[i].pos == Pos::propn;
    };
    const NounGroup* group = group_of(noun);
    return in_.table.referent_of[noun] != TokenTable::none || is_name(noun) ||
           (group != nullptr && group->named);
}

const NounGroup* ParticipantFinder::group_of(std::uint32_t noun) const {
    const auto group = std::ranges::find_if(
        chunks_.nouns, [&](const NounGroup& g) { return g.tokens.end > noun; });
    return group != chunks_.nouns.end() && group->tokens.begin <= noun ? &*group : nullptr;
}

bool ParticipantFinder::is_bare_pronoun(std::uint32_t noun) const {
    return in_.table[noun].pos == Pos::pron && in_.table.referent_of[noun] == TokenTable::none;
}

bool ParticipantFinder::can_act(std::uint32_t noun) const {
    const Pos pos = in_.table[noun].pos;
    return usable(noun) && (pos == Pos::noun || pos == Pos::propn || pos == Pos::pron ||
                            pos == Pos::num || in_.table[noun].entity != 0);
}

/// “Anna Berg, the minister of …, denied”: the name, if the arcs took what describes it.
std::uint32_t ParticipantFinder::described_name(std::uint32_t noun) const {
    const NounGroup* group = group_of(noun);
    if (named(noun) || group == nullptr || group == chunks_.nouns.data()) {
        return noun;
    }
    const NounGroup& before = *(group - 1);
    const bool apposed = before.named && before.tokens.end + 1 == group->tokens.begin &&
                         in_.word(before.tokens.end) == "," && !before.after_preposition &&
                         usable(before.tokens.end - 1);
    return apposed ? before.tokens.end - 1 : noun;
}

/// Who can take part in an act: someone named, or people.
bool ParticipantFinder::is_party(std::uint32_t noun) const {
    return named(noun) || lexicon_.word(in_.table[noun].stem).party;
}

std::uint64_t ParticipantFinder::preposition(std::uint32_t noun) const {
    const std::uint32_t mark = tree_.child(noun, Relation::case_);
    return mark == none ? 0 : in_.table[mark].lower;
}

std::optional<std::uint32_t> ParticipantFinder::subject(std::uint32_t verb) const {
    std::optional<std::uint32_t> pronoun;  // for want of who it means
    for (int step = 0; step < reach_up; ++step) {
        for (std::uint32_t c = tree_.first(verb); c != none; c = tree_.next(c)) {
            const Relation relation = tree_.relation(c);
            if ((relation == Relation::nsubj || relation == Relation::nsubj_pass) &&
                !is_relative(in_.table[c].lower)) {
                if (!is_bare_pronoun(c)) {
                    return can_act(c) ? std::optional(described_name(c)) : pronoun;
                }
                pronoun = pronoun ? pronoun : c;
            }
        }
        const std::uint32_t over = tree_.head(verb);
        const Relation relation = tree_.relation(verb);
        if (over == none) {
            return pronoun;
        }
        if (relation == Relation::acl_relcl || relation == Relation::acl) {
            const std::uint32_t owner = tree_.child(over, Relation::nmod_poss);
            const bool infinitive = tree_.child(verb, Relation::mark) != none;
            return infinitive && owner != none ? owner : over;
        }
        const std::uint32_t object = tree_.child(over, Relation::obj);
        if (relation == Relation::xcomp && object != none && object < verb) {
            return object;  // “urged residents to leave”
        }
        const bool shared = relation == Relation::xcomp || relation == Relation::conj ||
                            relation == Relation::advcl || relation == Relation::ccomp ||
                            relation == Relation::cop || relation == Relation::aux ||
                            relation == Relation::parataxis;
        const bool reported = relation == Relation::ccomp || relation == Relation::parataxis;
        if (!shared || (pronoun && !reported)) {
            return pronoun;
        }
        verb = over;
    }
    return pronoun;
}

/// “A, B and C”: nouns up to the last that a conjunction marks, with no verb between.
std::vector<std::uint32_t> ParticipantFinder::with_conjuncts(std::uint32_t noun) const {
    std::vector<std::uint32_t> out{noun};
    std::size_t marked = 1;
    std::uint32_t before = noun;
    for (std::uint32_t c = tree_.first(noun); c != none; c = tree_.next(c)) {
        const bool parted = std::ranges::any_of(chunks_.verbs, [&](const VerbGroup& verb) {
            return verb.head > before && verb.head <= c;
        });
        if (tree_.relation(c) != Relation::conj || c < before || parted || !can_act(c)) {
            continue;
        }
        out.push_back(c);
        before = c;
        marked = tree_.child(c, Relation::cc) == none ? marked : out.size();
    }
    out.resize(marked);
    return out;
}

std::vector<std::uint32_t> ParticipantFinder::subjects(std::size_t verb_group) const {
    std::optional<std::uint32_t> noun = subject(chunks_.verbs[verb_group].head);
    noun = noun ? noun : nearby_.subject(verb_group);
    if (!noun) {
        return {};
    }
    for (const NominalAct& act : nouns_) {
        if (act.noun == *noun && !act.actors.empty()) {
            return act.actors;
        }
    }
    return with_conjuncts(*noun);
}

std::vector<std::uint32_t> ParticipantFinder::agents(std::uint32_t verb) const {
    static const std::uint64_t by = hash64("by");
    for (std::uint32_t c = tree_.first(verb); c != none; c = tree_.next(c)) {
        if (is_oblique(tree_.relation(c)) && preposition(c) == by && usable(c)) {
            return with_conjuncts(c);
        }
    }
    const std::optional<std::uint32_t> found = agent_behind(verb);
    return found ? with_conjuncts(*found) : std::vector<std::uint32_t>{};
}

/// “shot dead by police”, “stabbed to death by a guard”: people or a name, in the same clause,
/// though the arcs put them below another word.
std::optional<std::uint32_t> ParticipantFinder::agent_behind(std::uint32_t verb) const {
    static const std::uint64_t by = hash64("by");
    constexpr std::uint32_t reach = 6;
    const std::uint32_t end = std::min(chunks_.sentence.end, verb + reach);
    for (std::uint32_t i = verb + 1; i < end; ++i) {
        const Pos pos = in_.table[i].pos;
        if (pos == Pos::verb || pos == Pos::punct || pos == Pos::cconj) {
            break;
        }
        if (in_.table[i].lower != by) {
            continue;
        }
        const NounGroup* group = i + 1 < chunks_.sentence.end ? group_of(i + 1) : nullptr;
        const std::uint32_t noun = group == nullptr ? none : group->tokens.end - 1;
        return noun != none && is_party(noun) && can_act(noun) ? std::optional(noun) : std::nullopt;
    }
    return std::nullopt;
}

/// “killed by rebels”, whatever the arcs make of the verb: only a passive has an agent right there.
bool ParticipantFinder::agent_follows(std::uint32_t verb) const {
    const std::vector<std::uint32_t> found = agents(verb);
    return !found.empty() && is_party(found.front()) &&
           tree_.child(found.front(), Relation::case_) == verb + 1;
}

bool ParticipantFinder::reduced_passive(std::size_t verb_group) const {
    const VerbGroup& group = chunks_.verbs[verb_group];
    const bool alone = group.tokens.end - group.tokens.begin == 1;
    return alone && (tree_.relation(group.head) == Relation::acl || agent_follows(group.head)) &&
           in_.table[group.head].ending != Inflections::Ending::ing &&
           tree_.child(group.head, Relation::obj) == none;
}

/// “sent inspectors to”, “imposed sanctions on”: what the act consists of is not whom it goes to.
bool ParticipantFinder::is_means(std::uint32_t verb, EventType type, std::uint32_t noun) const {
    const bool suffers = type == EventType::assault || type == EventType::fight ||
                         type == EventType::coerce || type == EventType::retreat;
    const EventLexicon::Word& head = lexicon_.word(in_.table[verb].stem);
    const EventLexicon::Word& word = lexicon_.word(in_.table[noun].stem);
    return !suffers && !named(noun) &&
           ((head.light && word.noun) || lexicon_.together(head, word, false));
}

/// By its arc, or for want of one the noun group right behind the verb.
std::optional<std::uint32_t> ParticipantFinder::object(const VerbGroup& verb) const {
    for (std::uint32_t c = tree_.first(verb.head); c != none; c = tree_.next(c)) {
        if (is_object(tree_.relation(c)) && c > verb.head) {
            return c;
        }
    }
    const auto noun = std::ranges::find(chunks_.nouns, verb.tokens.end,
                                        [](const NounGroup& n) { return n.tokens.begin; });
    if (noun != chunks_.nouns.end()) {
        return noun->tokens.end - 1;
    }
    static const std::array links{hash64("against"), hash64("with"), hash64("on"), hash64("at")};
    for (std::uint32_t c = tree_.first(verb.head); c != none; c = tree_.next(c)) {
        if (tree_.relation(c) == Relation::obl && c > verb.head &&
            std::ranges::find(links, preposition(c)) != links.end()) {
            return c;  // “fight against terrorism”
        }
    }
    return std::nullopt;
}

/// Where the clause that governs the verb goes on: “the decision to withdraw … | was criticized”.
std::uint32_t ParticipantFinder::own_clause_end(std::uint32_t verb) const {
    for (const VerbGroup& group : chunks_.verbs) {
        for (std::uint32_t up = tree_.head(verb); group.head > verb && up != none;
             up = tree_.head(up)) {
            if (up == group.head) {
                return group.tokens.begin;
            }
        }
    }
    return chunks_.sentence.end;
}

/// The first name behind the act and before who reports it. An act between friends does not go to
/// the place where it is done.
std::optional<std::uint32_t> ParticipantFinder::name_behind(
    std::uint32_t verb, EventType type, std::span<const std::uint32_t> actors) const {
    const bool friendly =
        type == EventType::consult || type == EventType::support || type == EventType::cooperate;
    const std::uint32_t end = own_clause_end(verb);
    for (const NounGroup& group : chunks_.nouns) {
        const std::uint32_t noun = group.tokens.end - 1;
        if (noun >= end) {
            break;
        }
        if (group.tokens.begin <= verb || !group.named || !usable(noun) ||
            std::ranges::find(actors, noun) != actors.end() ||
            (friendly && leads_to_place(preposition(noun)))) {
            continue;
        }
        return noun;
    }
    return std::nullopt;
}

std::vector<std::uint32_t> ParticipantFinder::targets(std::size_t verb_group, EventType type,
                                                      std::span<const std::uint32_t> actors) const {
    const VerbGroup& verb = chunks_.verbs[verb_group];
    std::optional<std::uint32_t> found = object(verb);
    if (found && (!usable(*found) || is_bare_pronoun(*found) ||
                  std::ranges::find(actors, *found) != actors.end())) {
        found.reset();
    }
    if (!found || !is_party(*found) || is_means(verb.head, type, *found)) {
        const std::optional<std::uint32_t> name = name_behind(verb.head, type, actors);
        found = name ? name : found;
    }
    return found ? with_conjuncts(*found) : std::vector<std::uint32_t>{};
}

std::optional<std::uint32_t> ParticipantFinder::place_below(std::uint32_t head) const {
    constexpr std::uint8_t location = 1 + static_cast<std::uint8_t>(EntityType::location);
    constexpr std::uint8_t facility = 1 + static_cast<std::uint8_t>(EntityType::facility);
    for (std::uint32_t c = tree_.first(head); c != none; c = tree_.next(c)) {
        const std::uint8_t kind = in_.table[c].entity;
        if (is_oblique(tree_.relation(c)) && (kind == location || kind == facility) &&
            leads_to_place(preposition(c))) {
            return c;
        }
    }
    return std::nullopt;
}

std::optional<Participant> ParticipantFinder::place(std::uint32_t verb) const {
    std::optional<std::uint32_t> found = place_below(verb);
    for (std::uint32_t c = tree_.first(verb); c != none && !found; c = tree_.next(c)) {
        found = place_below(c);
    }
    if (!found) {
        return std::nullopt;
    }
    return describe(std::array{*found}).front();
}

bool ParticipantFinder::hangs_on(std::uint32_t token, TokenRange cue) const {
    std::uint32_t at = token;
    for (int step = 0; step < reach_up && at != none; ++step) {
        if (at >= cue.begin && at < cue.end) {
            return true;
        }
        if (at != token && in_.table[at].pos == Pos::verb) {
            return false;
        }
        at = tree_.head(at);
    }
    return false;
}

/// “Norrland” in “Norrland's invasion”.
bool ParticipantFinder::owns_next(std::uint32_t noun) const {
    const std::string_view after =
        noun + 1 < in_.table.size() ? in_.word(noun + 1) : std::string_view();
    return after == "'s" || after == "’s" || after == "'" || after == "’";
}

/// The noun group with what it is “of”, “for” or “from”; no clauses, no further nouns.
TokenRange ParticipantFinder::phrase(std::uint32_t noun) const {
    static const std::array links{hash64("of"), hash64("for"), hash64("from"),
                                  hash64("in"), hash64("at"),  hash64("near")};
    const bool agent = preposition(noun) == hash64("by");  // “arrested by police | in Vellmar”
    TokenRange range{noun, noun + 1};
    bool name = false;
    if (const NounGroup* group = group_of(noun)) {
        range = {group->tokens.begin, owns_next(noun) ? noun + 1 : group->tokens.end};
        name = group->named;
    }
    for (std::uint32_t c = tree_.first(noun); c != none; c = tree_.next(c)) {
        const TokenRange reach = tree_.reach(c);
        const std::uint64_t word = preposition(c);
        const bool linked = tree_.relation(c) == Relation::nmod && (!name || word == links[0]) &&
                            std::ranges::find(links, word) != links.end() &&
                            !(agent && leads_to_place(word));
        if (linked && c > noun && reach.begin == range.end && reach.end - range.begin <= longest) {
            const NounGroup* last = group_of(reach.end - 1);
            range.end = last == nullptr ? reach.end : last->tokens.end;
        }
    }
    while (range.begin < noun &&
           (in_.table[range.begin].pos == Pos::det || in_.table[range.begin].pos == Pos::punct)) {
        ++range.begin;
    }
    return range;
}

/// Of its own name, of what it refers to, or of whom it belongs to: “the Norrish army”.
std::optional<EntityId> ParticipantFinder::entity(std::uint32_t noun) const {
    if (in_.table.entity_of[noun] != TokenTable::none) {
        return EntityId{in_.table.entity_of[noun]};
    }
    if (in_.table.referent_of[noun] != TokenTable::none) {
        return EntityId{in_.table.referent_of[noun]};
    }
    static const std::uint64_t of = hash64("of");
    for (std::uint32_t c = tree_.first(noun); c != none; c = tree_.next(c)) {
        const Relation relation = tree_.relation(c);
        const bool belongs = relation == Relation::amod || relation == Relation::compound ||
                             relation == Relation::nmod_poss || relation == Relation::flat ||
                             (relation == Relation::nmod && preposition(c) == of);
        if (belongs && in_.table.entity_of[c] != TokenTable::none) {
            return EntityId{in_.table.entity_of[c]};
        }
    }
    return std::nullopt;
}

std::vector<Participant> ParticipantFinder::describe(std::span<const std::uint32_t> heads) const {
    std::vector<Participant> out;
    for (const std::uint32_t noun : heads) {
        const TokenRange range = phrase(noun);
        out.push_back({{in_.reading.tokens[range.begin].span.begin,
                        in_.reading.tokens[range.end - 1].span.end},
                       entity(noun)});
    }
    return out;
}

}  // namespace stemma::read
