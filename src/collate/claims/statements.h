// The statements of a story: every sentence that claims something, ready to be compared.
#pragma once

#include <span>
#include <vector>

#include "collate/align/statement.h"

namespace stemma::collate {

struct Statements {
    std::vector<Statement> all;        ///< by article, then place
    std::vector<std::uint32_t> twin;   ///< per statement: the first one of the same words
    std::vector<std::uint32_t> first;  ///< per article: its first statement; one more at the end
};

/// Bounds: at most `max_statements` of an article; the rest of a very long one is left out.
inline constexpr std::uint32_t max_statements = 3000;

[[nodiscard]] Statements statements_of(const Background& background,
                                       std::span<const ReadArticle* const> articles);

}  // namespace stemma::collate
