#include "read/events/participants.h"

#include <algorithm>

#include "base/hash.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t longest = 16;  ///< tokens of one participant

bool overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }

bool is_relative(const TokenFacts& t) {
    static const std::uint64_t who = hash64("who");
    static const std::uint64_t which = hash64("which");
    static const std::uint64_t that = hash64("that");
    return t.lower == who || t.lower == which || (t.lower == that && t.pos == Pos::pron);
}

}  // namespace

bool ParticipantFinder::usable(const NounGroup& group) const {
    return !group.time && !reporting_[group.tokens.begin];
}

/// A group with the prepositional groups and coordinations that follow it.
TokenRange ParticipantFinder::extend(std::size_t group, std::uint32_t limit) const {
    static const std::uint64_t links[] = {hash64("of"),   hash64("in"),   hash64("for"),
                                          hash64("from"), hash64("near"), hash64("at")};
    TokenRange range = chunks_.nouns[group].tokens;
    for (std::size_t next = group + 1; next < chunks_.nouns.size(); ++next) {
        const NounGroup& follower = chunks_.nouns[next];
        const std::uint32_t begin = follower.tokens.begin;
        const bool adjacent = begin == range.end;
        const bool linked =
            begin == range.end + 1 &&
            (in_.table[range.end].pos == Pos::cconj ||
             std::ranges::find(links, in_.table[range.end].lower) != std::end(links));
        const bool coordinated = linked && in_.table[range.end].pos == Pos::cconj;
        const bool narrows =
            linked && !coordinated && chunks_.nouns[group].named && !follower.named;
        if ((!adjacent && !linked) || narrows || follower.time || follower.tokens.end > limit ||
            follower.tokens.end - range.begin > longest) {
            break;
        }
        range.end = follower.tokens.end;
    }
    return range;
}

std::optional<TokenRange> ParticipantFinder::own_subject(std::size_t verb) const {
    const VerbGroup& group = chunks_.verbs[verb];
    const std::uint32_t end = group.tokens.begin;
    const std::uint32_t begin =
        verb == 0 ? chunks_.sentence.begin : chunks_.verbs[verb - 1].tokens.end;
    const bool after_saying = verb == 0 || says_[verb - 1];
    std::uint32_t from = begin;
    std::optional<std::uint32_t> relative;
    for (std::uint32_t i = begin; i < end && !after_saying; ++i) {
        const TokenFacts& t = in_.table[i];
        if (t.pos == Pos::cconj || t.pos == Pos::sconj || t.pos == Pos::punct) {
            from = i + 1;
        }
    }
    for (std::uint32_t i = begin; i < end; ++i) {
        if (is_relative(in_.table[i])) {
            relative = i;
        }
    }
    std::optional<std::size_t> chosen;
    for (std::size_t n = 0; n < chunks_.nouns.size(); ++n) {
        const NounGroup& noun = chunks_.nouns[n];
        if (noun.tokens.end > end) {
            break;
        }
        const bool before_relative = relative && noun.tokens.end <= *relative;
        if (before_relative) {
            chosen = usable(noun) ? n : chosen;  // the antecedent: the last one
            continue;
        }
        if (relative || noun.tokens.begin < from || !usable(noun) || noun.after_preposition) {
            continue;
        }
        if (!chosen || chunks_.nouns[*chosen].tokens.begin < from) {
            chosen = n;
        }
    }
    return chosen ? std::optional(extend(*chosen, end)) : std::nullopt;
}

std::optional<TokenRange> ParticipantFinder::subject(std::size_t verb) const {
    // Goes back through verbs without a subject of their own: “agreed to postpone”, “and left”.
    for (std::size_t v = verb + 1; v-- > 0;) {
        const VerbGroup& group = chunks_.verbs[v];
        const bool dependent = v > 0 && (group.infinitive || group.participle);
        if (dependent) {
            continue;
        }
        const std::optional<TokenRange> own = own_subject(v);
        const bool pronoun =
            own && own->end - own->begin == 1 && in_.table[own->begin].pos == Pos::pron;
        if (own && (!pronoun || v == 0)) {
            return own;
        }
    }
    return std::nullopt;
}

std::optional<TokenRange> ParticipantFinder::agent(std::size_t verb) const {
    static const std::uint64_t by = hash64("by");
    const std::uint32_t end = chunks_.verbs[verb].tokens.end;
    for (std::size_t n = 0; n < chunks_.nouns.size(); ++n) {
        const NounGroup& noun = chunks_.nouns[n];
        if (noun.tokens.begin > end && usable(noun) &&
            in_.table[noun.tokens.begin - 1].lower == by) {
            return extend(n, chunks_.sentence.end);
        }
    }
    return std::nullopt;
}

std::optional<TokenRange> ParticipantFinder::target(std::size_t verb,
                                                    std::optional<TokenRange> actor) const {
    const std::uint32_t end = chunks_.verbs[verb].tokens.end;
    const std::uint32_t limit = chunks_.sentence.end;
    std::optional<std::size_t> object;
    std::optional<std::size_t> elsewhere;
    for (std::size_t n = 0; n < chunks_.nouns.size(); ++n) {
        const NounGroup& noun = chunks_.nouns[n];
        if (!usable(noun) || noun.pronoun || (actor && overlap(noun.tokens, *actor))) {
            continue;
        }
        if (noun.tokens.begin < end || noun.tokens.end > limit) {
            elsewhere = noun.named && !elsewhere ? n : elsewhere;
            continue;
        }
        if (noun.named) {
            return extend(n, limit);
        }
        object = object ? object : n;
    }
    if (object) {
        return extend(*object, limit);
    }
    return elsewhere ? std::optional(chunks_.nouns[*elsewhere].tokens) : std::nullopt;
}

Participant ParticipantFinder::participant(TokenRange range) const {
    while (range.begin + 1 < range.end && in_.table[range.begin].pos == Pos::det) {
        ++range.begin;
    }
    Participant out;
    out.span = {in_.reading.tokens[range.begin].span.begin,
                in_.reading.tokens[range.end - 1].span.end};
    for (std::uint32_t i = range.begin; i < range.end && !out.entity; ++i) {
        if (in_.table.entity_of[i] != TokenTable::none) {
            out.entity = EntityId{in_.table.entity_of[i]};
        }
    }
    const std::uint32_t referent = in_.table.referent_of[range.end - 1];
    if (!out.entity && referent != TokenTable::none) {
        out.entity = EntityId{referent};  // “he”, “the agency”
    }
    return out;
}

std::vector<Participant> ParticipantFinder::split(TokenRange range) const {
    std::vector<Participant> out;
    std::uint32_t begin = range.begin;
    for (std::uint32_t i = range.begin; i <= range.end; ++i) {
        const bool cut = i == range.end || (in_.table[i].pos == Pos::cconj &&
                                            in_.table.entity_of[i] == TokenTable::none);
        if (cut && i > begin) {
            out.push_back(participant({begin, i}));
            begin = i + 1;
        }
    }
    return out;
}

}  // namespace stemma::read
