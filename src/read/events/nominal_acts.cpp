#include "read/events/nominal_acts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/hash.h"

namespace stemma::read {
namespace {

constexpr std::size_t reach = 5;  ///< noun groups after an event's noun that may belong to it

enum class Role : std::uint8_t { none, actor, target, aside };

/// Whose noun groups take part after a preposition; “in” and the like are passed over.
Role role_after(std::uint64_t preposition, EventType type) {
    static const std::uint64_t of = hash64("of");
    static const std::array actors{hash64("between"), hash64("by"), hash64("among")};
    static const std::array targets{hash64("on"), hash64("against"), hash64("with"),
                                    hash64("into")};
    static const std::array asides{hash64("in"), hash64("at"), hash64("near"), hash64("from")};
    const auto one_of = [&](const auto& words) {
        return std::ranges::find(words, preposition) != words.end();
    };
    if (preposition == of) {
        return type == EventType::retreat ? Role::actor : Role::target;
    }
    return one_of(actors)    ? Role::actor
           : one_of(targets) ? Role::target
           : one_of(asides)  ? Role::aside
                             : Role::none;
}

class Finder {
public:
    Finder(const EventLexicon& lexicon, const ChunkInput& input, const SentenceChunks& chunks)
        : lexicon_(lexicon), in_(input), chunks_(chunks) {}

    [[nodiscard]] std::optional<NominalAct> act_at(std::size_t group) const {
        const NounGroup& noun = chunks_.nouns[group];
        const std::optional<EventType> type = type_of(noun);
        if (!type) {
            return std::nullopt;
        }
        static const std::uint64_t no = hash64("no");
        NominalAct act;
        act.type = *type;
        act.noun = noun.tokens.end - 1;
        act.negated = in_.table[noun.tokens.begin].lower == no;
        add_owner(noun, act);
        add_followers(group, act);
        const bool told = !act.targets.empty() || !act.actors.empty();
        return told ? std::optional(std::move(act)) : std::nullopt;
    }

private:
    std::optional<EventType> type_of(const NounGroup& noun) const {
        const std::uint32_t head = noun.tokens.end - 1;
        const TokenFacts& facts = in_.table[head];
        if (noun.time || facts.pos != Pos::noun) {
            return std::nullopt;
        }
        static const std::uint64_t of = hash64("of");
        const EventLexicon::Word& word = lexicon_.word(facts.stem);
        const bool gerund = facts.ending == Inflections::Ending::ing &&
                            noun.tokens.end < chunks_.sentence.end &&
                            in_.table[noun.tokens.end].lower == of;
        return word.noun ? word.noun : gerund ? word.verb : std::nullopt;
    }

    bool takes_part(std::uint32_t token) const {
        const TokenFacts& facts = in_.table[token];
        return facts.entity != 0 || facts.pos == Pos::propn || lexicon_.word(facts.stem).party;
    }

    /// “Norrland's invasion”
    void add_owner(const NounGroup& noun, NominalAct& act) const {
        for (std::uint32_t i = noun.tokens.begin + 1; i < noun.tokens.end; ++i) {
            const std::string_view word = in_.word(i);
            if ((word == "'s" || word == "’s" || word == "'" || word == "’") && takes_part(i - 1) &&
                !in_.is_time[i - 1]) {
                act.actors.push_back(i - 1);
                return;
            }
        }
    }

    void add_followers(std::size_t group, NominalAct& act) const {
        Role role = Role::none;
        const std::size_t last = std::min(chunks_.nouns.size(), group + 1 + reach);
        for (std::size_t n = group + 1; n < last; ++n) {
            const std::uint32_t before = chunks_.nouns[n - 1].tokens.end;
            const NounGroup& follower = chunks_.nouns[n];
            if (follower.tokens.begin != before + 1 || follower.time) {
                return;
            }
            const TokenFacts& link = in_.table[before];
            const bool listed = link.pos == Pos::cconj || in_.word(before) == ",";
            role = listed ? role : role_after(link.lower, act.type);
            if (role == Role::none) {
                return;
            }
            const std::uint32_t token = follower.tokens.end - 1;
            if (takes_part(token) && role != Role::aside) {
                (role == Role::actor ? act.actors : act.targets).push_back(token);
            }
        }
    }

    const EventLexicon& lexicon_;
    const ChunkInput& in_;
    const SentenceChunks& chunks_;
};

}  // namespace

std::vector<NominalAct> nominal_acts(const EventLexicon& lexicon, const ChunkInput& input,
                                     const SentenceChunks& chunks) {
    const Finder finder(lexicon, input, chunks);
    std::vector<NominalAct> out;
    for (std::size_t n = 0; n < chunks.nouns.size(); ++n) {
        if (std::optional<NominalAct> act = finder.act_at(n)) {
            out.push_back(*std::move(act));
        }
    }
    return out;
}

}  // namespace stemma::read
