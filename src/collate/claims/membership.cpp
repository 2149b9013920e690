#include "collate/claims/membership.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "collate/claims/clusters.h"
#include "collate/claims/story_weights.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t none = ~0U;
constexpr float far = 6;  // log odds
constexpr float synonym = 0.8F;
constexpr std::uint32_t latest = 10;  // sentence

/// In double precision first, which machines round alike.
float log_of(float x) { return static_cast<float>(std::log(static_cast<double>(x))); }

float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

/// How many of a group's wordings say a word, or one of a group of synonyms.
struct Said {
    std::uint32_t wordings = 0;
    std::uint32_t last = none;
    float weight = 0;  ///< 0 for synonyms
    float story = 0;
    Senses senses{};

    void note(std::uint32_t wording) {
        wordings += last != wording ? 1 : 0;
        last = wording;
    }
};

/// What the wordings of a claim say together. A key is a stem's hash or the number of a group of
/// synonyms.
struct Profile {
    std::unordered_map<std::uint64_t, Said> said;
    std::vector<std::uint64_t> core;  ///< stems that most wordings say, sorted
    float core_weight = 0;
    float core_story = 0;
    std::uint32_t wordings = 0;
    std::vector<std::uint32_t> articles;  ///< sorted
    float place = 0;                      ///< mean
};

/// A statement's links with those of a group.
struct LinksWith {
    float sum = 0;
    float best = -far;
    float next = -far;
    std::uint32_t compared = 0;
    std::uint32_t likely = 0;

    void note(float log_odds) {
        sum += log_odds;
        ++compared;
        likely += log_odds > 0 ? 1 : 0;
        next = std::max(next, std::min(best, log_odds));
        best = std::max(best, log_odds);
    }
};

struct Shares {
    float general = 0;
    float story = 0;
};

/// The stems and synonyms of a statement, sorted.
using Keys = std::vector<std::uint64_t>;

void keys_of(const Statement& s, Keys& keys) {
    keys.clear();
    for (const Word& word : s.words) {
        keys.push_back(word.stem);
        keys.insert(keys.end(), word.senses.begin(), word.senses.end());
    }
    std::sort(keys.begin(), keys.end());
}

std::uint32_t place_of(const Statement& s) { return std::min(s.sentence, latest); }

class Profiles {
public:
    Profiles(const Statements& statements, const Groups& groups)
        : s_(statements), weights_(story_weights(statements)), all_(groups.size()) {
        std::uint32_t last = none;
        for (const Statement& s : s_.all) {
            articles_ += s.article.value != last ? 1 : 0;
            last = s.article.value;
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            fill(groups[g], all_[g]);
            find_core(all_[g]);
        }
    }

    /// Is it told by several articles?
    [[nodiscard]] bool several(std::uint32_t group) const {
        return all_[group].articles.size() > 1;
    }

    /// `keys`: what statement i says, see keys_of.
    [[nodiscard]] JoinSight look(std::uint32_t i, const Keys& keys, std::uint32_t own,
                                 std::uint32_t group, const LinksWith& links) const {
        const Profile& claim = all_[group];
        const Statement& s = s_.all[i];
        const Shares profile = said_by(claim, i);
        const Shares core = core_in(claim, keys);
        const std::uint32_t wordings = std::max(claim.wordings, links.compared);
        const auto count = static_cast<float>(wordings);
        const bool told =
            std::binary_search(claim.articles.begin(), claim.articles.end(), s.article.value);
        const auto half = [](float odds) { return std::clamp(odds, -far, far) / 2; };
        return {half(mean_link(links.sum, links.compared, wordings)),
                half(links.best),
                half(links.next),
                static_cast<float>(links.compared) / count,
                static_cast<float>(links.likely) / count,
                profile.general,
                profile.story,
                core.general,
                core.story,
                log_of(1 + claim.core_weight),
                log_of(static_cast<float>(claim.wordings)),
                static_cast<float>(claim.articles.size()) / static_cast<float>(articles_),
                told ? 1.0F : 0.0F,
                static_cast<float>(place_of(s)) / 5,
                claim.place / 5,
                log_of(static_cast<float>(s.words.size())),
                static_cast<float>(all_[own].articles.size()) / static_cast<float>(articles_)};
    }

private:
    void fill(const std::vector<std::uint32_t>& group, Profile& claim) {
        std::unordered_set<std::uint32_t> seen;
        float places = 0;
        for (const std::uint32_t i : group) {
            const Statement& s = s_.all[i];
            places += static_cast<float>(place_of(s));
            claim.articles.push_back(s.article.value);
            if (!seen.insert(s_.twin[i]).second) {
                continue;
            }
            const StoryWeights& weights = weights_[s_.twin[i]];
            for (std::size_t k = 0; k < s.words.size(); ++k) {
                note(s.words[k], weights.words[k], claim);
            }
            ++claim.wordings;
        }
        claim.place = share(places, static_cast<float>(group.size()));
        std::sort(claim.articles.begin(), claim.articles.end());
        claim.articles.erase(std::unique(claim.articles.begin(), claim.articles.end()),
                             claim.articles.end());
    }

    static void note(const Word& word, float story, Profile& claim) {
        Said& said = claim.said[word.stem];
        said.note(claim.wordings);
        said.weight = std::max(said.weight, word.weight);
        said.story = std::max(said.story, story);
        said.senses = word.senses;
        for (const std::uint16_t sense : word.senses) {
            if (sense != 0) {
                claim.said[sense].note(claim.wordings);
            }
        }
    }

    static void find_core(Profile& claim) {
        const std::uint32_t least =
            claim.wordings > 1 ? std::max(2U, (claim.wordings + 1) / 2) : 1U;
        for (const auto& [key, said] : claim.said) {
            if (said.weight > 0 && said.wordings >= least) {
                claim.core.push_back(key);
            }
        }
        std::sort(claim.core.begin(), claim.core.end());
        for (const std::uint64_t key : claim.core) {
            claim.core_weight += claim.said.at(key).weight;
            claim.core_story += claim.said.at(key).story;
        }
    }

    /// How much of what the statement says do the claim's wordings say?
    [[nodiscard]] Shares said_by(const Profile& claim, std::uint32_t i) const {
        const Statement& s = s_.all[i];
        const StoryWeights& weights = weights_[s_.twin[i]];
        const auto count = static_cast<float>(claim.wordings);
        Shares out;
        for (std::size_t k = 0; k < s.words.size(); ++k) {
            const auto part = [&](std::uint64_t key) {
                const auto found = claim.said.find(key);
                return found == claim.said.end()
                           ? 0
                           : static_cast<float>(found->second.wordings) / count;
            };
            float most = part(s.words[k].stem);
            for (const std::uint16_t sense : s.words[k].senses) {
                most = std::max(most, sense != 0 ? synonym * part(sense) : 0);
            }
            out.general += most * s.words[k].weight;
            out.story += most * weights.words[k];
        }
        return {share(out.general, s.weight), share(out.story, weights.sum)};
    }

    /// How much of the claim's core does the statement say?
    static Shares core_in(const Profile& claim, const Keys& keys) {
        const auto has = [&](std::uint64_t key) {
            return std::binary_search(keys.begin(), keys.end(), key);
        };
        Shares out;
        for (const std::uint64_t stem : claim.core) {
            const Said& said = claim.said.at(stem);
            const bool same = has(stem);
            const bool meant =
                !same && std::any_of(said.senses.begin(), said.senses.end(),
                                     [&](std::uint16_t sense) { return sense != 0 && has(sense); });
            const float part = same ? 1 : meant ? synonym : 0;
            out.general += part * said.weight;
            out.story += part * said.story;
        }
        return {share(out.general, claim.core_weight), share(out.story, claim.core_story)};
    }

    const Statements& s_;
    std::vector<StoryWeights> weights_;
    std::vector<Profile> all_;
    std::uint32_t articles_ = 0;
};

}  // namespace

std::vector<Joining> find_joinings(const Statements& statements, const Links& links,
                                   const Groups& groups) {
    std::vector<std::uint32_t> group_of(statements.all.size(), none);
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
        for (const std::uint32_t i : groups[g]) {
            group_of[i] = g;
        }
    }
    const Profiles profiles(statements, groups);
    std::vector<Joining> out;
    Keys keys;
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        const std::uint32_t own = group_of[i];
        std::map<std::uint32_t, LinksWith> found;
        for (const Links::Other& other : links.of(i)) {
            const std::uint32_t group = group_of[other.statement];
            if (own != none && group != none && group != own &&
                (profiles.several(group) || profiles.several(own))) {
                found[group].note(other.log_odds);
            }
        }
        if (!found.empty()) {
            keys_of(statements.all[i], keys);
        }
        for (const auto& [group, with] : found) {
            out.push_back({group, i, profiles.look(i, keys, own, group, with)});
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Joining& x, const Joining& y) { return x.group < y.group; });
    return out;
}

}  // namespace stemma::collate
