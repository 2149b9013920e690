#include <algorithm>

#include "render/lineage/layout.h"

namespace stemma::render {

std::vector<OutlineRow> outline(std::size_t nodes, const Arcs& arcs) {
    const std::vector<std::uint32_t> order = topological_order(nodes, arcs);
    std::vector<std::size_t> rank(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        rank[order[i]] = i;
    }
    std::vector<std::optional<std::size_t>> parent(nodes);
    std::vector<std::vector<std::uint32_t>> children(nodes);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto& [from, to] = arcs[i];
        if (!parent[to] && rank[from] < rank[to]) {
            parent[to] = i;
            children[from].push_back(to);
        }
    }
    std::vector<OutlineRow> rows;
    std::vector<OutlineRow> open;
    for (auto node = static_cast<std::uint32_t>(nodes); node-- > 0;) {
        if (!parent[node]) {
            open.push_back({node, 0, std::nullopt});
        }
    }
    while (!open.empty()) {
        const OutlineRow row = open.back();
        open.pop_back();
        rows.push_back(row);
        for (auto it = children[row.node].rbegin(); it != children[row.node].rend(); ++it) {
            open.push_back({*it, row.depth + 1, parent[*it]});
        }
    }
    return rows;
}

}  // namespace stemma::render
