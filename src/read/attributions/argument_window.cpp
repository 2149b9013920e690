#include <algorithm>
#include <span>

#include "read/attributions/argument_features.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t reach = 250;  ///< tokens that a window goes beyond its sentence
/// Other cues that a window reaches over on either side: in a text of nothing but short quotations
/// each has its own, and all the others need not be looked at again for each.
constexpr std::size_t most_cues = 6;

/// Widens `begin` to the start of the quotation that runs into the sentence, or that ends where it
/// begins.
std::uint32_t reach_back(const ArticleView& article, TokenRange sentence, TokenRange cue) {
    constexpr std::uint32_t near = 12;
    const auto& quotations = article.table().quotations;
    const std::uint32_t begin = sentence.begin;
    if (begin == 0) {
        return begin;
    }
    const std::uint32_t inside = quotations.of_token[begin];
    const std::uint32_t earlier = quotations.of_token[begin - 1];
    const bool runs_in = inside != Quotations::none && inside == earlier;
    const bool just_ended =
        earlier != Quotations::none && cue.begin < begin + near && !article[begin].quoted &&
        article.reading().sentences[article.table().sentence_of[begin]].paragraph ==
            article.reading().sentences[article.table().sentence_of[begin - 1]].paragraph;
    if (!runs_in && !just_ended) {
        return begin;
    }
    const std::uint32_t start = quotations.list[earlier].tokens.begin;
    const std::uint32_t whole = article.sentence_at(start).begin;
    return begin - whole > reach ? begin : whole;
}

/// Widens `end` over the quotation that follows the sentence.
std::uint32_t reach_forward(const ArticleView& article, std::uint32_t end) {
    const auto& quotations = article.table().quotations;
    const auto& sentences = article.reading().sentences;
    const std::uint32_t from = end;
    while (end < article.size() && end - from < reach) {
        const std::uint32_t next = quotations.of_token[end];
        if (next == Quotations::none) {
            return end;
        }
        const bool runs_on = quotations.of_token[end - 1] == next;
        const bool same_paragraph = sentences[article.table().sentence_of[end]].paragraph ==
                                    sentences[article.table().sentence_of[end - 1]].paragraph;
        const bool announced = article.word(end - 1) == ":";
        if (!runs_on && !same_paragraph && !announced && !quotations.list[next].continues) {
            return end;
        }
        const std::uint32_t last = quotations.list[next].tokens.end - 1;
        end = article.sentence_at(last).end;
    }
    return std::min(end, from + reach);
}

}  // namespace

TokenRange argument_window(const ArticleView& article, std::span<const TokenRange> cues,
                           std::size_t cue) {
    const TokenRange sentence = article.sentence_at(cues[cue].begin);
    const TokenRange tail = article.sentence_at(cues[cue].end - 1);
    TokenRange window{reach_back(article, sentence, cues[cue]), reach_forward(article, tail.end)};
    if (cue > most_cues) {
        const TokenRange far = article.sentence_at(cues[cue - most_cues - 1].end - 1);
        window.begin = std::max(window.begin, std::min(far.end, sentence.begin));
    }
    if (cue + most_cues + 1 < cues.size()) {
        const TokenRange far = article.sentence_at(cues[cue + most_cues + 1].begin);
        window.end = std::min(window.end, std::max(far.begin, tail.end));
    }
    return window;
}

}  // namespace stemma::read
