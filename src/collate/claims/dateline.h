// Where a sentence begins to claim something: after "TOLLHAVEN, Varnholm (MNA) –".
//
//   TokenRange words = without_dateline(article, line);
//
// Thread safety: no state.
#pragma once

#include "stemma/reading.h"

namespace stemma::collate {

/// `line` without the dateline that it begins with; as it is, if it begins with none. A dateline is
/// a place in capitals, then names, days and an agency in brackets, and a dash. Reads the first
/// words of the line only.
[[nodiscard]] TokenRange without_dateline(const ReadArticle& article, TokenRange line);

}  // namespace stemma::collate
