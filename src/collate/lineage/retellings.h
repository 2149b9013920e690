// Who cites an agency and tells, claim by claim, what others print as that agency's text, rewrites
// it. Found after the claims, since free retellings share meaning and hardly any words.
#pragma once

#include <span>
#include <vector>

#include "stemma/collation.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// Turns such citations into rewrites, with the retold statements as further evidence.
void note_retellings(Lineage& lineage, std::span<const ReadArticle* const> articles,
                     std::span<const Claim> claims);

}  // namespace stemma::collate
