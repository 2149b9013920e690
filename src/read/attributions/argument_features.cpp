#include "read/attributions/argument_features.h"

#include <algorithm>

#include "read/syntax/feature_writer.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t reach = 250;  ///< tokens that a window goes beyond its sentence
constexpr std::uint64_t edge = 0xED6E;

enum Side : std::uint8_t { before_cue, in_cue, after_cue };

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

void write_place(const CueFacts& c, const Place& r, const Neighbours& n, FeatureWriter& write) {
    const auto& b = r.between;
    write(1, r.side);
    write(2, r.side, r.bucket);
    write(3, r.side, r.sentences, n.here.quoted);
    write(4, r.side, n.here.quoted, n.here.mark, b.marks);
    write(5, r.side, b.commas, b.verbs);
    write(6, r.side, b.verbs, n.here.pos);
    write(7, r.side, b.groups, n.here.pos);
    write(8, r.side, c.head);
    write(9, r.side, c.head, r.bucket);
    write(10, r.side, c.head, n.here.pos, b.verbs == 0);
    write(11, r.side, c.last, n.here.pos, b.verbs);
    write(12, r.side, c.last, r.bucket);
    write(13, r.side, c.next, b.verbs, b.commas);
    write(14, r.side, c.next_pos, r.bucket, n.here.pos);
    write(15, r.side, c.previous, b.groups);
    write(16, r.side, c.previous_pos, r.bucket, n.here.pos);
    write(17, r.side, c.closes, c.opens, b.commas, b.verbs);
    write(18, r.side, c.closes, c.opens, c.quotes, n.here.quoted);
    write(19, r.side, c.quotes, n.here.quoted, b.marks, r.sentences);
    write(20, r.side, c.passive, b.groups, n.here.pos);
    write(21, r.side, r.cues, b.commas);
    write(22, r.side, r.cues, r.other, b.verbs);
    write(23, r.side, r.cues, n.here.pos, b.groups);
    write(24, r.side, c.first, r.bucket);
    write(25, r.side, c.head, n.here.quoted, c.closes);
    write(26, r.side, c.closes, b.commas, b.groups, n.here.pos);
}

void write_token(const CueFacts& c, const Place& r, const Neighbours& n, FeatureWriter& write) {
    const auto& b = r.between;
    const bool adjacent = r.distance == 1;
    write(30, r.side, n.here.lower);
    write(31, r.side, n.left.lower, b.commas);
    write(32, r.side, n.right.lower, b.commas);
    write(33, r.side, n.left.pos, n.here.pos);
    write(34, r.side, n.here.pos, n.right.pos);
    write(35, r.side, n.left.pos, n.here.pos, n.right.pos);
    write(36, r.side, n.left.lower, n.here.pos, b.verbs == 0);
    write(37, r.side, n.right.lower, n.here.pos, b.verbs == 0);
    write(38, r.side, n.here.lower, b.commas, b.verbs);
    write(39, r.side, n.here.entity, n.here.entity_begin, b.groups);
    write(40, r.side, n.here.entity, n.left.entity, n.right.entity);
    write(41, r.side, n.here.mark, n.left.mark, n.right.mark, n.here.quoted);
    write(42, r.side, n.left.mark, c.quotes, n.left.quoted, n.here.quoted);
    write(43, r.side, n.right.mark, c.quotes, n.right.quoted, n.here.quoted);
    write(44, r.side, adjacent, n.here.pos, n.here.lower);
    write(45, r.side, adjacent, c.head);
    write(46, r.side, n.left2.pos, n.left.pos, n.here.pos);
    write(47, r.side, n.here.pos, n.right.pos, n.right2.pos);
    write(48, r.side, n.left.lower, n.here.lower);
    write(49, r.side, n.here.lower, n.right.lower);
    write(50, r.side, n.here.shape, n.here.pos, b.groups);
    write(51, r.side, n.here.stem);
    write(52, r.side, n.left.pos, n.left.lower, n.here.pos, b.commas);
    write(53, r.side, n.right.pos, n.right.lower, c.closes, b.commas);
}

void write_edges(TokenRange window, std::uint32_t i, const CueFacts& c, const Place& r,
                 const Neighbours& n, FeatureWriter& write) {
    const bool first = i == c.sentence.begin;
    const bool last = i + 1 == c.sentence.end;
    const bool penultimate = i + 2 == c.sentence.end;
    write(60, r.side, first, last, penultimate, n.here.pos);
    write(61, r.side, i == window.begin, i + 1 == window.end);
    write(62, r.side, penultimate, c.quotes, r.between.commas);
    write(63, r.side, first, n.here.quoted, c.closes);
}

/// Widens `begin` to the start of the quotation that runs into the sentence, or that ends where it
/// begins.
std::uint32_t reach_back(const ArticleView& article, TokenRange sentence, TokenRange cue) {
    constexpr std::uint32_t near = 12;
    const auto& quotations = article.table().quotations;
    const std::uint32_t begin = sentence.begin;
    if (begin == 0) {
        return begin;
    }
    const std::uint32_t inside = quotations.of_token[begin];
    const std::uint32_t earlier = quotations.of_token[begin - 1];
    const bool runs_in = inside != Quotations::none && inside == earlier;
    const bool just_ended =
        earlier != Quotations::none && cue.begin < begin + near && !article[begin].quoted &&
        article.reading().sentences[article.table().sentence_of[begin]].paragraph ==
            article.reading().sentences[article.table().sentence_of[begin - 1]].paragraph;
    if (!runs_in && !just_ended) {
        return begin;
    }
    const std::uint32_t start = quotations.list[earlier].tokens.begin;
    const std::uint32_t whole = article.sentence_at(start).begin;
    return begin - whole > reach ? begin : whole;
}

/// Widens `end` over the quotation that follows the sentence.
std::uint32_t reach_forward(const ArticleView& article, std::uint32_t end) {
    const auto& quotations = article.table().quotations;
    const auto& sentences = article.reading().sentences;
    const std::uint32_t from = end;
    while (end < article.size() && end - from < reach) {
        const std::uint32_t next = quotations.of_token[end];
        if (next == Quotations::none) {
            return end;
        }
        const bool runs_on = quotations.of_token[end - 1] == next;
        const bool same_paragraph = sentences[article.table().sentence_of[end]].paragraph ==
                                    sentences[article.table().sentence_of[end - 1]].paragraph;
        const bool announced = article.word(end - 1) == ":";
        if (!runs_on && !same_paragraph && !announced && !quotations.list[next].continues) {
            return end;
        }
        const std::uint32_t last = quotations.list[next].tokens.end - 1;
        end = article.sentence_at(last).end;
    }
    return std::min(end, from + reach);
}

}  // namespace

TokenRange argument_window(const ArticleView& article, TokenRange cue) {
    const TokenRange sentence = article.sentence_at(cue.begin);
    const TokenRange tail = article.sentence_at(cue.end - 1);
    return {reach_back(article, sentence, cue), reach_forward(article, tail.end)};
}

void write_argument_features(const ArticleView& article, TokenRange window,
                             std::span<const TokenRange> cues, std::size_t cue,
                             model::FeatureRows& rows) {
    rows.clear();
    const CueFacts facts = look_at(article, window, cues[cue]);
    for (std::uint32_t i = window.begin; i < window.end; ++i) {
        rows.begin();
        FeatureWriter write(rows);
        Place place = relate(article, facts, i);
        if (place.side == in_cue) {
            write(1, in_cue);
            continue;
        }
        count_cues(article, cues, cue, i, place);
        const Neighbours neighbours = neighbours_of(article, window, i);
        write_place(facts, place, neighbours, write);
        write_token(facts, place, neighbours, write);
        write_edges(window, i, facts, place, neighbours, write);
    }
}

}  // namespace stemma::read
