#include "collate/wording/namings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "text/utf8.h"
#include "text/words.h"

namespace stemma::collate {
namespace {

constexpr std::uint32_t cue_reach = 5;   // tokens from the cue to the opening mark
constexpr std::uint32_t noun_reach = 3;  // tokens from the noun to the cue
constexpr std::uint32_t longest_term = 5;
constexpr std::size_t most_namings = 40;

using Stems = std::vector<std::string>;

struct Naming {
    Stems noun;
    Stems term;
    friend auto operator<=>(const Naming&, const Naming&) = default;
};

/// An article as lower-case words and stems, by token.
class Words {
public:
    explicit Words(const ReadArticle& article) : article_(article) {
        for (const Token& token : article.reading.tokens) {
            lower_.push_back(text::lower(token.span.of(article.article.text)));
            stems_.push_back(text::stem(lower_.back()));
        }
    }
    [[nodiscard]] std::size_t size() const { return lower_.size(); }
    [[nodiscard]] const std::string& lower(std::size_t i) const { return lower_[i]; }
    [[nodiscard]] Pos pos(std::size_t i) const { return article_.reading.tokens[i].pos; }
    [[nodiscard]] Stems stems(std::size_t begin, std::size_t end) const {
        return {stems_.begin() + static_cast<std::ptrdiff_t>(begin),
                stems_.begin() + static_cast<std::ptrdiff_t>(end)};
    }

    void find(const Stems& term, ArticleId id, Term& out) const {
        for (auto at = stems_.begin();; ++at) {
            at = std::search(at, stems_.end(), term.begin(), term.end());
            if (at == stems_.end()) {
                return;
            }
            const auto first = static_cast<std::size_t>(at - stems_.begin());
            const std::vector<Token>& tokens = article_.reading.tokens;
            const Span span{tokens[first].span.begin, tokens[first + term.size() - 1].span.end};
            if (out.term.empty()) {
                out.term = text::lower(span.of(article_.article.text));
            }
            if (out.articles.empty() || out.articles.back() != id) {
                out.articles.push_back(id);
            }
            out.evidence.push_back({id, span});
        }
    }

private:
    const ReadArticle& article_;
    std::vector<std::string> lower_;
    std::vector<std::string> stems_;
};

bool opens(const std::string& token) { return token == "“" || token == "\"" || token == "``"; }
bool closes(const std::string& token) {
    return token == "”" || token == "\"" || token == "''" || token == ",";
}

bool is_cue(const std::string& word) {
    static constexpr std::array<std::string_view, 9> cues = {"described", "dubbed",   "called",
                                                             "termed",    "labelled", "labeled",
                                                             "branded",   "calls",    "describes"};
    return std::find(cues.begin(), cues.end(), word) != cues.end();
}

std::optional<std::size_t> noun_before(const Words& words, std::size_t cue) {
    const std::size_t least = cue > noun_reach ? cue - noun_reach : 0;
    for (std::size_t i = cue; i-- > least;) {
        if (words.pos(i) == Pos::noun && words.lower(i).size() >= 4) {
            return i;
        }
    }
    return std::nullopt;
}

/// The naming whose quoted term opens at the mark `open`.
std::optional<Naming> naming_at(const Words& words, std::size_t open) {
    std::size_t end = open + 1;
    while (end < words.size() && end - open - 1 <= longest_term && !closes(words.lower(end))) {
        ++end;
    }
    if (end >= words.size() || end - open - 1 > longest_term || end - open - 1 < 2) {
        return std::nullopt;
    }
    const std::size_t least = open > cue_reach ? open - cue_reach : 0;
    for (std::size_t cue = open; cue-- > least;) {
        if (is_cue(words.lower(cue))) {
            const std::optional<std::size_t> noun = noun_before(words, cue);
            if (!noun) {
                return std::nullopt;
            }
            return Naming{words.stems(*noun, *noun + 1), words.stems(open + 1, end)};
        }
    }
    return std::nullopt;
}

}  // namespace

void add_namings(std::span<const ReadArticle* const> articles, std::vector<Wording>& out) {
    std::vector<Words> words;
    std::set<Naming> namings;
    for (const ReadArticle* article : articles) {
        words.emplace_back(*article);
        for (std::size_t t = 0; t < words.back().size(); ++t) {
            const std::optional<Naming> naming =
                opens(words.back().lower(t)) ? naming_at(words.back(), t) : std::nullopt;
            if (naming && namings.size() < most_namings) {
                namings.insert(*naming);
            }
        }
    }
    for (const Naming& naming : namings) {
        Wording wording;
        wording.terms.resize(2);
        for (std::uint32_t a = 0; a < articles.size(); ++a) {
            words[a].find(naming.noun, ArticleId{a}, wording.terms[0]);
            words[a].find(naming.term, ArticleId{a}, wording.terms[1]);
        }
        wording.about = wording.terms[0].term;
        if (wording.terms[0].articles != wording.terms[1].articles) {
            out.push_back(std::move(wording));
        }
    }
}

}  // namespace stemma::collate
