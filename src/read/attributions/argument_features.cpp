#include "read/attributions/argument_features.h"

#include <algorithm>
#include <cassert>

#include "read/syntax/feature_writer.h"

namespace stemma::read {
namespace {

constexpr std::uint64_t edge = 0xED6E;

enum Side : std::uint8_t { before_cue, in_cue, after_cue };
constexpr std::size_t sides = 3;

/// What is the same for all tokens of a window.
struct CueFacts {
    TokenRange cue;
    TokenRange sentence;
    std::uint64_t head = edge;   ///< stem of its last full verb, else of its first token
    std::uint64_t last = edge;   ///< its last word
    std::uint64_t first = edge;  ///< its first word
    std::uint64_t next = edge;   ///< word after it
    std::uint64_t next_pos = edge;
    std::uint64_t previous = edge;
    std::uint64_t previous_pos = edge;
    std::uint32_t quotes = 0;  ///< which sides a quotation stands on; is the cue quoted
    bool passive = false;
    bool closes = false;  ///< its clause ends right after it
    bool opens = false;   ///< nothing but a mark of punctuation stands before it
};

bool ends_clause(const ArticleView& article, std::uint32_t i) {
    return article[i].pos == Pos::punct || article[i].mark || article.word(i) == "," ||
           article.word(i) == ".";
}

bool passive_participle(const ArticleView& article, TokenRange cue) {
    static const std::uint64_t be = hash64("be");
    for (std::uint32_t i = cue.begin; i + 1 < cue.end; ++i) {
        if (article[i].stem == be && article[cue.end - 1].pos == Pos::verb) {
            return true;
        }
    }
    return false;
}

std::uint32_t quotes_around(const ArticleView& article, const CueFacts& facts, TokenRange window) {
    constexpr std::uint32_t near = 12;
    std::uint32_t quotes = article[facts.cue.begin].quoted ? 1 : 0;
    const std::uint32_t left =
        std::max(window.begin, facts.cue.begin - std::min(facts.cue.begin, near));
    const std::uint32_t right = std::min(window.end, facts.cue.end + near);
    for (std::uint32_t i = left; i < facts.cue.begin; ++i) {
        quotes |= article[i].mark ? 2U : 0U;
    }
    for (std::uint32_t i = facts.cue.end; i < right; ++i) {
        quotes |= article[i].mark ? 4U : 0U;
    }
    if (article[window.begin].quoted) {
        quotes |= 8U;
    }
    return quotes;
}

CueFacts look_at(const ArticleView& article, TokenRange window, TokenRange cue) {
    CueFacts facts;
    facts.cue = cue;
    facts.sentence = article.sentence_at(cue.begin);
    facts.head = article[cue.begin].stem;
    for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        if (article[i].pos == Pos::verb) {
            facts.head = article[i].stem;
        }
    }
    facts.first = article[cue.begin].lower;
    facts.last = article[cue.end - 1].lower;
    if (cue.end < facts.sentence.end) {
        facts.next = article[cue.end].lower;
        facts.next_pos = static_cast<std::uint64_t>(article[cue.end].pos);
    }
    if (cue.begin > facts.sentence.begin) {
        facts.previous = article[cue.begin - 1].lower;
        facts.previous_pos = static_cast<std::uint64_t>(article[cue.begin - 1].pos);
    }
    facts.quotes = quotes_around(article, facts, window);
    facts.passive = passive_participle(article, cue);
    facts.closes = cue.end >= facts.sentence.end || ends_clause(article, cue.end);
    facts.opens = cue.begin == facts.sentence.begin || article[cue.begin - 1].mark ||
                  article.word(cue.begin - 1) == ",";
    return facts;
}

/// Where one token stands, seen from the cue.
struct Place {
    Side side = in_cue;
    std::uint32_t distance = 0;
    std::uint32_t bucket = 0;
    std::int32_t sentences = 0;  ///< -2…2
    ArticleView::Counts between;
    std::uint32_t cues = 0;      ///< other cues between
    std::uint64_t other = edge;  ///< first word of the nearest of them
};

Place relate(const ArticleView& article, const CueFacts& facts, std::uint32_t i) {
    Place r;
    if (i < facts.cue.begin) {
        r.side = before_cue;
        r.distance = facts.cue.begin - i;
        r.between = article.between(i + 1, facts.cue.begin);
    } else if (i >= facts.cue.end) {
        r.side = after_cue;
        r.distance = i - facts.cue.end + 1;
        r.between = article.between(facts.cue.end, i);
    }
    r.bucket = distance_bucket(r.distance);
    const auto here = static_cast<std::int32_t>(article.table().sentence_of[i]);
    const auto there = static_cast<std::int32_t>(article.table().sentence_of[facts.cue.begin]);
    r.sentences = std::clamp(here - there, -2, 2);
    r.between.commas = std::min(r.between.commas, 3U);
    r.between.verbs = std::min(r.between.verbs, 3U);
    r.between.marks = std::min(r.between.marks, 4U);
    r.between.groups = std::min(r.between.groups, 4U);
    return r;
}

/// Other cues between the token and this cue; `cues` are in order.
void count_cues(const ArticleView& article, std::span<const TokenRange> cues, std::size_t cue,
                std::uint32_t i, Place& r) {
    constexpr std::uint32_t most = 2;
    if (r.side == before_cue) {
        for (std::size_t c = cue; c > 0 && cues[c - 1].end > i && r.cues < most; --c) {
            r.other = r.cues == 0 ? article[cues[c - 1].begin].stem : r.other;
            ++r.cues;
        }
    } else if (r.side == after_cue) {
        for (std::size_t c = cue + 1; c < cues.size() && cues[c].begin <= i && r.cues < most; ++c) {
            r.other = r.cues == 0 ? article[cues[c].begin].stem : r.other;
            ++r.cues;
        }
    }
}

struct Neighbours {
    TokenFacts here;
    TokenFacts left{.lower = edge, .stem = edge, .suffix = edge};
    TokenFacts left2{.lower = edge, .stem = edge, .suffix = edge};
    TokenFacts right{.lower = edge, .stem = edge, .suffix = edge};
    TokenFacts right2{.lower = edge, .stem = edge, .suffix = edge};
};

Neighbours neighbours_of(const ArticleView& article, TokenRange window, std::uint32_t i) {
    Neighbours n;
    n.here = article[i];
    if (i > window.begin) {
        n.left = article[i - 1];
    }
    if (i > window.begin + 1) {
        n.left2 = article[i - 2];
    }
    if (i + 1 < window.end) {
        n.right = article[i + 1];
    }
    if (i + 2 < window.end) {
        n.right2 = article[i + 2];
    }
    return n;
}

/// Features begin with the side of the cue that a token stands on.
template <std::uint64_t Number, class... Values>
STEMMA_INLINE void put(FeatureWriter& write, Side side, Values... values) {
    write.sided<Number, sides>(side, values...);
}

/// Where a token stands in its window and its sentence.
struct Edges {
    bool first = false;  ///< of the cue's sentence
    bool last = false;
    bool penultimate = false;
    bool begins = false;  ///< the window
    bool ends = false;
};

/// By how far from the cue.
void write_distance(const CueFacts& c, const Place& r, FeatureWriter& write) {
    const bool adjacent = r.bucket == 1;
    put<1>(write, r.side);
    put<2>(write, r.side, r.bucket);
    put<8>(write, r.side, c.head);
    put<9>(write, r.side, c.head, r.bucket);
    put<12>(write, r.side, c.last, r.bucket);
    put<24>(write, r.side, c.first, r.bucket);
    put<45>(write, r.side, adjacent, c.head);
}

/// By what stands between.
void write_between(const CueFacts& c, const Place& r, const Edges& e, FeatureWriter& write) {
    const auto& b = r.between;
    put<5>(write, r.side, b.commas, b.verbs);
    put<13>(write, r.side, c.next, b.verbs, b.commas);
    put<17>(write, r.side, c.closes, c.opens, b.commas, b.verbs);
    put<21>(write, r.side, r.cues, b.commas);
    put<22>(write, r.side, r.cues, r.other, b.verbs);
    put<62>(write, r.side, e.penultimate, c.quotes, b.commas);
}

/// By quotations and the ends of sentence and window.
void write_quoted(const CueFacts& c, const Place& r, const Edges& e, const Neighbours& n,
                  FeatureWriter& write) {
    const auto& b = r.between;
    put<3>(write, r.side, r.sentences, n.here.quoted);
    put<4>(write, r.side, n.here.quoted, n.here.mark, b.marks);
    put<18>(write, r.side, c.closes, c.opens, c.quotes, n.here.quoted);
    put<19>(write, r.side, c.quotes, n.here.quoted, b.marks, r.sentences);
    put<25>(write, r.side, c.head, n.here.quoted, c.closes);
    put<41>(write, r.side, n.here.mark, n.left.mark, n.right.mark, n.here.quoted);
    put<42>(write, r.side, n.left.mark, c.quotes, n.left.quoted, n.here.quoted);
    put<43>(write, r.side, n.right.mark, c.quotes, n.right.quoted, n.here.quoted);
    put<61>(write, r.side, e.begins, e.ends);
    put<63>(write, r.side, e.first, n.here.quoted, c.closes);
}

/// By how many groups of nouns stand between.
void write_groups(const CueFacts& c, const Place& r, FeatureWriter& write) {
    put<15>(write, r.side, c.previous, r.between.groups);
}

/// By the token itself and its neighbours.
void write_token(const CueFacts& c, const Place& r, const Edges& e, const Neighbours& n,
                 FeatureWriter& write) {
    const auto& b = r.between;
    const bool adjacent = r.distance == 1;
    put<6>(write, r.side, b.verbs, n.here.pos);
    put<7>(write, r.side, b.groups, n.here.pos);
    put<10>(write, r.side, c.head, n.here.pos, b.verbs == 0);
    put<11>(write, r.side, c.last, n.here.pos, b.verbs);
    put<14>(write, r.side, c.next_pos, r.bucket, n.here.pos);
    put<16>(write, r.side, c.previous_pos, r.bucket, n.here.pos);
    put<20>(write, r.side, c.passive, b.groups, n.here.pos);
    put<23>(write, r.side, r.cues, n.here.pos, b.groups);
    put<26>(write, r.side, c.closes, b.commas, b.groups, n.here.pos);
    put<30>(write, r.side, n.here.lower);
    put<31>(write, r.side, n.left.lower, b.commas);
    put<32>(write, r.side, n.right.lower, b.commas);
    put<33>(write, r.side, n.left.pos, n.here.pos);
    put<34>(write, r.side, n.here.pos, n.right.pos);
    put<35>(write, r.side, n.left.pos, n.here.pos, n.right.pos);
    put<36>(write, r.side, n.left.lower, n.here.pos, b.verbs == 0);
    put<37>(write, r.side, n.right.lower, n.here.pos, b.verbs == 0);
    put<38>(write, r.side, n.here.lower, b.commas, b.verbs);
    put<39>(write, r.side, n.here.entity, n.here.entity_begin, b.groups);
    put<40>(write, r.side, n.here.entity, n.left.entity, n.right.entity);
    put<44>(write, r.side, adjacent, n.here.pos, n.here.lower);
    put<46>(write, r.side, n.left2.pos, n.left.pos, n.here.pos);
    put<47>(write, r.side, n.here.pos, n.right.pos, n.right2.pos);
    put<48>(write, r.side, n.left.lower, n.here.lower);
    put<49>(write, r.side, n.here.lower, n.right.lower);
    put<50>(write, r.side, n.here.shape, n.here.pos, b.groups);
    put<51>(write, r.side, n.here.stem);
    put<52>(write, r.side, n.left.pos, n.left.lower, n.here.pos, b.commas);
    put<53>(write, r.side, n.right.pos, n.right.lower, c.closes, b.commas);
    put<60>(write, r.side, e.first, e.last, e.penultimate, n.here.pos);
}

/// A number in which each fact has bits of its own.
class Key {
public:
    STEMMA_INLINE Key& add(unsigned bits, std::uint64_t fact) {
        assert(fact < std::uint64_t{1} << bits);
        value_ = value_ << bits | fact;
        return *this;
    }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 1;
};

/// What many tokens in a row have alike is written once for all of them: two features of five.
class SharedPart {
public:
    /// Begins a part if this token's `key` is not that of the token before.
    bool begins(const Key& key, model::FeatureRows& rows) {
        const bool changed = key.value() != key_;
        if (changed) {
            key_ = key.value();
            part_ = rows.begin_part();
        }
        return changed;
    }
    [[nodiscard]] std::uint32_t part() const { return part_; }

private:
    std::uint64_t key_ = 0;
    std::uint32_t part_ = 0;
};

class WindowWriter {
public:
    WindowWriter(const CueFacts& cue, model::FeatureRows& rows) : cue_(cue), rows_(rows) {}

    void write_cue() {
        rows_.begin();
        FeatureWriter write(rows_);
        put<1>(write, in_cue);
    }
    void write(const Place& r, const Edges& e, const Neighbours& n) {
        const auto& b = r.between;
        FeatureWriter write(rows_);
        if (distance_.begins(Key().add(2, r.side).add(4, r.bucket), rows_)) {
            write_distance(cue_, r, write);
        }
        // How many other cues stand on a side tells which is the nearest of them.
        if (between_.begins(Key()
                                .add(2, r.side)
                                .add(2, b.commas)
                                .add(2, b.verbs)
                                .add(2, r.cues)
                                .add(1, e.penultimate),
                            rows_)) {
            write_between(cue_, r, e, write);
        }
        if (quoted_.begins(quoted_key(r, e, n), rows_)) {
            write_quoted(cue_, r, e, n, write);
        }
        if (groups_.begins(Key().add(2, r.side).add(3, b.groups), rows_)) {
            write_groups(cue_, r, write);
        }
        rows_.begin();
        for (const SharedPart* part : {&distance_, &between_, &quoted_, &groups_}) {
            rows_.share(part->part());
        }
        write_token(cue_, r, e, n, write);
    }

private:
    static Key quoted_key(const Place& r, const Edges& e, const Neighbours& n) {
        return Key()
            .add(2, r.side)
            .add(3, static_cast<std::uint64_t>(r.sentences + 2))
            .add(3, r.between.marks)
            .add(1, n.here.quoted)
            .add(1, n.here.mark)
            .add(1, n.left.quoted)
            .add(1, n.left.mark)
            .add(1, n.right.quoted)
            .add(1, n.right.mark)
            .add(1, e.first)
            .add(1, e.begins)
            .add(1, e.ends);
    }

    const CueFacts& cue_;
    model::FeatureRows& rows_;
    SharedPart distance_;
    SharedPart between_;
    SharedPart quoted_;
    SharedPart groups_;
};

}  // namespace

void write_argument_features(const ArticleView& article, TokenRange window,
                             std::span<const TokenRange> cues, std::size_t cue,
                             model::FeatureRows& rows) {
    rows.clear();
    const CueFacts facts = look_at(article, window, cues[cue]);
    WindowWriter writer(facts, rows);
    for (std::uint32_t i = window.begin; i < window.end; ++i) {
        Place place = relate(article, facts, i);
        if (place.side == in_cue) {
            writer.write_cue();
            continue;
        }
        count_cues(article, cues, cue, i, place);
        const Edges edges{.first = i == facts.sentence.begin,
                          .last = i + 1 == facts.sentence.end,
                          .penultimate = i + 2 == facts.sentence.end,
                          .begins = i == window.begin,
                          .ends = i + 1 == window.end};
        writer.write(place, edges, neighbours_of(article, window, i));
    }
}

}  // namespace stemma::read
