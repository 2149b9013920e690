// Which text each article descends from: the cheapest family tree over all of them.
//
// A text costs as many words as its parent does not explain, so the best tree is the shortest
// account of all the texts together. Parents may be articles, agencies that an article credits,
// and lost texts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collate/lineage/hand_uses.h"
#include "collate/lineage/publication.h"
#include "collate/lineage/relations.h"

namespace stemma::collate {

/// A text that is no article at hand: an agency's, or a lost one (empty key).
struct UnseenText {
    std::string key;
    std::string name;
};

/// What the tree is chosen from, all by position.
struct Evidences {
    std::span<const TextStream> streams;
    std::span<const Relation> relations;
    std::span<const std::vector<HandUse>> uses;
    std::span<const Publication> published;
};

struct Parentage {
    std::vector<UnseenText> unseen;
    /// For each article its parent: a position among the articles, or after them, among `unseen`.
    std::vector<std::optional<std::uint32_t>> parents;
};

[[nodiscard]] Parentage choose_parents(const Evidences& evidence);

/// Positions in `relations` of each article's relations, ordered by the other article.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> relations_by_article(
    std::size_t articles, std::span<const Relation> relations);

/// The relation of `x`, whose relations are `of_x`, with `y`; nullptr if they share nothing.
[[nodiscard]] const Relation* find_relation(std::span<const Relation> relations,
                                            std::span<const std::uint32_t> of_x, std::uint32_t x,
                                            std::uint32_t y);

}  // namespace stemma::collate
