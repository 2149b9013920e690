#include "collate/lineage/family_draft.h"

#include <algorithm>

#include "base/strings.h"

namespace stemma::collate {

FamilyDraft::FamilyDraft(const Evidences& all)
    : evidence(all),
      articles(static_cast<std::uint32_t>(all.streams.size())),
      of_article(relations_by_article(articles, all.relations)),
      parentage(choose_parents(all)),
      explained(articles) {}

std::uint32_t FamilyDraft::agency_node(const HandUse& use) {
    const auto [at, added] = node_of_key.try_emplace(use.key, node_count());
    if (added) {
        const std::string_view plain = std::string_view(use.key).substr(use.key.find(':') + 1);
        family.nodes.push_back({use.agency ? use.key : cat("source:", plain),
                                use.agency ? NodeKind::agency : NodeKind::source, use.name,
                                std::nullopt});
    }
    return at->second;
}

const Relation* FamilyDraft::relation_of(std::uint32_t x, std::uint32_t y) const {
    for (const std::uint32_t r : of_article[x]) {
        if (evidence.relations[r].other(x) == y) {
            return &evidence.relations[r];
        }
    }
    return nullptr;
}

void FamilyDraft::explain(std::uint32_t article, const Explained& side) {
    std::vector<TokenRange>& ranges = explained[article];
    ranges.insert(ranges.end(), side.copied.begin(), side.copied.end());
    ranges.insert(ranges.end(), side.rewritten.begin(), side.rewritten.end());
}

bool FamilyDraft::is_credited(std::uint32_t article, const std::string& key) const {
    return std::ranges::any_of(evidence.uses[article], [&](const HandUse& use) {
        return use.key == key && owns_text(use);
    });
}

bool FamilyDraft::has_edge(std::uint32_t from, std::uint32_t to) const {
    return std::ranges::any_of(family.edges, [&](const FamilyEdge& edge) {
        return edge.edge.from == from && edge.edge.to == to;
    });
}

bool FamilyDraft::reaches(std::uint32_t from, std::uint32_t to) const {
    std::vector<bool> seen(family.nodes.size(), false);
    std::vector<std::uint32_t> open{from};
    seen[from] = true;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at == to) {
            return true;
        }
        for (const FamilyEdge& edge : family.edges) {
            if (edge.edge.from == at && !seen[edge.edge.to]) {
                seen[edge.edge.to] = true;
                open.push_back(edge.edge.to);
            }
        }
    }
    return false;
}

LineageEdge make_edge(std::uint32_t from, std::uint32_t to, EdgeKind kind) {
    LineageEdge edge;
    edge.from = from;
    edge.to = to;
    edge.kind = kind;
    return edge;
}

}  // namespace stemma::collate
