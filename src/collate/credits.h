// Lines that tell who wrote or photographed and when, and claim nothing.
//
//   Meridian News Agency Monday, March 4, 2031        By Ilsa Brenk and Pavo Quill
//   (Photo credit should read ILSA BRENK/Meridian)
#pragma once

#include "collate/align/statement.h"

namespace stemma::collate {

/// Nothing in it but names, a day, and words of bylines: it names an agency, begins with "By", or
/// gives the day with its year. In the last two, capitals are names enough: taggers take
/// "Associated" for a verb, but no headline has a year's date.
[[nodiscard]] bool is_byline(const Statement& s);

/// The caption or credit of a picture. Bylines do not become statements of a story at all.
[[nodiscard]] bool is_credit(const Statement& s);

}  // namespace stemma::collate
