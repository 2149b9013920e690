// Statement: a sentence or clause, made ready to be compared.
//
//   Statement s = make_statement(vocabulary, article, mentions, TokenRange{0, 14});
//   for (const Word& w : s.words) print(w.span.of(text), w.weight);
//
//   text    "KCNA  did not  identify  the  hostile  forces"
//   words    0     1   2    3         4    5        6         (punctuation makes no word)
//   mentions [0,1) name                                       (entities, numbers, dates: word
//   ranges)
//
// A Statement points into its article's text and reading, which must outlive it.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "collate/align/vocabulary.h"
#include "collate/align/word.h"
#include "stemma/reading.h"

namespace stemma::collate {

enum class MentionKind : std::uint8_t { entity, number, time };

/// An entity, number or time that the reading found in the statement.
struct Mention {
    MentionKind kind = MentionKind::entity;
    std::uint32_t begin = 0;  ///< words, half-open
    std::uint32_t end = 0;
    std::uint32_t index = 0;  ///< position in Reading::entities, numbers or times
    std::uint64_t key = 0;    ///< equal for equal referents, values and dates
    Span span;
};

/// Where a stem stands.
struct StemPlace {
    std::uint64_t stem = 0;
    std::uint32_t word = 0;
    auto operator<=>(const StemPlace&) const = default;
};

/// What a statement is compared by, made once for its many comparisons.
struct Grams {
    std::vector<std::uint32_t> letters;               ///< sorted hashes of character 4-grams
    std::array<std::vector<std::uint64_t>, 4> stems;  ///< sorted hashes of 1, 2, 3, 4 stems
    std::vector<StemPlace> places;                    ///< of all words, sorted
};

struct Statement {
    const ReadArticle* source = nullptr;
    ArticleId article;
    Span span;
    std::uint32_t sentence = 0;
    std::vector<Word> words;
    std::vector<Mention> mentions;  ///< ordered by first word, not overlapping
    Grams grams;
    float weight = 0;            ///< sum of the words' weights
    WordVectors::Sum meaning{};  ///< sum of the words' vectors, by weight

    [[nodiscard]] std::string_view text() const { return span.of(source->article.text); }
    [[nodiscard]] std::string_view text_of(Span s) const { return s.of(source->article.text); }
    [[nodiscard]] const Entity* entity(const Mention& m) const {
        return m.kind == MentionKind::entity ? &source->reading.entities[m.index] : nullptr;
    }
};

/// No more words than this of a statement are looked at.
inline constexpr std::uint32_t max_words = 160;

/// Mentions of a reading by place, so that each statement finds its own in logarithmic time.
class MentionIndex {
public:
    explicit MentionIndex(const ReadArticle& article);
    [[nodiscard]] std::vector<Mention> within(Span span) const;

private:
    std::vector<Mention> all_;  ///< ordered by span
};

[[nodiscard]] Statement make_statement(Vocabulary& vocabulary, const ReadArticle& article,
                                       const MentionIndex& mentions, TokenRange tokens);

}  // namespace stemma::collate
