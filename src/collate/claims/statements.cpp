#include "collate/claims/statements.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "collate/claims/clauses.h"
#include "collate/claims/dateline.h"
#include "collate/credits.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr std::ptrdiff_t least_content = 3;  // words: less than that claims nothing,
constexpr std::ptrdiff_t least_figures = 2;  // unless one is a figure: "Now, it is 14.3 percent."

/// "Associated" of an agency's name is no verb, whatever the tagger says.
bool is_of_name(const Statement& s, const Word& word) {
    return word.mention >= 0 &&
           s.mentions[static_cast<std::size_t>(word.mention)].kind == MentionKind::entity;
}

bool claims_something(const Statement& s) {
    const auto content = std::count_if(s.words.begin(), s.words.end(),
                                       [](const Word& w) { return w.content || w.digit; });
    const bool verb = std::any_of(s.words.begin(), s.words.end(), [&](const Word& w) {
        return (w.pos == Pos::verb || w.pos == Pos::aux || w.pos == Pos::x) && !is_of_name(s, w);
    });
    // A caption or a byline has no verb; neither may a sentence whose verb was mistaken for a noun.
    const std::string_view text = s.text();
    const bool stopped = text.ends_with('.') || text.ends_with('"') || text.ends_with("”");
    const auto other = std::count_if(s.words.begin(), s.words.end(),
                                     [](const Word& w) { return w.content && w.mention < 0; });
    const bool sentence = verb || (stopped && s.words.size() >= 6 && other >= 2);
    const bool figure =
        std::any_of(s.words.begin(), s.words.end(), [](const Word& w) { return w.digit; });
    return content >= (figure && verb ? least_figures : least_content) && s.words.size() >= 4 &&
           sentence && !is_byline(s);
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

class Collector {
public:
    Collector(Vocabulary& vocabulary, Statements& out) : vocabulary_(vocabulary), out_(out) {}

    void add_article(const ReadArticle& article, ArticleId id) {
        const MentionIndex mentions(article);
        const auto count = std::min<std::size_t>(article.reading.sentences.size(), max_statements);
        for (std::uint32_t i = 0; i < count; ++i) {
            for (TokenRange line : lines_of(article, article.reading.sentences[i])) {
                line = without_dateline(article, line);
                Statement whole = make(article, id, i, mentions, line);
                if (claims_something(whole) && !add_clauses(article, mentions, line, whole)) {
                    out_.all.push_back(std::move(whole));
                }
            }
        }
    }

private:
    Statement make(const ReadArticle& article, ArticleId id, std::uint32_t sentence,
                   const MentionIndex& mentions, TokenRange tokens) const {
        Statement s = make_statement(vocabulary_, article, mentions, tokens);
        s.article = id;
        s.sentence = sentence;
        return s;
    }

    /// Adds the clauses of a line in its place, if it has several that each claim something.
    bool add_clauses(const ReadArticle& article, const MentionIndex& mentions, TokenRange line,
                     Statement& whole) {
        const std::vector<TokenRange> ranges = clauses_of(article, line);
        if (ranges.size() < 2) {
            return false;
        }
        std::vector<Statement> clauses;
        for (const TokenRange range : ranges) {
            clauses.push_back(make(article, whole.article, whole.sentence, mentions, range));
            if (!claims_something(clauses.back())) {
                return false;
            }
        }
        Parted parted;
        for (Statement& clause : clauses) {
            parted.clauses.push_back(static_cast<std::uint32_t>(out_.all.size()));
            out_.all.push_back(std::move(clause));
        }
        parted.whole = std::move(whole);
        out_.parted.push_back(std::move(parted));
        return true;
    }

    Vocabulary& vocabulary_;
    Statements& out_;
};

}  // namespace

Statements statements_of(Vocabulary& vocabulary, std::span<const ReadArticle* const> articles) {
    Statements out;
    Collector collector(vocabulary, out);
    for (std::uint32_t a = 0; a < articles.size(); ++a) {
        collector.add_article(*articles[a], ArticleId{a});
    }
    find_twins(out);
    return out;
}

void find_twins(Statements& statements) {
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    statements.twin.clear();
    for (std::uint32_t i = 0; i < statements.all.size(); ++i) {
        statements.twin.push_back(seen.try_emplace(hash_of(statements.all[i]), i).first->second);
    }
}

Span sentence_of(const Statement& s) {
    const Sentence& source = s.source->reading.sentences[s.sentence];
    Span sentence = source.span;
    if (source.tokens.begin < source.tokens.end) {
        const std::uint32_t first = without_dateline(*s.source, source.tokens).begin;
        sentence.begin = std::min(s.source->reading.tokens[first].span.begin, s.span.begin);
    }
    const std::string_view before = Span{sentence.begin, s.span.begin}.of(s.source->article.text);
    const std::string_view after = Span{s.span.end, sentence.end}.of(s.source->article.text);
    // A heading or caption on lines of its own is no part of it.
    return before.find('\n') == std::string_view::npos && after.find('\n') == std::string_view::npos
               ? sentence
               : s.span;
}

}  // namespace stemma::collate
