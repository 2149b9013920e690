#include "collate/conflicts/near.h"

#include <algorithm>

namespace stemma::collate {
namespace {

constexpr std::uint32_t reach = 8;  // words, to either side
constexpr float per_word = 0.9F;
constexpr float per_mark = 0.6F;
constexpr float per_figure = 0.4F;

/// The type of the entity that a word names, if it does.
std::optional<EntityType> named(const Statement& s, std::uint32_t word) {
    const std::int32_t m = s.words[word].mention;
    const Entity* entity = m < 0 ? nullptr : s.entity(s.mentions[static_cast<std::size_t>(m)]);
    return entity == nullptr ? std::nullopt : std::optional(entity->type);
}

}  // namespace

float stands_for(const Statement& a, std::uint32_t x, const Statement& b, std::uint32_t y) {
    const Word& v = a.words[x];
    const Word& w = b.words[y];
    if (v.stem == w.stem) {
        return 1;
    }
    if (v.mention >= 0 && w.mention >= 0 &&
        a.mentions[static_cast<std::size_t>(v.mention)].key ==
            b.mentions[static_cast<std::size_t>(w.mention)].key) {
        return 1;
    }
    return Background::related(v.senses, w.senses) ? 0.8F : 0;
}

std::vector<Near> words_near(const Statement& s, WordRange around, const StoryWeights& weights,
                             const std::function<bool(std::uint32_t)>& passed) {
    std::vector<Near> out;
    const auto is_number = [&](const Word& word) {
        return word.mention >= 0 &&
               s.mentions[static_cast<std::size_t>(word.mention)].kind == MentionKind::number;
    };
    const auto walk = [&](std::uint32_t at, std::int32_t step) {
        float fade = 1;
        std::uint32_t last = at;
        for (std::uint32_t n = 0; n < reach; ++n) {
            if (step < 0 ? at == 0 : at + 1 >= s.words.size()) {
                break;
            }
            at = static_cast<std::uint32_t>(static_cast<std::int64_t>(at) + step);
            const Span gap{std::min(s.words[at].span.end, s.words[last].span.end),
                           std::max(s.words[at].span.begin, s.words[last].span.begin)};
            const bool mark = gap.begin < gap.end &&
                              s.text_of(gap).find_first_of(",;:()") != std::string_view::npos;
            fade *= per_word * (mark ? per_mark : 1);
            const Word& word = s.words[at];
            const bool dates = word.mention >= 0 && word.digit;
            if (is_number(word)) {
                fade *= word.mention == s.words[last].mention ? 1 : per_figure;
            } else if (dates || (word.content && !(passed && passed(at)))) {
                out.push_back({at, fade * weights.words[at]});
            }
            last = at;
        }
    };
    walk(around.begin, -1);
    walk(around.end - 1, 1);
    return out;
}

float near_alike(const Statement& a, const std::vector<Near>& x, const Statement& b,
                 const std::vector<Near>& y) {
    float both = 0;
    float all = 0;
    for (const Near& n : x) {
        all += n.weight;
    }
    std::vector<bool> used(y.size());
    for (const Near& n : y) {
        all += n.weight;
    }
    for (const Near& n : x) {
        float best = 0;
        std::size_t at = 0;
        for (std::size_t k = 0; k < y.size(); ++k) {
            const float value =
                used[k] ? 0 : stands_for(a, n.word, b, y[k].word) * (n.weight + y[k].weight);
            if (value > best) {
                best = value;
                at = k;
            }
        }
        if (best > 0) {
            used[at] = true;
            both += best;
        }
    }
    return all > 0 ? both / all : 0;
}

float said_alike(const Statement& a, const StoryWeights& u, const Statement& b,
                 const StoryWeights& v) {
    float both = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto& x = a.grams.places;
    const auto& y = b.grams.places;
    while (i < x.size() && j < y.size()) {
        if (x[i].stem == y[j].stem) {
            both += u.words[x[i++].word] + v.words[y[j++].word];
        } else if (x[i].stem < y[j].stem) {
            ++i;
        } else {
            ++j;
        }
    }
    return u.sum + v.sum > 0 ? both / (u.sum + v.sum) : 0;
}

bool of_others(const Statement& a, const std::vector<Near>& x, const Statement& b,
               const std::vector<Near>& y, std::optional<EntityType> only) {
    bool rivals = false;
    for (const Near& n : x) {
        for (const Near& m : y) {
            const std::optional<EntityType> type = named(a, n.word);
            const bool alike = type && type == named(b, m.word) && (!only || type == only);
            if (alike && stands_for(a, n.word, b, m.word) > 0) {
                return false;
            }
            rivals = rivals || alike;
        }
    }
    return rivals;
}

bool of_one_person(const Statement& a, const std::vector<Near>& x, const Statement& b,
                   const std::vector<Near>& y) {
    const auto nearest = [](const Statement& s, const std::vector<Near>& m) -> const Near* {
        const Near* best = nullptr;
        for (const Near& n : m) {
            const bool person = named(s, n.word) == EntityType::person;
            best = person && (best == nullptr || n.weight > best->weight) ? &n : best;
        }
        return best;
    };
    const Near* u = nearest(a, x);
    const Near* v = nearest(b, y);
    return u != nullptr && v != nullptr && stands_for(a, u->word, b, v->word) == 1;
}

}  // namespace stemma::collate
