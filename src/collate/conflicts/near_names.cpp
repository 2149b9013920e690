#include "collate/conflicts/near_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "collate/conflicts/near.h"
#include "collate/conflicts/values.h"
#include "collate/credits.h"

namespace stemma::collate {
namespace {

constexpr std::size_t longest = 8;           // words of a name
constexpr std::size_t least_letters = 4;     // of the word that differs
constexpr std::size_t long_name = 3;         // words, of which two must agree
constexpr std::size_t most_compared = 4;     // places of a name whose surroundings are read
constexpr std::size_t most_alike = 40;       // names that differ in one place
constexpr float near_if_short = 0.3F;        // and the words that differ look alike
constexpr float near_if_begun_alike = 0.5F;  // and the name is long

/// A name as it is printed, in lower case, with all its places.
struct Name {
    std::vector<std::string> words;
    std::vector<Place> places;
    std::set<ArticleId> articles;
    std::vector<bool> usable;  ///< may differ: a word of the language
};

bool is_letters(std::string_view word) { return std::ranges::all_of(word, is_ascii_alpha); }

/// Without what only the English of one country or another form of the word adds.
std::string plain(std::string word) {
    const auto turn = [&](std::string_view from, std::string_view to) {
        if (word.ends_with(from)) {
            word.replace(word.size() - from.size(), from.size(), to);
        }
    };
    turn("re", "er");
    turn("our", "or");
    turn("ence", "ense");
    turn("mme", "m");
    std::ranges::replace(word, 'z', 's');
    return word;
}

/// "Fame" and "Famers", "France" and "French", "centre" and "center".
bool one_word(const std::string& x, const std::string& y) {
    constexpr std::array<std::string_view, 15> endings{
        "s", "r", "rs", "es", "er", "ers", "n", "an", "ian", "d", "ed", "ing", "al", "ern", "ese"};
    const std::string& shorter = x.size() <= y.size() ? x : y;
    const std::string& longer = x.size() <= y.size() ? y : x;
    const bool grown =
        longer.starts_with(shorter) &&
        std::ranges::find(endings, std::string_view(longer).substr(shorter.size())) !=
            endings.end();
    return grown || plain(x) == plain(y);
}

/// Levenshtein (1966), of words.
std::size_t letters_apart(std::string_view x, std::string_view y) {
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const std::size_t changed = diagonal + (x[i] == y[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

bool look_alike(const std::string& x, const std::string& y) {
    constexpr std::size_t letters_a_change = 3;
    return letters_apart(x, y) <=
           std::max<std::size_t>(1, std::min(x.size(), y.size()) / letters_a_change);
}

/// "Airways" and "Airlines", "Project" and "Program".
bool begin_alike(std::string_view x, std::string_view y) {
    constexpr std::size_t letters = 3;
    return x.substr(0, letters) == y.substr(0, letters);
}

bool may_differ(const Entity& e) {
    return e.type != EntityType::person && e.type != EntityType::group &&
           !e.key.starts_with("country:") && !e.key.starts_with("agency:") &&
           !e.key.starts_with("outlet:");
}

class NearNames {
public:
    NearNames(const Statements& statements, const std::vector<StoryWeights>& weights)
        : s_(statements), weights_(weights) {}

    void add(std::uint32_t i) {
        const Statement& s = s_.all[i];
        for (std::size_t m = 0; m < s.mentions.size(); ++m) {
            const Mention& mention = s.mentions[m];
            const Entity* entity = s.entity(mention);
            if (entity != nullptr && may_differ(*entity)) {
                add_name(s, mention, {i, static_cast<std::int32_t>(m)});
            }
        }
    }

    std::vector<Conflict> run() {
        // By all their words but one: those that share a key may differ in the word left out.
        std::map<std::string, std::vector<std::uint32_t>> alike;
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            for (std::size_t w = 0; w < names_[n].words.size(); ++w) {
                if (names_[n].usable[w]) {
                    alike[key_without(names_[n], w)].push_back(n);
                }
            }
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (auto& [key, names] : alike) {
            names.resize(std::min(names.size(), most_alike));
            for (std::size_t x = 0; x < names.size(); ++x) {
                for (std::size_t y = x + 1; y < names.size(); ++y) {
                    if (rivals(names_[names[x]], names_[names[y]])) {
                        pairs.emplace(names[x], names[y]);
                    }
                }
            }
        }
        std::vector<Conflict> out;
        for (const auto& [x, y] : pairs) {
            const bool turned = names_[y].articles.size() > names_[x].articles.size();
            out.push_back({DifferenceKind::name,
                           {reading(names_[turned ? y : x]), reading(names_[turned ? x : y])},
                           false});
        }
        return out;
    }

private:
    void add_name(const Statement& s, const Mention& mention, Place place) {
        Name name;
        for (std::uint32_t w = mention.begin; w < mention.end; ++w) {
            const Word& word = s.words[w];
            std::string lower = ascii_lower(s.text_of(word.span));
            if ((lower == "the" && name.words.empty()) || !is_ascii_alpha(lower.front())) {
                continue;  // "’s"
            }
            name.usable.push_back(word.vector != WordVectors::unknown && !word.initials &&
                                  word.capital && lower.size() >= least_letters &&
                                  is_letters(lower));
            name.words.push_back(std::move(lower));
        }
        if (name.words.size() < 2 || name.words.size() > longest) {
            return;
        }
        const auto [at, made] =
            by_words_.emplace(name.words, static_cast<std::uint32_t>(names_.size()));
        if (made) {
            names_.push_back(std::move(name));
        }
        names_[at->second].places.push_back(place);
        names_[at->second].articles.insert(s.article);
    }

    static std::string key_without(const Name& name, std::size_t left_out) {
        std::string key;
        for (std::size_t w = 0; w < name.words.size(); ++w) {
            key += w == left_out ? "\n" : name.words[w] + "\n";
        }
        return key;
    }

    bool rivals(const Name& a, const Name& b) const {
        const auto [x, y] = std::ranges::mismatch(a.words, b.words);
        if (x == a.words.end() || one_word(*x, *y)) {
            return false;
        }
        const bool apart = std::ranges::none_of(
            a.articles, [&](ArticleId article) { return b.articles.contains(article); });
        const bool of_two = a.words.size() < long_name;
        if (!apart || (of_two && !look_alike(*x, *y))) {
            return false;
        }
        return of_two ? near_alike_at_best(a, b) >= near_if_short
                      : look_alike(*x, *y) || (begin_alike(*x, *y) &&
                                               near_alike_at_best(a, b) >= near_if_begun_alike);
    }

    float near_alike_at_best(const Name& a, const Name& b) const {
        const auto near = [&](const Place& p) {
            const Mention& m = mention_at(s_, p);
            return words_near(s_.all[p.statement], {m.begin, m.end},
                              weights_[s_.twin[p.statement]]);
        };
        float best = 0;
        for (std::size_t i = 0; i < std::min(a.places.size(), most_compared); ++i) {
            for (std::size_t j = 0; j < std::min(b.places.size(), most_compared); ++j) {
                best = std::max(best, near_alike(s_.all[a.places[i].statement], near(a.places[i]),
                                                 s_.all[b.places[j].statement], near(b.places[j])));
            }
        }
        return best;
    }

    ValueReading reading(const Name& name) const {
        ValueReading out;
        for (const Place& place : name.places) {
            const Statement& s = s_.all[place.statement];
            out.evidence.push_back({s.article, mention_at(s_, place).span});
        }
        const Statement& first = s_.all[name.places.front().statement];
        out.value = std::string(first.text_of(mention_at(s_, name.places.front()).span));
        settle(out);
        return out;
    }

    const Statements& s_;
    const std::vector<StoryWeights>& weights_;
    std::vector<Name> names_;
    std::map<std::vector<std::string>, std::uint32_t> by_words_;
};

}  // namespace

std::vector<Conflict> find_near_names(const Statements& statements,
                                      const std::vector<StoryWeights>& weights,
                                      const std::vector<bool>& kept) {
    NearNames finder(statements, weights);
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        if (kept[i] && !is_credit(statements.all[i])) {
            finder.add(i);
        }
    }
    return finder.run();
}

}  // namespace stemma::collate
