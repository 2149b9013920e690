#include "collate/align/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/strings.h"
#include "collate/align/gaps.h"

namespace stemma::collate {
namespace {

/// The name of a feature, hashed once.
struct Key {
    explicit Key(std::string_view name) : hash(hash64(name)) {}
    std::uint64_t hash;
};

/// Names of a value of the smaller and of the larger side.
struct TwoKeys {
    explicit TwoKeys(std::string_view name) : low(cat(name, ".low")), high(cat(name, ".high")) {}
    Key low;
    Key high;
};

/// A real value in low…high as a piecewise linear function with `bins` + 1 knots: each value
/// shares one unit between its two nearest knots.
void spline(model::FeatureVector& out, Key key, float value, float low, float high, int bins) {
    const float at =
        std::clamp((value - low) / (high - low), 0.0F, 1.0F) * static_cast<float>(bins);
    const int knot = std::min(static_cast<int>(at), bins - 1);
    const float part = at - static_cast<float>(knot);
    if (part < 1) {
        out.add_hash(hash_combine(key.hash, static_cast<std::uint64_t>(knot)), 1 - part);
    }
    if (part > 0) {
        out.add_hash(hash_combine(key.hash, static_cast<std::uint64_t>(knot) + 1), part);
    }
}

constexpr float said = 0.5F;  ///< a word that is covered less is one that the other side has not

float ratio(float part, float whole) { return whole > 0 ? part / whole : 0; }
float harmonic(float x, float y) { return x + y > 0 ? 2 * x * y / (x + y) : 0; }

/// How much of one side the other says.
struct Cover {
    float weighted = 0;
    float content = 0;
    float names = 0;
    float missing = 0;             ///< weight of what is not said
    float heaviest = 0;            ///< the rarest word that is not said
    std::array<float, 4> kinds{};  ///< unsaid nouns, verbs, describing words, names
    float unsaid_numbers = 0;
    float numbers = 0;
};

Cover cover_of(const Statement& s, const std::vector<float>& cover) {
    Cover c;
    float content = 0;
    float names = 0;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        const Word& w = s.words[i];
        c.weighted += w.weight * cover[i];
        const float open = 1 - cover[i];
        c.missing += w.weight * open;
        c.heaviest = std::max(c.heaviest, w.weight * open);
        if (w.content) {
            ++content;
            c.content += cover[i];
        }
        if (w.capital && i > 0) {
            ++names;
            c.names += cover[i];
        }
        if (w.digit) {
            ++c.numbers;
            c.unsaid_numbers += open;
        }
        if (w.pos == Pos::noun) {
            c.kinds[0] += open;
        } else if (w.pos == Pos::verb) {
            c.kinds[1] += open;
        } else if (w.pos == Pos::adj || w.pos == Pos::adv) {
            c.kinds[2] += open;
        } else if (w.pos == Pos::propn) {
            c.kinds[3] += open;
        }
    }
    c.weighted = ratio(c.weighted, s.weight);
    c.content = content > 0 ? c.content / content : 1;
    c.names = names > 0 ? c.names / names : 1;
    return c;
}

/// How many members two sorted lists share, a member that stands twice in both counted twice.
template <class T>
std::size_t count_shared(const std::vector<T>& x, const std::vector<T>& y) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        // No branch: which list goes on cannot be foreseen.
        const T a = x[i];
        const T b = y[j];
        shared += a == b ? 1U : 0U;
        i += a <= b ? 1U : 0U;
        j += b <= a ? 1U : 0U;
    }
    return shared;
}

/// Shared n-grams of stems, over the smaller and the larger number of n-grams (BLEU's counts).
std::pair<float, float> shared_grams(const Grams& a, const Grams& b, std::size_t n) {
    const std::vector<std::uint64_t>& x = a.stems[n - 1];
    const std::vector<std::uint64_t>& y = b.stems[n - 1];
    const auto in = static_cast<float>(count_shared(x, y));
    return {ratio(in, static_cast<float>(std::min(x.size(), y.size()))),
            ratio(in, static_cast<float>(std::max(x.size(), y.size())))};
}

float letter_cosine(const Grams& a, const Grams& b) {
    const auto size = static_cast<float>(a.letters.size()) * static_cast<float>(b.letters.size());
    return size > 0 ? static_cast<float>(count_shared(a.letters, b.letters)) / std::sqrt(size) : 0;
}

std::uint32_t longest_run(const WordMatch& match) {
    std::uint32_t best = 0;
    std::uint32_t run = 0;
    for (std::size_t k = 0; k < match.pairs.size(); ++k) {
        const bool next = k > 0 && match.pairs[k].a == match.pairs[k - 1].a + 1 &&
                          match.pairs[k].b == match.pairs[k - 1].b + 1;
        run = next ? run + 1 : 1;
        best = std::max(best, run);
    }
    return best;
}

struct Mentions {
    int same = 0;
    int only_a = 0;
    int only_b = 0;
};

Mentions compare_mentions(const Statement& a, const Statement& b, MentionKind kind) {
    Mentions m;
    const auto has = [kind](const Statement& s, std::uint64_t key) {
        return std::any_of(s.mentions.begin(), s.mentions.end(),
                           [&](const Mention& o) { return o.kind == kind && o.key == key; });
    };
    for (const Mention& x : a.mentions) {
        if (x.kind == kind) {
            ++(has(b, x.key) ? m.same : m.only_a);
        }
    }
    for (const Mention& y : b.mentions) {
        if (y.kind == kind && !has(a, y.key)) {
            ++m.only_b;
        }
    }
    return m;
}

void add_mentions(model::FeatureVector& out, const Statement& a, const Statement& b) {
    static constexpr std::array<std::string_view, 3> names = {"entity", "number", "time"};
    for (std::size_t kind = 0; kind < names.size(); ++kind) {
        const Mentions m = compare_mentions(a, b, static_cast<MentionKind>(kind));
        const auto [low, high] = std::minmax({std::min(m.only_a, 3), std::min(m.only_b, 3)});
        out.add_hash(
            hash_combine(hash64(names[kind]),
                         static_cast<std::uint64_t>(std::min(m.same, 3) * 16 + low * 4 + high)));
    }
}

/// The words that one side alone has: some matter less to what is claimed than others.
void add_unsaid(model::FeatureVector& out, const Statement& s, const std::vector<float>& cover) {
    static const std::uint64_t tag = hash64("unsaid");
    const auto scale = 1 / std::sqrt(static_cast<float>(std::max<std::size_t>(s.words.size(), 4)));
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (cover[i] < said && !s.words[i].digit) {
            out.add_hash(hash_combine(tag, s.words[i].stem), scale);
        }
    }
}

std::size_t count(const Statement& s, bool Word::* flag) {
    return static_cast<std::size_t>(
        std::count_if(s.words.begin(), s.words.end(), [&](const Word& w) { return w.*flag; }));
}

void add_two(model::FeatureVector& out, const TwoKeys& keys, float x, float y, float top,
             int bins) {
    spline(out, keys.low, std::min(x, y), 0, top, bins);
    spline(out, keys.high, std::max(x, y), 0, top, bins);
}

struct Keys {
    TwoKeys cover{"cover"}, content{"content"}, names{"names"}, missing{"missing"},
        heaviest{"heaviest"}, digits{"digits"}, figures{"figures"}, words{"words"};
    TwoKeys near{"near"};
    Key near_both{"near.both"}, meaning{"meaning"}, rest{"rest"};
    Key cover_both{"cover.both"}, content_both{"content.both"}, letters{"letters"},
        length{"length"}, run{"run"}, order{"order"};
    std::array<TwoKeys, 4> kinds{TwoKeys{"noun"}, TwoKeys{"verb"}, TwoKeys{"adj"}, TwoKeys{"name"}};
    std::array<TwoKeys, 4> grams{TwoKeys{"g1"}, TwoKeys{"g2"}, TwoKeys{"g3"}, TwoKeys{"g4"}};
};

/// The words of both sides that the other does not say, and how close each two of them lie.
class Unsaid {
public:
    Unsaid(const WordVectors& vectors, const Statement& a, const Statement& b,
           const WordMatch& match)
        : a_(side_of(vectors, a, match.cover_a)), b_(side_of(vectors, b, match.cover_b)) {
        cosines_.reserve(a_.words.size() * b_.words.size());
        for (Word& x : a_.words) {
            for (Word& y : b_.words) {
                const float cosine = vectors.cosine(x.vector, y.vector);
                x.closest = std::max(x.closest, cosine);
                y.closest = std::max(y.closest, cosine);
                cosines_.push_back(cosine);
            }
        }
    }
    /// How much of each statement the other says, if words that lie close together say a part of
    /// each other.
    [[nodiscard]] float cover_of_a(float exact, float weight) const {
        return exact + gain(a_, weight);
    }
    [[nodiscard]] float cover_of_b(float exact, float weight) const {
        return exact + gain(b_, weight);
    }
    [[nodiscard]] float cosine_of_sums() const { return WordVectors::cosine(a_.sum, b_.sum); }
    /// The closest two words of a gap's sides.
    [[nodiscard]] float closest(const Gap& gap) const {
        float best = 0;
        for (std::size_t i = 0; i < a_.words.size(); ++i) {
            const std::uint32_t x = a_.words[i].place;
            for (std::size_t j = 0; x >= gap.a.begin && x < gap.a.end && j < b_.words.size(); ++j) {
                const std::uint32_t y = b_.words[j].place;
                if (y >= gap.b.begin && y < gap.b.end) {
                    best = std::max(best, cosines_[i * b_.words.size() + j]);
                }
            }
        }
        return best;
    }

private:
    struct Word {
        std::uint32_t place = 0;
        std::uint32_t vector = 0;
        float weight = 0;
        float closest = 0;
    };
    struct Side {
        std::vector<Word> words;
        WordVectors::Sum sum{};
    };

    static Side side_of(const WordVectors& vectors, const Statement& s,
                        const std::vector<float>& cover) {
        Side side;
        for (std::uint32_t i = 0; i < s.words.size(); ++i) {
            const collate::Word& w = s.words[i];
            if (cover[i] < said && w.content && w.vector != WordVectors::unknown) {
                side.words.push_back({i, w.vector, w.weight * (1 - cover[i]), 0});
                vectors.add(w.vector, w.weight, side.sum);
            }
        }
        return side;
    }
    static float gain(const Side& side, float weight) {
        constexpr float unrelated = 0.2F;  // the cosine of words that have nothing in common
        float sum = 0;
        for (const Word& w : side.words) {
            sum += w.weight * std::max(0.0F, w.closest - unrelated) / (1 - unrelated);
        }
        return ratio(sum, weight);
    }

    Side a_;
    Side b_;
    std::vector<float> cosines_;
};

void add_nearness(model::FeatureVector& out, const Keys& keys, const Unsaid& unsaid, float cover_a,
                  float cover_b, const Statement& a, const Statement& b) {
    const float x = unsaid.cover_of_a(cover_a, a.weight);
    const float y = unsaid.cover_of_b(cover_b, b.weight);
    add_two(out, keys.near, x, y, 1, 10);
    spline(out, keys.near_both, harmonic(x, y), 0, 1, 12);
    spline(out, keys.meaning, WordVectors::cosine(a.meaning, b.meaning), -0.2F, 1, 12);
    spline(out, keys.rest, unsaid.cosine_of_sums(), -0.4F, 1, 7);
}

/// What both sides of a gap hold: figures, names, other words, or different things.
std::uint64_t kind_of(const Gap& gap) {
    const auto [x, y] = gap;
    return x.figures > 0 && y.figures > 0 ? 0
           : x.names > 0 && y.names > 0   ? 1
           : x.others > 0 && y.others > 0 ? 2
                                          : 3;
}

void add_gaps(model::FeatureVector& out, const Unsaid& unsaid, const Statement& a,
              const Statement& b, const WordMatch& match) {
    static const std::uint64_t swapped = hash64("swapped");
    static const std::uint64_t swapped_close = hash64("swapped.close");
    static const std::uint64_t added = hash64("added");
    constexpr float steps = 5;
    for (const Gap& gap : find_gaps(a, b, match)) {
        const GapSide& x = gap.a;
        const GapSide& y = gap.b;
        if (!x.any() || !y.any()) {
            const GapSide& one = x.any() ? x : y;
            out.add_hash(hash_combine(added, one.figures > 0 ? 0 : one.names > 0 ? 1 : 2));
            continue;
        }
        const bool inner =
            x.begin > 0 && x.end < a.words.size() && y.begin > 0 && y.end < b.words.size();
        const auto close = static_cast<std::uint64_t>(unsaid.closest(gap) * steps);
        out.add_hash(hash_combine(swapped, kind_of(gap) * 2 + (inner ? 1 : 0)));
        out.add_hash(hash_combine(swapped_close, kind_of(gap) * 8 + close));
    }
}

/// "open higher", "close lower": words that say the opposite of each other.
void add_opposites(model::FeatureVector& out, const Statement& a, const Statement& b) {
    static const std::uint64_t opposed = hash64("opposed");
    int opposites = 0;
    for (const Word& v : a.words) {
        for (const Word& w : b.words) {
            opposites += v.direction != 0 && v.direction == -w.direction ? 1 : 0;
        }
    }
    out.add_hash(opposed, static_cast<float>(std::min(opposites, 2)));
}

}  // namespace

model::FeatureVector pair_features(const WordVectors& vectors, const Statement& a,
                                   const Statement& b, const WordMatch& match) {
    static const Keys keys;
    model::FeatureVector out;
    out.reserve(160);
    const Cover x = cover_of(a, match.cover_a);
    const Cover y = cover_of(b, match.cover_b);
    out.add("bias");
    add_two(out, keys.cover, x.weighted, y.weighted, 1, 10);
    spline(out, keys.cover_both, harmonic(x.weighted, y.weighted), 0, 1, 12);
    add_two(out, keys.content, x.content, y.content, 1, 10);
    spline(out, keys.content_both, harmonic(x.content, y.content), 0, 1, 12);
    add_two(out, keys.names, x.names, y.names, 1, 5);
    add_two(out, keys.missing, x.missing, y.missing, 60, 10);
    add_two(out, keys.heaviest, x.heaviest, y.heaviest, 10, 5);
    for (std::size_t k = 0; k < x.kinds.size(); ++k) {
        add_two(out, keys.kinds[k], x.kinds[k], y.kinds[k], 6, 6);
    }
    add_two(out, keys.digits, x.unsaid_numbers, y.unsaid_numbers, 4, 4);
    add_two(out, keys.figures, x.numbers, y.numbers, 4, 4);
    for (std::size_t n = 1; n <= keys.grams.size(); ++n) {
        const auto [of_smaller, of_larger] = shared_grams(a.grams, b.grams, n);
        spline(out, keys.grams[n - 1].low, of_smaller, 0, 1, 8);
        spline(out, keys.grams[n - 1].high, of_larger, 0, 1, 8);
    }
    spline(out, keys.letters, letter_cosine(a.grams, b.grams), 0, 1, 12);
    const auto words_a = static_cast<float>(a.words.size());
    const auto words_b = static_cast<float>(b.words.size());
    spline(out, keys.length, ratio(std::min(words_a, words_b), std::max(words_a, words_b)), 0, 1,
           10);
    add_two(out, keys.words, words_a, words_b, 40, 8);
    spline(out, keys.run, ratio(static_cast<float>(longest_run(match)), std::min(words_a, words_b)),
           0, 1, 8);
    const auto pairs = static_cast<float>(match.pairs.size());
    spline(out, keys.order, ratio(static_cast<float>(match.chain.size()), pairs), 0, 1, 6);
    const bool denied = (count(a, &Word::negation) + count(b, &Word::negation)) % 2 == 1;
    out.add("polarity", denied ? 1 : 0);
    out.add("modal", (count(a, &Word::modal) > 0) == (count(b, &Word::modal) > 0) ? 1 : 0);
    add_mentions(out, a, b);
    const Unsaid unsaid(vectors, a, b, match);
    add_nearness(out, keys, unsaid, x.weighted, y.weighted, a, b);
    add_gaps(out, unsaid, a, b, match);
    add_opposites(out, a, b);
    add_unsaid(out, a, match.cover_a);
    add_unsaid(out, b, match.cover_b);
    return out;
}

}  // namespace stemma::collate
