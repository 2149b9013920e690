#include "collate/claims/story_weights.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace stemma::collate {
namespace {

/// In double precision first, which machines round alike.
float log_of(float x) { return static_cast<float>(std::log(static_cast<double>(x))); }

/// A name of several words says no more than this many.
constexpr float one_name = 1.2F;
/// Who says it is not what is said.
constexpr float of_teller = 0.4F;

/// The words of one article that name a source, or its saying; asked for places in order.
class Tellers {
public:
    [[nodiscard]] bool tells(const Statement& s, Span word) {
        if (&s.source->reading != reading_) {
            reading_ = &s.source->reading;
            spans_.clear();
            for (const Attribution& attribution : reading_->attributions) {
                spans_.insert(spans_.end(), attribution.source.begin(), attribution.source.end());
                spans_.insert(spans_.end(), attribution.cue.begin(), attribution.cue.end());
            }
            std::sort(spans_.begin(), spans_.end());
        }
        const auto after =
            std::upper_bound(spans_.begin(), spans_.end(), word.begin,
                             [](std::uint32_t at, const Span& span) { return at < span.begin; });
        return after != spans_.begin() && std::prev(after)->contains(word);
    }

private:
    const Reading* reading_ = nullptr;
    std::vector<Span> spans_;
};

/// How much a word counts beside its rarity.
float part_of(const Statement& s, const Word& word, Tellers& tellers) {
    float part = tellers.tells(s, word.span) ? of_teller : 1;
    if (word.mention >= 0) {
        const Mention& mention = s.mentions[static_cast<std::size_t>(word.mention)];
        const auto length = static_cast<float>(mention.end - mention.begin);
        part *= mention.kind == MentionKind::entity ? std::min(1.0F, one_name / length) : 1;
    }
    return part;
}

}  // namespace

std::vector<StoryWeights> story_weights(const Statements& statements) {
    std::unordered_map<std::uint64_t, std::uint32_t> shared;
    float count = 1;
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (statements.twin[i] != i) {
            continue;
        }
        ++count;
        std::unordered_set<std::uint64_t> own;
        for (const Word& word : statements.all[i].words) {
            if (own.insert(word.stem).second) {
                ++shared[word.stem];
            }
        }
    }
    const float full = log_of(count);
    Tellers tellers;
    std::vector<StoryWeights> out(statements.all.size());
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (statements.twin[i] != i) {
            continue;
        }
        const Statement& s = statements.all[i];
        for (const Word& word : s.words) {
            const auto in = static_cast<float>(shared[word.stem]);
            const float rarity = word.weight * log_of(count / in) / full;
            out[i].words.push_back(part_of(s, word, tellers) * rarity);
            out[i].sum += out[i].words.back();
        }
    }
    return out;
}

}  // namespace stemma::collate
