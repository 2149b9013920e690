#include "read/attributions/quoted_paragraphs.h"

#include <algorithm>
#include <optional>

namespace stemma::read {
namespace {

/// Tokens of each paragraph that has any, in order.
std::vector<TokenRange> paragraphs_of(const Reading& reading) {
    std::vector<TokenRange> paragraphs;
    for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        if (s == 0 || reading.sentences[s - 1].paragraph != sentence.paragraph) {
            paragraphs.push_back(sentence.tokens);
        }
        paragraphs.back().end = sentence.tokens.end;
    }
    return paragraphs;
}

/// The paragraph is one quotation, marks included.
bool is_quotation(const ArticleView& article, TokenRange paragraph) {
    const auto& quotations = article.table().quotations;
    const std::uint32_t first = quotations.of_token[paragraph.begin];
    return first != Quotations::none && quotations.of_token[paragraph.end - 1] == first &&
           paragraph.end - paragraph.begin > 2;
}

void extend_forward(const ArticleView& article, const std::vector<TokenRange>& paragraphs,
                    std::vector<RoleTokens>& found) {
    std::size_t next = 0;                // the first attribution with a cue after here
    std::optional<std::size_t> speaker;  // whose paragraph, or quotation, was the last one
    std::uint32_t covered = 0;           // contents reach to here
    for (const TokenRange paragraph : paragraphs) {
        const std::size_t first = next;
        while (next < found.size() && found[next].cue.begin < paragraph.end) {
            for (const TokenRange part : found[next].content) {
                covered = std::max(covered, part.end);
            }
            ++next;
        }
        if (next > first) {
            speaker = next - 1;
        } else if (!is_quotation(article, paragraph)) {
            speaker.reset();
        } else if (speaker && covered <= paragraph.begin && !found[*speaker].content.empty()) {
            found[*speaker].content.push_back(paragraph);
            covered = paragraph.end;
        }
    }
}

/// “The mill is closed. ¶ “It will not open,” he said: the content starts a paragraph earlier.
void extend_back(const ArticleView& article, RoleTokens& roles, std::uint32_t free_from) {
    const auto& quotations = article.table().quotations;
    if (roles.content.empty()) {
        return;
    }
    const std::uint32_t at = quotations.of_token[roles.content.front().begin];
    if (at == Quotations::none ||
        roles.content.front().begin > quotations.list[at].tokens.begin + 1) {
        return;
    }
    std::uint32_t first = at;
    while (first > 0 && quotations.list[first].continues &&
           quotations.list[first - 1].tokens.begin >= free_from) {
        --first;
    }
    for (std::uint32_t q = at; q > first; --q) {
        roles.content.insert(roles.content.begin(), quotations.list[q - 1].tokens);
    }
}

}  // namespace

void attach_quoted_paragraphs(const ArticleView& article, std::vector<RoleTokens>& found) {
    extend_forward(article, paragraphs_of(article.reading()), found);
    std::uint32_t free_from = 0;  // nothing before here may be taken
    for (RoleTokens& roles : found) {
        extend_back(article, roles, free_from);
        free_from = std::max(free_from, roles.cue.end);
        for (const TokenRange part : roles.content) {
            free_from = std::max(free_from, part.end);
        }
    }
}

}  // namespace stemma::read
