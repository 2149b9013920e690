#include "collate/wording/wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/strings.h"
#include "collate/align/contrasts.h"
#include "collate/align/spelling.h"
#include "collate/wording/namings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr std::size_t most_compared = 10;  // wordings of a claim
constexpr float least_probability = 0.5F;
constexpr std::uint32_t least_seen = 2;  // times, for words that are no known synonyms

/// Terms, by their lower-case form, with the articles that use them.
class Terms {
public:
    void add(std::string_view printed, ArticleId article, Span span) {
        Term& term = terms_[text::lower(printed)];
        if (term.term.empty()) {
            term.term = text::lower(printed);
        }
        const Evidence evidence{article, span};
        if (std::find(term.evidence.begin(), term.evidence.end(), evidence) !=
            term.evidence.end()) {
            return;
        }
        if (std::find(term.articles.begin(), term.articles.end(), article) == term.articles.end()) {
            term.articles.push_back(article);
        }
        term.evidence.push_back(evidence);
    }

    /// Drops terms that are no synonym of another: "assures Kim" is no title.
    void keep_related(const Background& background) {
        std::map<std::string, Senses> senses;
        for (const auto& [name, term] : terms_) {
            senses[name] = background.senses(text::stem(name));
        }
        std::erase_if(terms_, [&](const auto& entry) {
            return std::none_of(senses.begin(), senses.end(), [&](const auto& other) {
                return other.first != entry.first &&
                       Background::related(other.second, senses[entry.first]);
            });
        });
    }

    void add(const Terms& other) {
        for (const auto& [name, term] : other.terms_) {
            for (const Evidence& e : term.evidence) {
                add(name, e.article, e.span);
            }
        }
    }

    /// Something to tell only if articles differ: no article uses all the terms, or one lacks one.
    [[nodiscard]] bool contested() const {
        std::set<std::vector<ArticleId>> users;
        for (const auto& [name, term] : terms_) {
            users.insert(term.articles);
        }
        return terms_.size() > 1 && users.size() > 1;
    }

    [[nodiscard]] Wording write(std::string about) const {
        Wording wording{std::move(about), {}};
        for (const auto& [name, term] : terms_) {
            wording.terms.push_back(term);
            std::sort(wording.terms.back().evidence.begin(), wording.terms.back().evidence.end());
        }
        std::stable_sort(
            wording.terms.begin(), wording.terms.end(),
            [](const Term& x, const Term& y) { return x.articles.size() > y.articles.size(); });
        return wording;
    }

private:
    std::map<std::string, Term> terms_;
};

/// The common noun right before a name: "North Korea's ruler Kim Jong-un".
std::optional<Span> title_before(const ReadArticle& article, Span name) {
    const std::vector<Token>& tokens = article.reading.tokens;
    const auto at =
        std::lower_bound(tokens.begin(), tokens.end(), name.begin,
                         [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
    if (at == tokens.begin() || at == tokens.end()) {
        return std::nullopt;
    }
    const Token& before = *(at - 1);
    const std::string_view word = before.span.of(article.article.text);
    const bool joined = name.begin - before.span.end <= 1;
    const bool common = before.pos == Pos::noun && text::is_lower(text::decode(word, 0).value);
    if (!joined || !common || word.size() < 4) {
        return std::nullopt;
    }
    return before.span;
}

void add_titles(const Background& background, std::span<const ReadArticle* const> articles,
                std::vector<Wording>& out) {
    std::map<std::string, std::pair<std::string, Terms>> people;
    for (std::uint32_t a = 0; a < articles.size(); ++a) {
        for (const Entity& entity : articles[a]->reading.entities) {
            if (entity.type != EntityType::person) {
                continue;
            }
            auto& [name, terms] = people[entity.key.empty() ? entity.name : entity.key];
            name = name.empty() ? entity.name : name;
            for (const Span mention : entity.mentions) {
                if (const auto title = title_before(*articles[a], mention)) {
                    terms.add(title->of(articles[a]->article.text), ArticleId{a}, *title);
                }
            }
        }
    }
    for (auto& [key, person] : people) {
        person.second.keep_related(background);
        if (person.second.contested()) {
            out.push_back(person.second.write(person.first));
        }
    }
}

/// A term is one or more content words in lower case that end in a noun: no name, no figure.
bool is_term(const Statement& s, Span span) {
    bool noun = false;
    for (const Word& word : s.words) {
        if (span.contains(word.span)) {
            const std::string_view form = s.text_of(word.span);
            if (form == "'s" || form == "’s") {
                continue;
            }
            if (!word.content || word.digit || word.capital || word.mention >= 0 ||
                word.pos == Pos::verb || word.pos == Pos::adv || word.pos == Pos::propn) {
                return false;
            }
            noun = word.pos == Pos::noun;
        }
    }
    return noun;
}

/// A term that an outlet puts into quotation marks begins there.
Span inside_marks(const Statement& s, Span span) {
    for (const Word& word : s.words) {
        if (span.contains(word.span) && word.quoted) {
            return {word.span.begin, span.end};
        }
    }
    return span;
}

/// The senses of the last word, which says what kind of thing it is.
Senses head_senses(const Statement& s, Span span) {
    Senses senses{};
    for (const Word& word : s.words) {
        if (span.contains(word.span)) {
            senses = word.senses;
        }
    }
    return senses;
}

class AlignedTerms {
public:
    explicit AlignedTerms(const Statements& statements) : s_(statements) {}

    void compare(const ClaimGroup& group) {
        std::vector<std::uint32_t> forms;
        std::set<std::uint32_t> seen;
        for (std::size_t k = 0; k < group.members.size(); ++k) {
            if (group.probability[k] >= least_probability && forms.size() < most_compared &&
                seen.insert(s_.twin[group.members[k]]).second) {
                forms.push_back(group.members[k]);
            }
        }
        for (std::size_t x = 0; x < forms.size(); ++x) {
            for (std::size_t y = x + 1; y < forms.size(); ++y) {
                compare(s_.all[forms[x]], s_.all[forms[y]]);
            }
        }
    }

    /// Pairs of known synonyms that share a term are about one thing.
    void write(std::vector<Wording>& out) const {
        std::map<std::string, std::string> leader;
        const auto find = [&](std::string name) {
            while (leader[name] != name) {
                name = leader[name];
            }
            return name;
        };
        for (const auto& [names, pair] : pairs_) {
            leader.try_emplace(names.first, names.first);
            leader.try_emplace(names.second, names.second);
            if (pair.related) {
                leader[find(names.second)] = find(names.first);
            }
        }
        std::map<std::string, Terms> families;
        for (const auto& [names, pair] : pairs_) {
            if (pair.related) {
                families[find(names.first)].add(pair.terms);
            } else if (pair.seen >= least_seen && pair.terms.contested()) {
                out.push_back(pair.terms.write(names.first));
            }
        }
        for (const auto& [name, terms] : families) {
            if (terms.contested()) {
                out.push_back(terms.write(name));
                out.back().about = out.back().terms[0].term;
            }
        }
    }

private:
    void compare(const Statement& a, const Statement& b) {
        if (a.article == b.article) {
            return;
        }
        for (const Contrast& c : find_contrasts(a, b, match_words(a, b))) {
            if (c.kind != DifferenceKind::term || !is_term(a, c.span_a) || !is_term(b, c.span_b)) {
                continue;
            }
            const Span span_a = inside_marks(a, c.span_a);
            const Span span_b = inside_marks(b, c.span_b);
            const std::string x = text::lower(a.text_of(span_a));
            const std::string y = text::lower(b.text_of(span_b));
            const bool same = text::stem(x) == text::stem(y) || spelling_variants(x, y) ||
                              x.ends_with(y) || y.ends_with(x);
            if (same) {
                continue;
            }
            Pair& pair = pairs_[std::minmax(x, y)];
            pair.terms.add(x, a.article, span_a);
            pair.terms.add(y, b.article, span_b);
            ++pair.seen;
            pair.related =
                pair.related || Background::related(head_senses(a, span_a), head_senses(b, span_b));
        }
    }

    /// Two terms that stood in the same place.
    struct Pair {
        Terms terms;
        std::uint32_t seen = 0;  ///< pairs of statements
        bool related = false;    ///< known synonyms
    };

    const Statements& s_;
    std::map<std::pair<std::string, std::string>, Pair> pairs_;
};

}  // namespace

namespace {

std::size_t users_of(const Wording& wording) {
    std::size_t users = 0;
    for (const Term& term : wording.terms) {
        users += term.articles.size();
    }
    return users;
}

}  // namespace

std::vector<Wording> find_wording(const Background& background,
                                  std::span<const ReadArticle* const> articles,
                                  const Statements& statements,
                                  std::span<const ClaimGroup> groups) {
    std::vector<Wording> out;
    add_titles(background, articles, out);
    add_namings(articles, out);
    AlignedTerms aligned(statements);
    for (const ClaimGroup& group : groups) {
        aligned.compare(group);
    }
    aligned.write(out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Wording& x, const Wording& y) { return users_of(x) > users_of(y); });
    return out;
}

}  // namespace stemma::collate
