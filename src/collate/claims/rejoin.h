// Puts sentences together again whose clauses turned out to be told together everywhere.
#pragma once

#include <vector>

#include "collate/claims/statements.h"

namespace stemma::collate {

/// `groups` lists statements by claim. Where all clauses of a sentence lie in claims that are told
/// by the very same sentences, the first claim gets the whole sentences and the others are left
/// empty. A whole sentence takes the place of its first clause.
void rejoin_clauses(Statements& statements, std::vector<std::vector<std::uint32_t>>& groups);

}  // namespace stemma::collate
