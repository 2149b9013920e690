#include "read/attributions/cue_features.h"

#include <algorithm>
#include <span>

#include "read/syntax/feature_writer.h"

namespace stemma::read {
namespace {

constexpr std::uint64_t edge = 0xED6E;

/// What the list of word classes says of a token, as its part of speech has it.
struct WordKind {
    std::uint64_t field = 0;   ///< of its senses; else its part of speech
    std::uint64_t detail = 0;  ///< what the verb takes, what verb the noun comes from
    WordClasses::Fields fields;
};

/// A number that no other part of speech gives.
std::uint64_t numbered(Pos pos, std::uint8_t number) {
    return static_cast<std::uint64_t>(pos) << 8U | number;
}

WordKind kind_of(const TokenFacts& t, const WordClasses& classes) {
    switch (t.pos) {
        case Pos::verb:
        case Pos::aux: {
            const WordClasses::Fields f = classes.of(t.stem);
            return {numbered(Pos::verb, f.verb), numbered(Pos::verb, f.frames), f};
        }
        case Pos::noun: {
            const WordClasses::Fields f = classes.of(t.stem);
            return {numbered(t.pos, f.noun), numbered(t.pos, f.noun_verb), f};
        }
        case Pos::adj: {
            const WordClasses::Fields f = classes.of(t.stem);
            return {numbered(t.pos, f.adjective), numbered(t.pos, f.adjective), f};
        }
        default: return {numbered(t.pos, 0), numbered(t.pos, 0), {}};
    }
}

/// Facts of the tokens around one, with a stand-in beyond the sentence.
class Window {
public:
    Window(const ArticleView& article, TokenRange sentence, std::span<const WordKind> kinds,
           std::uint32_t at)
        : article_(article), sentence_(sentence), kinds_(kinds), at_(at) {}
    const TokenFacts& operator()(int offset) const {
        static const TokenFacts beyond{.lower = edge, .stem = edge, .suffix = edge};
        const std::int64_t i = std::int64_t{at_} + offset;
        return i < sentence_.begin || i >= sentence_.end ? beyond
                                                         : article_[static_cast<std::uint32_t>(i)];
    }
    [[nodiscard]] const WordKind& kind(int offset) const {
        static const WordKind beyond{.field = edge, .detail = edge, .fields = {}};
        const std::int64_t i = std::int64_t{at_} + offset;
        return i < sentence_.begin || i >= sentence_.end
                   ? beyond
                   : kinds_[static_cast<std::size_t>(i - sentence_.begin)];
    }

private:
    const ArticleView& article_;
    TokenRange sentence_;
    std::span<const WordKind> kinds_;
    std::uint32_t at_;
};

/// What a scan along the sentence has seen before a token.
struct Before {
    std::uint64_t verb = edge;  ///< stem of the last full verb
    std::uint32_t since_verb = 0;
    std::uint32_t verbs = 0;
    std::uint32_t since_mark = 0;  ///< tokens since a closing mark
    bool mark = false;
    std::uint8_t entity = 0;  ///< of the last mention
    std::uint32_t since_entity = 0;
    bool comma = false;  ///< since the last verb
    bool that = false;

    void pass(const TokenFacts& t, std::string_view word, std::uint64_t that_key) {
        ++since_verb;
        ++since_mark;
        ++since_entity;
        if (t.pos == Pos::verb) {
            verb = t.stem;
            since_verb = 0;
            ++verbs;
            comma = that = false;
        }
        comma = comma || word == ",";
        that = that || t.lower == that_key;
        if (t.mark) {
            mark = true;
            since_mark = 0;
        }
        if (t.entity != 0) {
            entity = t.entity;
            since_entity = 0;
        }
    }
};

/// What follows a token: the next full verb (head of the verb group that an auxiliary starts),
/// and the next quotation mark.
struct After {
    std::uint64_t verb = edge;
    std::uint32_t until_verb = 0;
    std::uint32_t until_mark = 0;
    bool mark = false;
};

/// Half of all words hardly ever stand in a cue, and none heads one: they are seen by a quarter of
/// the features, which costs no accuracy (docs/decisions/050-attributions-in-two-passes.md).
void write_other(const Window& w, const Before& before, FeatureWriter& write) {
    const TokenFacts& t = w(0);
    write(60, t.pos);
    write(61, t.lower);
    write(62, w(-1).lower);
    write(63, w(1).lower);
    write(64, w(-1).stem, t.lower);
    write(65, t.lower, w(1).stem);
    write(66, w(-1).pos, t.pos, w(1).pos);
    write(67, w(-2).stem, w(-1).stem, t.pos);
    write(68, w(-1).pos, t.lower, w(1).pos);
    write(69, t.pos, w(1).stem, w(2).pos);
    write(70, t.quoted, t.mark, t.pos);
    write(71, before.verb, t.lower, std::min(before.since_verb, 4U));
}

bool may_head_cue(Pos pos) {
    switch (pos) {
        case Pos::verb:
        case Pos::aux:
        case Pos::noun:
        case Pos::adp:
        case Pos::adv:
        case Pos::part:
        case Pos::sconj: return true;
        default: return false;
    }
}

void write_words(const Window& w, FeatureWriter& write) {
    const TokenFacts& t = w(0);
    write(1);
    write(2, t.lower);
    write(3, t.stem);
    write(4, t.suffix, t.pos);
    write(5, t.pos);
    write(6, t.shape, t.pos);
    write(7, w(-1).lower);
    write(8, w(1).lower);
    write(9, w(-2).lower);
    write(10, w(2).lower);
    write(11, w(-1).lower, t.stem);
    write(12, t.stem, w(1).lower);
    write(13, t.stem, t.pos);
    write(14, t.stem, w(-1).pos);
    write(15, t.stem, w(1).pos);
    write(16, w(-1).pos, t.pos);
    write(17, t.pos, w(1).pos);
    write(18, w(-1).pos, t.pos, w(1).pos);
    write(19, w(-2).pos, w(-1).pos, t.pos);
    write(20, t.pos, w(1).pos, w(2).pos);
    write(21, w(-1).stem, t.pos);
    write(22, t.pos, w(1).stem);
    write(23, w(-2).stem, w(-1).stem, t.pos);
    write(24, t.stem, w(1).lower, w(2).lower);
    write(25, t.suffix, w(-1).pos, w(1).pos);
}

void write_surroundings(const Window& w, const Before& before, const After& after,
                        FeatureWriter& write) {
    const TokenFacts& t = w(0);
    const std::uint32_t since_mark = before.mark ? std::min(before.since_mark, 4U) : 9;
    const std::uint32_t until_mark = after.mark ? std::min(after.until_mark, 4U) : 9;
    write(30, t.quoted, t.mark, t.pos);
    write(31, t.stem, t.quoted);
    write(32, since_mark, t.quoted, t.pos);
    write(33, until_mark, t.quoted, t.pos);
    write(34, since_mark, until_mark, t.quoted);
    write(35, t.stem, since_mark < 9, until_mark < 9, t.quoted);
    write(36, t.entity, t.pos);
    write(37, w(-1).entity, w(1).entity, t.pos);
    write(38, before.entity, std::min(before.since_entity, 5U), t.pos);
    write(39, t.stem, before.entity, before.since_entity < 5);
    write(40, before.verb, t.pos, std::min(before.since_verb, 3U));
    write(41, std::min(before.verbs, 3U), t.pos, before.comma, before.that);
    write(42, t.stem, std::min(before.verbs, 2U), before.that);
    write(43, before.verb, t.stem);
    write(44, after.verb, t.pos, std::min(after.until_verb, 4U));
    write(45, after.verb, t.lower, std::min(after.until_verb, 2U));
    write(46, before.verb, t.lower, std::min(before.since_verb, 4U));
    write(47, before.that, before.comma, before.verb);
}

void write_place(TokenRange sentence, std::uint32_t at, const Window& w, bool all_quoted,
                 FeatureWriter& write) {
    const std::uint32_t from_begin = std::min(at - sentence.begin, 3U);
    const std::uint32_t to_end = std::min(sentence.end - 1 - at, 3U);
    write(50, from_begin, w(0).pos);
    write(51, to_end, w(0).pos);
    write(52, all_quoted, w(0).pos);
    write(53, w(0).stem, to_end < 2);
    write(54, std::min((sentence.end - sentence.begin) / 8U, 4U), w(0).pos);
}

void write_kinds(const Window& w, FeatureWriter& write) {
    const TokenFacts& t = w(0);
    const WordKind& here = w.kind(0);
    const WordKind& left = w.kind(-1);
    const WordKind& right = w.kind(1);
    write(80, t.pos, here.fields.verb);
    write(81, t.pos, here.fields.frames, here.fields.verb / 4);
    write(82, t.pos, here.fields.noun);
    write(83, t.pos, here.fields.noun_verb, here.fields.noun / 4);
    write(84, here.field, w(1).pos);
    write(85, here.field, w(1).lower);
    write(86, here.detail, w(1).lower);
    write(88, left.field, here.field);
    write(89, here.field, right.field);
    write(91, t.stem, right.field);
    write(95, here.detail, here.field, w(1).pos);
}

std::vector<After> look_ahead(const ArticleView& article, TokenRange sentence) {
    std::vector<After> ahead(sentence.end - sentence.begin);
    After after;
    for (std::uint32_t i = sentence.end; i-- > sentence.begin;) {
        ahead[i - sentence.begin] = after;
        ++after.until_verb;
        ++after.until_mark;
        if (article[i].pos == Pos::verb) {
            after.verb = article[i].stem;
            after.until_verb = 0;
        }
        if (article[i].mark) {
            after.mark = true;
            after.until_mark = 0;
        }
    }
    return ahead;
}

}  // namespace

void write_cue_features(const ArticleView& article, const WordClasses& classes, TokenRange sentence,
                        model::FeatureRows& rows) {
    static const std::uint64_t that_key = hash64("that");
    rows.clear();
    const std::vector<After> ahead = look_ahead(article, sentence);
    std::vector<WordKind> kinds;
    kinds.reserve(ahead.size());
    bool all_quoted = true;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        kinds.push_back(kind_of(article[i], classes));
        all_quoted = all_quoted && (article[i].quoted || article[i].pos == Pos::punct);
    }
    Before before;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        rows.begin();
        FeatureWriter write(rows);
        const Window window(article, sentence, kinds, i);
        if (may_head_cue(article[i].pos)) {
            write_words(window, write);
            write_surroundings(window, before, ahead[i - sentence.begin], write);
            write_place(sentence, i, window, all_quoted, write);
            write_kinds(window, write);
        } else {
            write_other(window, before, write);
        }
        before.pass(article[i], article.word(i), that_key);
    }
}

}  // namespace stemma::read
