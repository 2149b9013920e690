// "I" in somebody's words is who says them.
//
//   refer_speakers(article.text, table, reading);   // after the attributions, before the events
//
// Thread safety: a function without state.
#pragma once

#include <string_view>

#include "read/syntax/token_table.h"
#include "stemma/reading.h"

namespace stemma::read {

/// "I", "me" and "my" inside a direct quotation of a known person become references to that person,
/// in the table and the reading. "We" and "you" are left open: who is meant besides is not told.
void refer_speakers(std::string_view text, TokenTable& table, Reading& reading);

}  // namespace stemma::read
