// Can two names be rivals for one place in a sentence?
#pragma once

#include "collate/align/statement.h"

namespace stemma::collate {

/// Two articles that each know a name differ in it only if neither has the other's.
[[nodiscard]] bool rival_names(const Statement& a, const Mention& x, const Statement& b,
                               const Mention& y);

}  // namespace stemma::collate
