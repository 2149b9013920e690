// Which way a time without a year or week points: the tense of the verb beside it.
//
//   const Tense tense(grammar);
//   Direction d = tense.around(text, pieces, match.begin, match.end);
//
// The words of each tense are classes of the language's grammar: past-tense, future-tense, their
// endings past-ending and future-ending, before-future (right before the time) and determiner
// (after which "to" is no infinitive's); month, with a capital, is no verb ("May"). Views the
// grammar. Thread safety: const members are.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "read/pieces.h"
#include "read/times/resolver.h"

namespace stemma::read {

class Tense {
public:
    explicit Tense(const Grammar& grammar);

    /// Looks at the words around pieces [begin, end), inside the sentence: the nearest verb form
    /// that tells a tense, the one before it first. Bounded work.
    [[nodiscard]] Direction around(std::string_view text, std::span<const Piece> pieces,
                                   std::size_t begin, std::size_t end) const;

private:
    using Class = std::optional<std::uint32_t>;

    [[nodiscard]] bool holds(Class words, std::string_view key) const {
        return words && grammar_.holds(*words, key);
    }
    [[nodiscard]] bool ends(Class endings, std::string_view key) const;
    [[nodiscard]] Direction of_word(std::string_view key, const Piece& piece) const;
    [[nodiscard]] bool is_infinitive(std::string_view text, std::span<const Piece> pieces,
                                     std::size_t to, std::size_t end) const;

    const Grammar& grammar_;
    Class past_;
    Class past_ending_;
    Class future_;
    Class future_ending_;
    Class before_future_;
    Class determiner_;
    Class month_;
};

}  // namespace stemma::read
