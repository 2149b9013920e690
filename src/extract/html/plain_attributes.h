// The attributes of a tag that next to all are like: ` name="value"`, the name in small letters.
//
//   at = scan_plain_attributes(at, end, token);      // white space stands at `at`
//
// Adds those that stand there one after the other, and returns where the next one is not like that,
// or its tag ends, or the page nearly does: the tokenizer reads on from there. It returns `at` if
// the first is not. Only where has_v3(). Thread safety: a function of its arguments.
#pragma once

#include "base/simd.h"
#include "extract/html/tokenizer.h"

#ifdef STEMMA_V3
#define STEMMA_PLAIN_ATTRIBUTES

namespace stemma::extract::html {

[[nodiscard]] STEMMA_V3 const char* scan_plain_attributes(const char* at, const char* end,
                                                          Token& token);

}  // namespace stemma::extract::html
#endif
