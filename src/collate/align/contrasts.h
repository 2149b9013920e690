// Where two statements of one claim differ, or agree, in something that can be contradicted.
//
//   for (const Contrast& c : find_contrasts(a, b, match_words(a, b)))
//       if (!c.equal) print(c.kind, a.text_of(c.span_a), b.text_of(c.span_b));
//
// Numbers, dates and names are paired by the words around them; what stands between two anchors
// (words that both sides share, in order) on either side is put against each other.
#pragma once

#include <string_view>
#include <vector>

#include "collate/align/statement.h"
#include "collate/align/word_match.h"
#include "stemma/collation.h"

namespace stemma::collate {

struct Contrast {
    DifferenceKind kind = DifferenceKind::term;
    bool equal = false;  ///< both say the same value, perhaps in other words
    Span span_a;
    Span span_b;
    std::int32_t mention_a = -1;  ///< position in Statement::mentions, for numbers, dates, names
    std::int32_t mention_b = -1;
};

/// Ordered by kind, then place.
[[nodiscard]] std::vector<Contrast> find_contrasts(const Statement& a, const Statement& b,
                                                   const WordMatch& match);

/// True if the two could both be told of one thing: "at least 12" and 14, "July" and 12 July.
[[nodiscard]] bool compatible(const Number& a, const Number& b);
[[nodiscard]] bool compatible(const Timex& a, const Timex& b);

/// Units are stems of what is counted, wide to narrow ("person:killed/soldier"): true if one is
/// the other or a wider one; "person:killed" and "person:injured" count different things.
[[nodiscard]] bool comparable_units(std::string_view a, std::string_view b);

}  // namespace stemma::collate
