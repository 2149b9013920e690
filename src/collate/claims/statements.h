// The statements of a story: every sentence that claims something, ready to be compared; where a
// sentence makes two claims, its clauses.
#pragma once

#include <span>
#include <vector>

#include "collate/align/statement.h"

namespace stemma::collate {

/// A sentence that was parted into clauses.
struct Parted {
    Statement whole;
    std::vector<std::uint32_t> clauses;  ///< positions in Statements::all, in order
};

struct Statements {
    std::vector<Statement> all;       ///< by article, then place
    std::vector<std::uint32_t> twin;  ///< per statement: the first one of the same words
    std::vector<Parted> parted;       ///< by article, then place
};

/// Bounds: at most `max_statements` of an article; the rest of a very long one is left out.
inline constexpr std::uint32_t max_statements = 3000;

[[nodiscard]] Statements statements_of(Vocabulary& vocabulary,
                                       std::span<const ReadArticle* const> articles);

/// Finds the twins again, after statements were changed.
void find_twins(Statements& statements);

/// The sentence that a statement stands in, which is more than the statement if that is a clause.
[[nodiscard]] Span sentence_of(const Statement& statement);

}  // namespace stemma::collate
