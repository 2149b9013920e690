#include "collate/claims/statements.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"

namespace stemma::collate {
namespace {

constexpr std::ptrdiff_t least_content = 3;  // words: less than that claims nothing

bool claims_something(const Statement& s) {
    const auto content = std::count_if(s.words.begin(), s.words.end(),
                                       [](const Word& w) { return w.content || w.digit; });
    return content >= least_content && s.words.size() >= 4;
}

std::uint64_t hash_of(const Statement& s) {
    std::uint64_t hash = s.words.size();
    for (const Word& word : s.words) {
        hash = hash_combine(hash, word.form);
    }
    return hash;
}

}  // namespace

Statements statements_of(const Background& background,
                         std::span<const ReadArticle* const> articles) {
    Statements out;
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    for (std::uint32_t a = 0; a < articles.size(); ++a) {
        const ReadArticle& article = *articles[a];
        const MentionIndex mentions(article);
        out.first.push_back(static_cast<std::uint32_t>(out.all.size()));
        const auto count = std::min<std::size_t>(article.reading.sentences.size(), max_statements);
        for (std::uint32_t i = 0; i < count; ++i) {
            Statement s =
                make_statement(background, article, mentions, article.reading.sentences[i].tokens);
            if (!claims_something(s)) {
                continue;
            }
            s.article = ArticleId{a};
            s.sentence = i;
            const auto at = static_cast<std::uint32_t>(out.all.size());
            out.twin.push_back(seen.try_emplace(hash_of(s), at).first->second);
            out.all.push_back(std::move(s));
        }
    }
    out.first.push_back(static_cast<std::uint32_t>(out.all.size()));
    return out;
}

}  // namespace stemma::collate
