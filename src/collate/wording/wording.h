// Different terms for one referent: what a person is called before the name (ruler / leader), and
// what stands in the same place of aligned statements (breakaway regions / people's republics).
#pragma once

#include <span>
#include <vector>

#include "collate/claims/claims.h"
#include "stemma/collation.h"

namespace stemma::collate {

[[nodiscard]] std::vector<Wording> find_wording(const Background& background,
                                                std::span<const ReadArticle* const> articles,
                                                const Statements& statements,
                                                std::span<const ClaimGroup> groups);

}  // namespace stemma::collate
