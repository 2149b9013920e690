// Tokens and sentences in one scan.
//
//   Tokenized t = tokenize(article.text, article.paragraphs);
//   for (const SentenceRange& s : t.sentences)
//       for (uint32_t i = s.begin; i < s.end; ++i) print(t.tokens[i].span.of(text));
//
// Tokens follow Penn Treebank / UD English: "don't" = do|n't, "Kim's" = Kim|'s, "$5bn" = $|5bn,
// hyphenated words whole ("Jong-un", "Russian-backed"), numbers with their separators whole
// ("1,000.5", "10:30"), abbreviations with their full stop ("Mr.", "U.S.", "Aug."), ellipses,
// opening and closing quotation marks each a token, addresses and handles whole. Scripts without
// spaces (Han, Kana, Thai …) give one token a character.
//
// Sentences end at . ! ? … 。 and at paragraph ends, with the closing quotes and brackets that
// follow; not after abbreviations and initials, inside decimals, after ellipses that go on in
// lower case, nor at a full stop inside a quotation that its sentence runs past ("… now.” he said
// is one). A dateline ("SEOUL, Aug. 15 (Reuters) —") stays with its sentence. What goes on for more
// than `longest_sentence` tokens without an end is cut, so that work within a sentence is bounded.
// Linear in the text; no recursion; any bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma::text {

constexpr std::uint32_t longest_sentence = 300;

enum class TokenKind : std::uint8_t {
    word,
    number,
    punctuation,
    quote_open,
    quote_close,
    symbol,
    address
};

struct RawToken {
    Span span;
    TokenKind kind = TokenKind::word;
    bool space_before = false;  ///< white space stands between this token and the one before
};

/// Positions of tokens, half-open; `span` runs from the first token's begin to the last one's end.
struct SentenceRange {
    Span span;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;
};

struct Tokenized {
    std::vector<RawToken> tokens;
    std::vector<SentenceRange> sentences;
};

/// Tokens lie inside `paragraphs` (ordered, not overlapping); no sentence crosses one's end.
[[nodiscard]] Tokenized tokenize(std::string_view text, const std::vector<Span>& paragraphs);
/// The whole text as paragraphs parted by blank lines.
[[nodiscard]] Tokenized tokenize(std::string_view text);
/// The tokens of one line alone, in the place of what `tokens` held.
void tokenize_line(std::string_view line, std::vector<RawToken>& tokens);
/// Paragraphs of a clean text: blank lines part them; where there are none, single newlines do.
[[nodiscard]] std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace stemma::text
