#include "read/events/nearby_subjects.h"

#include "base/hash.h"

namespace stemma::read {
namespace {

bool is_relative(const TokenFacts& t) {
    static const std::uint64_t who = hash64("who");
    static const std::uint64_t which = hash64("which");
    static const std::uint64_t that = hash64("that");
    return t.lower == who || t.lower == which || (t.lower == that && t.pos == Pos::pron);
}

}  // namespace

bool NearbySubjects::usable(const NounGroup& group) const {
    return !group.time && !in_.reporting[group.tokens.begin];
}

std::optional<std::size_t> NearbySubjects::own_subject(std::size_t verb) const {
    const VerbGroup& group = in_.chunks.verbs[verb];
    const std::uint32_t end = group.tokens.begin;
    const std::uint32_t begin =
        verb == 0 ? in_.chunks.sentence.begin : in_.chunks.verbs[verb - 1].tokens.end;
    const bool after_saying = verb == 0 || in_.saying_verbs[verb - 1];
    std::uint32_t from = begin;
    std::optional<std::uint32_t> relative;
    for (std::uint32_t i = begin; i < end && !after_saying; ++i) {
        const TokenFacts& t = in_.article.table[i];
        if (t.pos == Pos::cconj || t.pos == Pos::sconj || t.pos == Pos::punct) {
            from = i + 1;
        }
    }
    for (std::uint32_t i = begin; i < end; ++i) {
        if (is_relative(in_.article.table[i])) {
            relative = i;
        }
    }
    std::optional<std::size_t> chosen;
    for (std::size_t n = 0; n < in_.chunks.nouns.size(); ++n) {
        const NounGroup& noun = in_.chunks.nouns[n];
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
        if (!chosen || in_.chunks.nouns[*chosen].tokens.begin < from) {
            chosen = n;
        }
    }
    return chosen;
}

std::optional<std::uint32_t> NearbySubjects::subject(std::size_t verb) const {
    // Goes back through verbs without a subject of their own: “agreed to postpone”, “and left”.
    for (std::size_t v = verb + 1; v-- > 0;) {
        const VerbGroup& group = in_.chunks.verbs[v];
        const bool dependent = v > 0 && (group.infinitive || group.participle);
        if (dependent) {
            continue;
        }
        const std::optional<std::size_t> own = own_subject(v);
        if (own && (!in_.chunks.nouns[*own].pronoun || v == 0)) {
            return in_.chunks.nouns[*own].tokens.end - 1;
        }
    }
    return std::nullopt;
}

}  // namespace stemma::read
