#include "collate/quotes/quotations.h"

#include <algorithm>

namespace stemma::collate {
namespace {

constexpr std::size_t most_quotations = 500;
constexpr std::uint32_t most_tokens = 200;
constexpr std::ptrdiff_t least_content = 2;  // words; scare quotes of one word are no utterance

bool opens(std::string_view token) {
    return token == "“" || token == "``" || token == "„" || token == "«" || token == "\"" ||
           token == "‘";
}
bool closes(std::string_view token, std::string_view opener) {
    if (opener == "‘") {
        return token == "’";
    }
    return token == "”" || token == "''" || token == "»" || token == "\"";
}

/// Without the comma or full stop that an outlet puts before its closing mark.
TokenRange without_stop(const ReadArticle& article, TokenRange range) {
    while (range.end > range.begin) {
        const Span last = article.reading.tokens[range.end - 1].span;
        const std::string_view token = last.of(article.article.text);
        if (token != "," && token != "." && token != ";") {
            break;
        }
        --range.end;
    }
    return range;
}

/// Marks that nobody closed would quote whole lists of lines.
bool runs_over_lines(const ReadArticle& article, TokenRange range) {
    constexpr std::ptrdiff_t most_breaks = 2;  // hard-wrapped text
    const std::vector<Token>& tokens = article.reading.tokens;
    const Span span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
    const std::string_view all = span.of(article.article.text);
    return all.find("\n\n") != std::string_view::npos ||
           std::count(all.begin(), all.end(), '\n') > most_breaks;
}

/// Ranges of tokens between quotation marks; a mark left open ends with its paragraph.
std::vector<TokenRange> quoted_ranges(const ReadArticle& article) {
    std::vector<TokenRange> ranges;
    const Reading& reading = article.reading;
    std::string_view opener;
    std::uint32_t begin = 0;
    std::uint32_t paragraph = 0;
    for (const Sentence& sentence : reading.sentences) {
        if (sentence.paragraph != paragraph) {
            opener = {};
            paragraph = sentence.paragraph;
        }
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
            const std::string_view token = reading.tokens[t].span.of(article.article.text);
            if (!opener.empty() && t - begin > most_tokens) {
                opener = {};  // a mark that nobody closed
            }
            if (opener.empty() && opens(token)) {
                opener = token;
                begin = t + 1;
            } else if (!opener.empty() && closes(token, opener)) {
                const TokenRange inside = without_stop(article, {begin, t});
                if (inside.end > inside.begin && !runs_over_lines(article, inside) &&
                    ranges.size() < most_quotations) {
                    ranges.push_back(inside);
                }
                opener = {};
            }
        }
    }
    return ranges;
}

std::string name_of_source(const ReadArticle& article, const Attribution& attribution) {
    if (!attribution.chain.empty()) {
        const ChainLink& first = attribution.chain.front();
        if (first.entity && first.entity->index() < article.reading.entities.size()) {
            return article.reading.entities[first.entity->index()].name;
        }
        return first.name;
    }
    return attribution.source.empty()
               ? std::string()
               : std::string(attribution.source.front().of(article.article.text));
}

std::string speaker_of(const ReadArticle& article, Span quote) {
    for (const Attribution& attribution : article.reading.attributions) {
        for (const Span content : attribution.content) {
            if (content.overlaps(quote)) {
                return name_of_source(article, attribution);
            }
        }
    }
    return {};
}

}  // namespace

std::vector<Quotation> quotations_of(Vocabulary& vocabulary, const ReadArticle& article,
                                     ArticleId id) {
    std::vector<Quotation> out;
    const MentionIndex mentions(article);
    for (const TokenRange range : quoted_ranges(article)) {
        Quotation quotation{id, make_statement(vocabulary, article, mentions, range), {}};
        Statement& words = quotation.words;
        words.article = id;
        const auto content = std::count_if(words.words.begin(), words.words.end(),
                                           [](const Word& w) { return w.content; });
        if (content >= least_content) {
            quotation.speaker = speaker_of(article, words.span);
            out.push_back(std::move(quotation));
        }
    }
    return out;
}

}  // namespace stemma::collate
