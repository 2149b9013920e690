// The family tree with its edges and evidence, before it becomes a Lineage.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collate/lineage/parents.h"
#include "stemma/collation.h"

namespace stemma::collate {

struct FamilyEdge {
    LineageEdge edge;
    /// Origins are followed up along it: all text edges, and the citations an article rests on.
    bool followed = true;
};

/// Articles are the first nodes, in the order of the streams.
struct Family {
    std::vector<LineageNode> nodes;
    std::vector<FamilyEdge> edges;
    /// By article: the share of its text that no edge accounts for.
    std::vector<double> unexplained;
    /// By article: sentences in which a person speaks to nobody else.
    std::vector<std::uint32_t> own_voices;
};

[[nodiscard]] Family build_family(const Evidences& evidence);

/// The nodes that remain when the followed edges are followed up, and the articles each feeds.
[[nodiscard]] std::vector<Origin> find_origins(const Family& family);

}  // namespace stemma::collate
