#include "collate/claims/evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "collate/align/word_match.h"
#include "collate/claims/story_weights.h"

namespace stemma::collate {
namespace {

/// In double precision first, which machines round alike.
float log_of(float x) { return static_cast<float>(std::log(static_cast<double>(x))); }

struct Covered {
    float general = 0;  ///< share of the weight, 0…1
    float story = 0;
    float story_sum = 0;
};

Covered covered(const Statement& s, const StoryWeights& weights, const std::vector<float>& cover) {
    Covered out;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        out.general += s.words[i].weight * cover[i];
        out.story_sum += weights.words[i] * cover[i];
    }
    out.general = s.weight > 0 ? out.general / s.weight : 0;
    out.story = weights.sum > 0 ? out.story_sum / weights.sum : 0;
    return out;
}

int shared_figures(const Statement& a, const Statement& b) {
    int count = 0;
    for (const Mention& x : a.mentions) {
        count += x.kind == MentionKind::number &&
                         std::any_of(b.mentions.begin(), b.mentions.end(),
                                     [&](const Mention& y) {
                                         return y.kind == MentionKind::number && y.key == x.key;
                                     })
                     ? 1
                     : 0;
    }
    return count;
}

/// How much of a statement stands inside quotation marks, 0…1.
float quoted_share(const Statement& s) {
    const auto quoted =
        std::count_if(s.words.begin(), s.words.end(), [](const Word& w) { return w.quoted; });
    return s.words.empty() ? 0 : static_cast<float>(quoted) / static_cast<float>(s.words.size());
}

FirstSight look(const Statement& a, const Statement& b, const StoryWeights& in_a,
                const StoryWeights& in_b) {
    const WordMatch match = match_words(a, b);
    const Covered x = covered(a, in_a, match.cover_a);
    const Covered y = covered(b, in_b, match.cover_b);
    int verbs = 0;
    int run = 0;
    int longest = 0;
    for (std::size_t k = 0; k < match.pairs.size(); ++k) {
        const WordPair& pair = match.pairs[k];
        const Word& v = a.words[pair.a];
        verbs += v.content && v.pos == Pos::verb && b.words[pair.b].pos == Pos::verb ? 1 : 0;
        const bool next =
            k > 0 && pair.a == match.pairs[k - 1].a + 1 && pair.b == match.pairs[k - 1].b + 1;
        run = next ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    const float shared = (x.story_sum + y.story_sum) / 2;
    const float both = std::sqrt(in_a.sum * in_b.sum);
    const auto words = std::minmax({a.words.size(), b.words.size()});
    const auto quoted = std::minmax({quoted_share(a), quoted_share(b)});
    const auto place = std::minmax({std::min(a.sentence, 10U), std::min(b.sentence, 10U)});
    return {std::min(x.general, y.general),
            std::max(x.general, y.general),
            std::min(x.story, y.story),
            std::max(x.story, y.story),
            both > 0 ? shared / both : 0,
            static_cast<float>(std::min(shared_figures(a, b), 2)),
            static_cast<float>(std::min(verbs, 3)),
            static_cast<float>(std::min(longest, 8)) / 4,
            log_of(static_cast<float>(words.first)),
            log_of(static_cast<float>(words.second)),
            log_of(1 + shared),
            static_cast<float>(place.first) / 5,
            static_cast<float>(place.second) / 5,
            quoted.first,
            quoted.second};
}

constexpr float far = 6;  // log odds: as far as one pair may stand above or below another

/// For every statement and other article, the two best scores of their pairs.
class Rivals {
public:
    Rivals(const Statements& statements, const std::vector<Candidate>& pairs,
           const std::vector<float>& scores)
        : s_(statements), articles_(statements.all.size()) {
        for (std::uint32_t i = 0; i < s_.all.size(); ++i) {
            std::vector<std::uint32_t>& list = articles_[s_.twin[i]];
            if (list.empty() || list.back() != s_.all[i].article.value) {
                list.push_back(s_.all[i].article.value);
            }
        }
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            note(pairs[k].a, pairs[k].b, scores[k]);
            note(pairs[k].b, pairs[k].a, scores[k]);
        }
    }

    /// How far a pair stands above (or below) what `from` has in the articles of `to`.
    float lead(std::uint32_t from, std::uint32_t to, float score) const {
        float other = score - far;
        for (const std::uint32_t article : articles_[to]) {
            const auto found = best_.find(key(from, article));
            if (found != best_.end()) {
                const Best& best = found->second;
                other = std::max(other, best.with == to ? best.second : best.first);
            }
        }
        return std::max(score - other, -far);
    }

private:
    struct Best {
        float first = -1e9F;
        float second = -1e9F;
        std::uint32_t with = 0;
    };
    static std::uint64_t key(std::uint32_t statement, std::uint32_t article) {
        return (std::uint64_t{statement} << 32U) | article;
    }
    void note(std::uint32_t from, std::uint32_t to, float score) {
        for (const std::uint32_t article : articles_[to]) {
            Best& best = best_[key(from, article)];
            if (score > best.first) {
                best.second = best.first;
                best.first = score;
                best.with = to;
            } else {
                best.second = std::max(best.second, score);
            }
        }
    }

    const Statements& s_;
    std::vector<std::vector<std::uint32_t>> articles_;  ///< per first twin, sorted
    std::unordered_map<std::uint64_t, Best> best_;
};

/// The score of the statements before, or after, where those were compared.
float neighbours(const Statements& s, const std::vector<Candidate>& pairs,
                 const std::vector<float>& scores, const Candidate& pair) {
    float best = -far;
    const auto count = static_cast<std::int64_t>(s.all.size());
    for (const int step : {-1, 1}) {
        const std::int64_t x = std::int64_t{pair.a} + step;
        const std::int64_t y = std::int64_t{pair.b} + step;
        if (x < 0 || y < 0 || x >= count || y >= count) {
            continue;
        }
        const auto i = static_cast<std::uint32_t>(x);
        const auto j = static_cast<std::uint32_t>(y);
        if (s.all[i].article != s.all[pair.a].article ||
            s.all[j].article != s.all[pair.b].article) {
            continue;
        }
        const Candidate beside{std::min(s.twin[i], s.twin[j]), std::max(s.twin[i], s.twin[j])};
        if (beside.a == beside.b) {
            best = far;
            continue;
        }
        const auto at = std::lower_bound(pairs.begin(), pairs.end(), beside);
        if (at != pairs.end() && *at == beside) {
            best = std::max(best, scores[static_cast<std::size_t>(at - pairs.begin())]);
        }
    }
    return std::clamp(best, -far, far);
}

}  // namespace

std::vector<FirstSight> first_sight(const Statements& statements,
                                    const std::vector<Candidate>& pairs) {
    const std::vector<StoryWeights> weights = story_weights(statements);
    std::vector<FirstSight> out;
    out.reserve(pairs.size());
    for (const Candidate& pair : pairs) {
        out.push_back(
            look(statements.all[pair.a], statements.all[pair.b], weights[pair.a], weights[pair.b]));
    }
    return out;
}

std::vector<SecondSight> second_sight(const Statements& statements,
                                      const std::vector<Candidate>& pairs,
                                      const std::vector<FirstSight>& first,
                                      const std::vector<float>& scores) {
    const Rivals rivals(statements, pairs, scores);
    std::vector<SecondSight> out;
    out.reserve(pairs.size());
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        SecondSight sight{};
        std::copy(first[k].begin(), first[k].end(), sight.begin());
        const auto lead = std::minmax({rivals.lead(pairs[k].a, pairs[k].b, scores[k]),
                                       rivals.lead(pairs[k].b, pairs[k].a, scores[k])});
        const float beside = neighbours(statements, pairs, scores, pairs[k]);
        const std::array<float, second_size - first_size> more{scores[k] / 2,
                                                               lead.first / 2,
                                                               lead.second / 2,
                                                               std::min(lead.first, 0.0F) / 2,
                                                               std::min(lead.second, 0.0F) / 2,
                                                               beside / 2,
                                                               beside > 0 ? 1.0F : 0.0F};
        std::copy(more.begin(), more.end(), sight.begin() + first_size);
        out.push_back(sight);
    }
    return out;
}

}  // namespace stemma::collate
