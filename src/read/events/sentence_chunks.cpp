#include "read/events/sentence_chunks.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/hash.h"

namespace stemma::read {
namespace {

class WordSet {
public:
    WordSet(std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words) {
            keys_.push_back(hash64(word));
        }
        std::ranges::sort(keys_);
    }
    [[nodiscard]] bool has(std::uint64_t key) const {
        return std::ranges::binary_search(keys_, key);
    }

private:
    std::vector<std::uint64_t> keys_;
};

bool noun_like(Pos pos) { return pos == Pos::noun || pos == Pos::propn || pos == Pos::num; }

bool can_stand_in_group(Pos pos) {
    return noun_like(pos) || pos == Pos::adj || pos == Pos::sym || pos == Pos::x;
}

/// A determiner, pronoun or new number starts a group of its own.
bool starts_group(const TokenFacts& t) { return t.pos == Pos::det || t.pos == Pos::pron; }

class Chunker {
public:
    Chunker(const ChunkInput& input, TokenRange sentence) : in_(input) {
        chunks_.sentence = sentence;
    }

    SentenceChunks run() {
        const TokenRange s = chunks_.sentence;
        for (std::uint32_t i = s.begin; i < s.end;) {
            note_clause(i);
            const std::uint32_t verb = verb_group(i);
            if (verb > i) {
                i = verb;
                continue;
            }
            const std::uint32_t noun = noun_group(i);
            i = std::max(noun, i + 1);
        }
        return std::move(chunks_);
    }

private:
    const TokenFacts& at(std::uint32_t i) const { return in_.table[i]; }

    /// Words that open a subordinate clause; a comma or “that” after a verb of saying closes it.
    void note_clause(std::uint32_t i) {
        static const WordSet openers{
            "who",    "which",    "whose",  "after", "before", "while",   "when",
            "since",  "because",  "as",     "if",    "unless", "until",   "following",
            "during", "although", "though", "where", "whom",   "despite", "than"};
        static const std::uint64_t that = hash64("that");
        const bool relative_that = at(i).lower == that && at(i).pos == Pos::pron &&
                                   i > chunks_.sentence.begin && noun_like(at(i - 1).pos);
        if (relative_that || openers.has(at(i).lower)) {
            subordinate_ = true;
        } else if (in_.word(i) == "," || at(i).lower == that) {
            subordinate_ = false;
        }
    }

    std::uint32_t verb_group(std::uint32_t first) {
        static const WordSet negations{"not", "n't", "never", "no", "nor"};
        static const WordSet future{"will", "'ll", "would", "shall", "wo"};
        static const WordSet possible{"may", "might", "could", "can"};
        static const WordSet obliged{"must", "should", "ought"};
        static const std::uint64_t to = hash64("to");
        static const std::uint64_t be = in_be();
        const TokenRange s = chunks_.sentence;
        VerbGroup group;
        group.tokens = {first, first};
        bool has_be = false;
        bool has_aux = false;
        std::uint32_t i = first;
        for (; i < s.end; ++i) {
            const TokenFacts& t = at(i);
            const bool is_to = t.lower == to && t.pos == Pos::part;
            if (negations.has(t.lower) && (i > first || t.pos == Pos::part)) {
                group.negated = true;
            } else if (is_to && i == first) {
                group.infinitive = true;
            } else if (t.pos == Pos::aux) {
                has_aux = true;
                has_be = has_be || t.stem == be;
                group.mood = future.has(t.lower)     ? VerbMood::future
                             : possible.has(t.lower) ? VerbMood::possible
                             : obliged.has(t.lower)  ? VerbMood::obliged
                                                     : group.mood;
                group.head = i;
                group.tokens.end = i + 1;
            } else if (t.pos == Pos::verb) {
                group.head = i;
                group.tokens.end = i + 1;
                finish_verb(group, has_aux, has_be);
                return i + 1;
            } else if (!((t.pos == Pos::adv || in_.is_time[i]) && i > first)) {
                break;
            }
        }
        if (!has_aux) {
            return first;
        }
        return finish_copula(group, i);
    }

    static std::uint64_t in_be() { return hash64("be"); }

    void finish_verb(VerbGroup& group, bool has_aux, bool has_be) {
        const std::string_view head = in_.word(group.head);
        const bool ing = head.ends_with("ing");
        const bool past = head.ends_with("ed") || head.ends_with("en");
        group.passive = has_be && !ing;
        group.participle = !has_aux && !group.infinitive &&
                           (ing || (past && reduced_relative(group.tokens.begin)));
        group.subordinate = subordinate_ || (group.participle && !ing);
        chunks_.verbs.push_back(group);
    }

    /// “officers holed up in …”: a past form right after a noun that is preceded by a verb's object
    /// or a preposition has no subject of its own.
    bool reduced_relative(std::uint32_t verb) const {
        return verb > chunks_.sentence.begin && noun_like(at(verb - 1).pos) &&
               !chunks_.nouns.empty() && chunks_.nouns.back().after_preposition &&
               !chunks_.verbs.empty() && chunks_.verbs.back().tokens.end < verb &&
               verb - chunks_.verbs.back().tokens.end < 6 && !chunks_.verbs.back().infinitive &&
               verb + 1 < chunks_.sentence.end && at(verb + 1).pos == Pos::adp;
    }

    /// “is ready to”, “are guilty of”.
    std::uint32_t finish_copula(VerbGroup& group, std::uint32_t next) {
        if (next < chunks_.sentence.end && at(next).pos == Pos::adj) {
            group.head = next;
            group.copular = true;
            group.tokens.end = next + 1;
        }
        group.subordinate = subordinate_;
        chunks_.verbs.push_back(group);
        return group.tokens.end;
    }

    std::uint32_t noun_group(std::uint32_t first) {
        const TokenRange s = chunks_.sentence;
        std::uint32_t i = first;
        bool has_noun = false;
        while (i < s.end) {
            const TokenFacts& t = at(i);
            const bool possessive = i > first && (in_.word(i) == "'s" || in_.word(i) == "’s" ||
                                                  in_.word(i) == "'" || in_.word(i) == "’");
            const bool mention = t.entity != 0;
            if (i > first && starts_group(t) && !possessive) {
                break;
            }
            if (!mention && !possessive && !can_stand_in_group(t.pos) && !starts_group(t)) {
                break;
            }
            if (has_noun && i > first && in_.is_time[i] && !in_.is_time[i - 1]) {
                break;
            }
            has_noun = has_noun || noun_like(t.pos) || t.pos == Pos::pron || mention;
            ++i;
            if (t.pos == Pos::pron && i == first + 1 && !(i < s.end && at(i).pos == Pos::noun)) {
                break;
            }
        }
        if (has_noun) {
            chunks_.nouns.push_back(describe({first, i}));
        }
        return i;
    }

    NounGroup describe(TokenRange range) const {
        NounGroup group;
        group.tokens = range;
        group.after_preposition =
            range.begin > chunks_.sentence.begin && (at(range.begin - 1).pos == Pos::adp);
        group.pronoun = range.end - range.begin == 1 && at(range.begin).pos == Pos::pron;
        group.time = in_.is_time[range.end - 1];
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const bool capital = (at(i).shape & Inflections::capital) != 0;
            group.named = group.named || at(i).entity != 0 || at(i).pos == Pos::propn ||
                          (capital && i > chunks_.sentence.begin && at(i).pos != Pos::det &&
                           at(i).pos != Pos::pron);
        }
        group.named = group.named && !group.time;
        return group;
    }

    const ChunkInput& in_;
    SentenceChunks chunks_;
    bool subordinate_ = false;
};

}  // namespace

SentenceChunks chunk_sentence(const ChunkInput& input, TokenRange sentence) {
    return Chunker(input, sentence).run();
}

}  // namespace stemma::read
