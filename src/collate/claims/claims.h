// Statements → claims: what the articles of a story say, each thing once, with who says it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/claims/links.h"
#include "collate/claims/statements.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// A claim before it is written down.
struct ClaimGroup {
    std::vector<std::uint32_t> members;  ///< positions in Statements::all, in order
    std::vector<float> probability;      ///< per member: that it makes this claim
    std::uint32_t best = 0;              ///< the member that says it best
    float nearest = 0;  ///< greatest probability with a statement outside, of another article
};

/// Every statement in one group. Where each clause of a sentence would be told by the same
/// sentences, the sentence is one statement after all, in the place of its first clause, and its
/// other clauses are in no group; groups may become empty.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> group_statements(Statements& statements,
                                                                       const Links& links);

/// Every statement is in a group, and in more than one if it makes several claims. Where each
/// clause of a sentence would be told by the same sentences, the sentence is one statement after
/// all, in the place of its first clause, and its other clauses are in no group.
[[nodiscard]] std::vector<ClaimGroup> group_claims(const ClaimModel& model, Statements& statements);

/// The attribution that carries a statement: whose content covers most of it.
[[nodiscard]] std::optional<std::uint32_t> attribution_of(const Reading& reading, Span span);

/// Reports, text and time; support, conflicts and origins come later.
[[nodiscard]] Claim write_claim(const Statements& statements, const ClaimGroup& group);

}  // namespace stemma::collate
