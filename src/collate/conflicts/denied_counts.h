// Where one article says that there were none, and another how many.
//
//   nobody was hurt                      12 people were injured
//   no deaths or injuries                at least two were killed
//
// What is counted and by which words it is denied stands in data/collate/figures.txt ("!"). "No"
// must be of all ("no passengers were hurt" is of some), of these days, early in its article, and
// that article has no figure of the kind. The others' count by their first figure of it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/conflicts/measures.h"
#include "collate/conflicts/polarity_words.h"
#include "stemma/collation.h"

namespace stemma::collate {

/// At most one for each kind: who denies, then the figures by place. `measures`: find_measures of
/// the same story; `published`: per article, ISO 8601, known or estimated, "" if neither.
[[nodiscard]] std::vector<Conflict> find_denied_counts(
    const PolarityWords& words, const FigureKinds& kinds, Vocabulary& vocabulary,
    const Statements& statements, const std::vector<bool>& kept,
    const std::vector<Measure>& measures, std::span<const std::string> published);

}  // namespace stemma::collate
