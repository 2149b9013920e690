// One reporter's name above texts in several outlets: they print one text, whoever's it is.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collate/lineage/hand_uses.h"
#include "collate/lineage/relations.h"
#include "stemma/reading.h"

namespace stemma::collate {

/// The people whom an article names as its authors, lower case, each once, sorted.
[[nodiscard]] std::vector<std::string> bylines_of(const Article& article);

/// Adds to `uses`, by article, a credit for what articles of several outlets with a common author
/// and some text in common descend from: the agency that one of them credits, or else a lost text.
void add_shared_bylines(std::span<const ReadArticle* const> articles,
                        std::span<const Relation> relations,
                        std::vector<std::vector<HandUse>>& uses);

}  // namespace stemma::collate
