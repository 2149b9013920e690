#include "collate/claims/statements.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::ptrdiff_t least_content = 3;  // words: less than that claims nothing

bool claims_something(const Statement& s) {
    const auto content = std::count_if(s.words.begin(), s.words.end(),
                                       [](const Word& w) { return w.content || w.digit; });
    const bool verb = std::any_of(s.words.begin(), s.words.end(), [](const Word& w) {
        return w.pos == Pos::verb || w.pos == Pos::aux || w.pos == Pos::x;
    });
    return content >= least_content && s.words.size() >= 4 && verb;
}

std::uint64_t hash_of(const Statement& s) {
    std::uint64_t hash = s.words.size();
    for (const Word& word : s.words) {
        hash = hash_combine(hash, word.form);
    }
    return hash;
}

/// A line that ends inside a sentence, before a capital or a mark, ended a heading or a caption
/// that has no full stop; hard-wrapped text goes on in lower case or fills its lines.
bool line_ends_statement(std::string_view text, const Token& left, const Token& right,
                         std::uint32_t line_begin) {
    constexpr std::uint32_t full_line = 60;  // bytes
    const std::string_view gap = Span{left.span.end, right.span.begin}.of(text);
    const auto breaks = std::count(gap.begin(), gap.end(), '\n');
    if (breaks == 0) {
        return false;
    }
    const char32_t next = text::decode(text, right.span.begin).value;
    return breaks > 1 || (!text::is_lower(next) && left.span.end - line_begin < full_line);
}

/// The parts of a sentence that stand on lines of their own.
std::vector<TokenRange> lines_of(const ReadArticle& article, const Sentence& sentence) {
    std::vector<TokenRange> parts;
    const std::vector<Token>& tokens = article.reading.tokens;
    std::uint32_t begin = sentence.tokens.begin;
    std::uint32_t line = sentence.span.begin;
    for (std::uint32_t t = begin + 1; t < sentence.tokens.end; ++t) {
        if (line_ends_statement(article.article.text, tokens[t - 1], tokens[t], line)) {
            parts.push_back({begin, t});
            begin = t;
        }
        const Span gap{tokens[t - 1].span.end, tokens[t].span.begin};
        if (gap.of(article.article.text).find('\n') != std::string_view::npos) {
            line = tokens[t].span.begin;
        }
    }
    parts.push_back({begin, sentence.tokens.end});
    return parts;
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
            for (const TokenRange part : lines_of(article, article.reading.sentences[i])) {
                Statement s = make_statement(background, article, mentions, part);
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
    }
    out.first.push_back(static_cast<std::uint32_t>(out.all.size()));
    return out;
}

}  // namespace stemma::collate
