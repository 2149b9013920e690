#include "collate/lineage/text_stream.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace stemma::collate {
namespace {

constexpr double quoted_weight = 0.3;
constexpr std::size_t longest_credit_line = 240;

constexpr std::array<std::string_view, 26> credit_phrases{"reporting by",
                                                          "editing by",
                                                          "writing by",
                                                          "compiled by",
                                                          "contributed to this",
                                                          "contributed report",
                                                          "all rights reserved",
                                                          "copyright ",
                                                          "may not be published",
                                                          "photo credit",
                                                          "file photo",
                                                          "photo by",
                                                          "getty images",
                                                          "(photo:",
                                                          "photo :",
                                                          "photo: ",
                                                          "image credit",
                                                          "picture:",
                                                          "additional reporting",
                                                          "with files from",
                                                          "with inputs from",
                                                          "read more:",
                                                          "read also",
                                                          "related article",
                                                          "sign up for",
                                                          "follow us on"};

/// Which bytes of a paragraph stand inside double quotation marks.
class QuoteTracker {
public:
    /// Takes the tokens in order; true for a token inside a quotation.
    bool inside(std::string_view token, std::uint32_t paragraph) {
        if (paragraph != paragraph_) {
            paragraph_ = paragraph;
            open_ = false;
        }
        if (token == "\"") {
            open_ = !open_;
        } else if (token == "“" || token == "``" || token == "„" || token == "«") {
            open_ = true;
        } else if (token == "”" || token == "''" || token == "»") {
            open_ = false;
        }
        return open_;
    }

private:
    std::uint32_t paragraph_ = 0;
    bool open_ = false;
};

bool is_word(std::string_view token) {
    for (std::size_t at = 0; at < token.size();) {
        const text::CodePoint c = text::decode(token, at);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            return true;
        }
        at += c.size;
    }
    return false;
}

}  // namespace

bool is_caption(std::string_view sentence) {
    constexpr std::size_t head_bytes = 60;
    const std::string_view head = sentence.substr(0, head_bytes);
    if (head.starts_with("FILE -") || head.starts_with("FILE –") || head.starts_with("FILE —") ||
        head.starts_with("FILE PHOTO") || head.starts_with("FILE:")) {
        return true;
    }
    const std::size_t photo = std::min(head.find(" photo"), head.find(" picture"));
    return head.starts_with("In this ") && photo != std::string_view::npos &&
           std::ranges::any_of(head.substr(0, photo), is_ascii_digit);
}

bool is_credit_line(std::string_view sentence) {
    return is_caption(sentence) ||
           (sentence.size() <= longest_credit_line &&
            std::ranges::any_of(credit_phrases, [&](std::string_view phrase) {
                return contains_ignoring_case(sentence, phrase);
            }));
}

namespace {

std::optional<std::uint32_t> sentence_of(const Reading& reading, std::uint32_t at) {
    const auto after = std::ranges::upper_bound(reading.sentences, at, {},
                                                [](const Sentence& s) { return s.span.begin; });
    if (after == reading.sentences.begin()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(after - reading.sentences.begin() - 1);
}

/// Sentences with a cue of speech in them. "The company knows of six" says nothing about a source.
std::vector<bool> find_attributed(const ReadArticle& article) {
    constexpr std::array<std::string_view, 12> sayings{
        "said",      "says",      "told",   "according", "reported", "reports",
        "announced", "confirmed", "stated", "added",     "wrote",    "writes"};
    std::vector<bool> attributed(article.reading.sentences.size(), false);
    for (const Attribution& attribution : article.reading.attributions) {
        for (const Span cue : attribution.cue) {
            const std::string_view words = cue.of(article.article.text);
            const bool speech = std::ranges::any_of(sayings, [&](std::string_view saying) {
                return contains_ignoring_case(words, saying);
            });
            const auto sentence = sentence_of(article.reading, cue.begin);
            if (speech && sentence) {
                attributed[*sentence] = true;
            }
        }
    }
    return attributed;
}

}  // namespace

TextStream make_stream(const ReadArticle& article) {
    const std::string_view text = article.article.text;
    const Reading& reading = article.reading;
    TextStream stream;
    stream.article = &article;
    stream.attributed = find_attributed(article);
    stream.weight_before.push_back(0);
    QuoteTracker quotes;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        const auto begin = static_cast<std::uint32_t>(stream.words.size());
        const bool credit = is_credit_line(sentence.span.of(text));
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            const Span span = reading.tokens[i].span;
            const bool quoted = quotes.inside(span.of(text), sentence.paragraph);
            if (credit || !is_word(span.of(text))) {
                continue;
            }
            const double weight = quoted ? quoted_weight : 1;
            stream.words.push_back({hash64(text::fold(span.of(text))), span, s, weight});
            stream.weight_before.push_back(stream.weight() + weight);
        }
        stream.sentences.push_back({begin, static_cast<std::uint32_t>(stream.words.size())});
    }
    return stream;
}

std::optional<std::uint32_t> TextStream::sentence_at(std::uint32_t at) const {
    return sentence_of(article->reading, at);
}

double covered_weight(const TextStream& stream, std::span<const TokenRange> ranges) {
    std::vector<TokenRange> sorted;
    if (!std::ranges::is_sorted(ranges, {}, &TokenRange::begin)) {
        sorted.assign(ranges.begin(), ranges.end());
        std::ranges::sort(sorted, {}, &TokenRange::begin);
        ranges = sorted;
    }
    double sum = 0;
    std::uint32_t done = 0;
    for (const TokenRange range : ranges) {
        const std::uint32_t begin = std::max(done, range.begin);
        if (begin < range.end) {
            sum += stream.weight(begin, range.end);
            done = range.end;
        }
    }
    return sum;
}

}  // namespace stemma::collate
