#include "collate/lineage/branching.h"

#include <algorithm>

namespace stemma::collate {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

/// An arc of a contracted graph, and the arc of the graph before that it stands for.
struct Arc {
    std::uint32_t from;
    std::uint32_t to;
    double cost;
    std::uint32_t before;
};

/// One round: the cheapest arc into each node, and the cycles that these make.
struct Level {
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> best;   ///< position in arcs, by node
    std::vector<std::uint32_t> group;  ///< node of the next level, by node
    std::uint32_t root = 0;
    std::uint32_t groups = 0;
    bool has_cycle = false;
};

void choose_best(Level& level, std::uint32_t nodes) {
    level.best.assign(nodes, none);
    for (std::uint32_t i = 0; i < level.arcs.size(); ++i) {
        const Arc& arc = level.arcs[i];
        if (arc.to == level.root || arc.from == arc.to) {
            continue;
        }
        std::uint32_t& best = level.best[arc.to];
        if (best == none || arc.cost < level.arcs[best].cost) {
            best = i;
        }
    }
}

void find_cycles(Level& level, std::uint32_t nodes) {
    level.group.assign(nodes, none);
    std::vector<std::uint32_t> visited_from(nodes, none);
    for (std::uint32_t start = 0; start < nodes; ++start) {
        std::uint32_t at = start;
        while (at != level.root && visited_from[at] == none) {
            visited_from[at] = start;
            at = level.arcs[level.best[at]].from;
        }
        if (at != level.root && visited_from[at] == start && level.group[at] == none) {
            level.has_cycle = true;
            const std::uint32_t cycle = level.groups++;
            while (level.group[at] == none) {
                level.group[at] = cycle;
                at = level.arcs[level.best[at]].from;
            }
        }
    }
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (level.group[node] == none) {
            level.group[node] = level.groups++;
        }
    }
}

/// The graph with each cycle as one node; an arc into a cycle costs what it adds when it replaces
/// the cycle's own arc into that node.
Level contract(const Level& level) {
    Level next;
    next.root = level.group[level.root];
    std::vector<std::uint32_t> size(level.groups, 0);
    for (const std::uint32_t group : level.group) {
        ++size[group];
    }
    for (std::uint32_t i = 0; i < level.arcs.size(); ++i) {
        const Arc& arc = level.arcs[i];
        const std::uint32_t from = level.group[arc.from];
        const std::uint32_t to = level.group[arc.to];
        if (from == to || arc.to == level.root) {
            continue;
        }
        const double saved = size[to] > 1 ? level.arcs[level.best[arc.to]].cost : 0;
        next.arcs.push_back({from, to, arc.cost - saved, i});
    }
    return next;
}

}  // namespace

std::vector<std::optional<std::uint32_t>> find_branching(std::uint32_t nodes, std::uint32_t root,
                                                         std::span<const WeightedArc> arcs) {
    std::vector<Level> levels(1);
    levels[0].root = root;
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        levels[0].arcs.push_back({arcs[i].from, arcs[i].to, arcs[i].cost, i});
    }
    std::uint32_t count = nodes;
    while (true) {
        Level& level = levels.back();
        choose_best(level, count);
        find_cycles(level, count);
        if (!level.has_cycle) {
            break;
        }
        count = level.groups;
        levels.push_back(contract(level));
    }
    // Back down: the arc chosen into a contracted cycle replaces one arc of the cycle.
    std::vector<std::uint32_t> chosen = levels.back().best;
    for (std::size_t i = levels.size() - 1; i > 0; --i) {
        const Level& outer = levels[i];
        const Level& inner = levels[i - 1];
        std::vector<std::uint32_t> below = inner.best;
        for (const std::uint32_t arc : chosen) {
            if (arc != none) {
                const std::uint32_t before = outer.arcs[arc].before;
                below[inner.arcs[before].to] = before;
            }
        }
        chosen = std::move(below);
    }
    std::vector<std::optional<std::uint32_t>> out(nodes);
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (chosen[node] != none) {
            out[node] = chosen[node];
        }
    }
    return out;
}

}  // namespace stemma::collate
