#include "read/entities/persons.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace stemma::read {
namespace {

using Words = std::vector<std::string>;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t several = none - 1;
/// Of many people with one surname only the latest are looked at, so that a list of names costs
/// no more than its length.
constexpr std::size_t most_namesakes = 32;
/// A surname may come before the full name by so many mentions of people, as in a lead; one that
/// comes earlier means somebody else, whom the text takes for known.
constexpr std::size_t lead_mentions = 2;

/// Small differences of transliteration in longer words: zelensky, zelenskyy.
bool nearly_equal(std::string_view a, std::string_view b) {
    if (a == b) {
        return true;
    }
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    const std::size_t allowed = a.size() >= 8 ? 2 : a.size() >= 6 ? 1 : 0;
    if (allowed == 0 || b.size() - a.size() > allowed || b.size() > 64) {
        return false;
    }
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()] <= allowed;
}

/// One key for the spellings of a name from another script: zelensky, zelenskyy, zelenskiy.
std::string sound_of(std::string_view name) {
    struct Sound {
        std::string_view letters;
        char is;
    };
    constexpr std::array<Sound, 16> sounds = {{{"tsch", 'C'},
                                               {"sch", 'S'},
                                               {"tch", 'C'},
                                               {"sh", 'S'},
                                               {"ch", 'C'},
                                               {"kh", 'h'},
                                               {"zh", 'z'},
                                               {"ts", 'c'},
                                               {"tz", 'c'},
                                               {"dj", 'j'},
                                               {"ou", 'u'},
                                               {"ks", 'x'},
                                               {"w", 'v'},
                                               {"q", 'k'},
                                               {"j", 'i'},
                                               {"y", 'i'}}};
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const auto* const sound = std::ranges::find_if(
            sounds, [&](const Sound& s) { return name.substr(at).starts_with(s.letters); });
        const char c = sound == sounds.end() ? name[at] : sound->is;
        at += sound == sounds.end() ? 1 : sound->letters.size();
        if (out.empty() || out.back() != c) {
            out += c;
        }
    }
    return out;
}

bool fits(std::string_view a, std::string_view b) {
    return a == b || ((a.size() == 1 || b.size() == 1) && a.front() == b.front());
}

/// Every word of the shorter middle occurs in the longer, in order, as itself or its initial.
bool middles_fit(std::span<const std::string> a, std::span<const std::string> b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    std::size_t at = 0;
    for (const std::string& word : a) {
        while (at < b.size() && !fits(word, b[at])) {
            ++at;
        }
        if (at++ >= b.size()) {
            return false;
        }
    }
    return true;
}

std::string joined(const Words& words) {
    std::string out;
    for (const std::string& word : words) {
        out += word;
    }
    return out;
}

class Clusters {
public:
    std::uint32_t full(const Words& words, std::size_t position) {
        for (const std::string* end : {&words.back(), &words.front()}) {
            for (const std::uint32_t candidate : candidates(*end)) {
                if (same_person(forms_[candidate], words)) {
                    index(words, candidate);
                    return candidate;
                }
            }
        }
        // Another spelling of the surname: among those of the same first name.
        return add(words, position);
    }
    /// `position`: of the mention that introduces the person.
    std::uint32_t add(const Words& words, std::size_t position) {
        const auto cluster = static_cast<std::uint32_t>(forms_.size());
        forms_.push_back(words);
        counts_.push_back(0);
        introduced_.push_back(position);
        index(words, cluster);
        return cluster;
    }
    /// For one word: the person of that surname, else of that first name, mentioned most so far.
    [[nodiscard]] std::uint32_t single(const std::string& word, std::size_t position) const {
        std::uint32_t best = none;
        for (const bool surname : {true, false}) {
            for (const std::uint32_t candidate : candidates(word)) {
                const Words& form = forms_[candidate];
                const bool fits_here = surname ? form.back() == word || is_family_first(form, word)
                                               : form.front() == word;
                const bool known = introduced_[candidate] <= position + lead_mentions;
                if (known && fits_here && (best == none || counts_[candidate] > counts_[best])) {
                    best = candidate;
                }
            }
            if (best != none) {
                return best;
            }
        }
        return spelled_otherwise(word, position);
    }
    void count(std::uint32_t cluster) { ++counts_[cluster]; }

private:
    /// The one person whose surname is this word in another spelling; none if there are several.
    [[nodiscard]] std::uint32_t spelled_otherwise(const std::string& word,
                                                  std::size_t position) const {
        constexpr std::size_t enough = 5;  // shorter names are alike by chance
        const auto at = by_sound_.find(word.size() < enough ? std::string() : sound_of(word));
        const bool known = at != by_sound_.end() && at->second != several &&
                           introduced_[at->second] <= position + lead_mentions;
        return known ? at->second : none;
    }
    /// "Kim Jong Un": three words or more of which the first is short may begin with the family's.
    static bool is_family_first(const Words& form, const std::string& word) {
        return form.front() == word && (form.size() >= 3 || form.front().size() <= 4) &&
               form.front().size() <= 7;
    }
    void index(const Words& words, std::uint32_t cluster) {
        if (words.size() > 1) {
            const auto [at, added] = by_sound_.try_emplace(sound_of(words.back()), cluster);
            at->second = added || at->second == cluster ? cluster : several;
        }
        for (const std::string* end : {&words.back(), &words.front()}) {
            std::vector<std::uint32_t>& list = by_end_[*end];
            if (std::find(list.begin(), list.end(), cluster) != list.end()) {
                continue;
            }
            if (list.size() == most_namesakes) {
                list.erase(list.begin());
            }
            list.push_back(cluster);
        }
    }
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(const std::string& end) const {
        static const std::vector<std::uint32_t> nobody;
        const auto at = by_end_.find(end);
        return at == by_end_.end() ? nobody : at->second;
    }

    std::vector<Words> forms_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::size_t> introduced_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_end_;
    std::unordered_map<std::string, std::uint32_t> by_sound_;  // of surnames; or several
};

}  // namespace

bool same_person(const Words& a, const Words& b) {
    if (a == b || joined(a) == joined(b)) {
        return true;
    }
    const Words& longer = a.size() >= b.size() ? a : b;
    const Words& shorter = a.size() >= b.size() ? b : a;
    if (shorter.size() < 2) {
        return false;
    }
    if (longer.size() > shorter.size() &&
        (std::equal(shorter.begin(), shorter.end(), longer.begin()) ||
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()))) {
        return true;
    }
    if (!fits(a.front(), b.front()) || !nearly_equal(a.back(), b.back())) {
        return false;
    }
    return middles_fit(std::span(a).subspan(1, a.size() - 2),
                       std::span(b).subspan(1, b.size() - 2));
}

std::vector<std::uint32_t> cluster_persons(std::span<const Mention* const> mentions) {
    Clusters clusters;
    std::vector<std::uint32_t> found(mentions.size(), none);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i]->words.size() > 1) {
            found[i] = clusters.full(mentions[i]->words, i);
        }
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (found[i] == none) {
            found[i] = clusters.single(mentions[i]->words.front(), i);
        }
        if (found[i] == none) {
            found[i] = clusters.add(mentions[i]->words, i);
        }
        clusters.count(found[i]);
    }
    // Renumbered by first mention.
    std::unordered_map<std::uint32_t, std::uint32_t> order;
    for (std::uint32_t& cluster : found) {
        cluster =
            order.try_emplace(cluster, static_cast<std::uint32_t>(order.size())).first->second;
    }
    return found;
}

}  // namespace stemma::read
