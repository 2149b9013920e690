#include "render/lineage/graph.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "base/strings.h"
#include "render/view/dates.h"

namespace stemma::render {
namespace {

constexpr std::size_t max_drawn = 24;  ///< nodes; more are grouped
constexpr std::size_t max_nodes = 28;  ///< nodes and groups; more are left out
constexpr std::size_t max_edges = 200;
constexpr std::size_t text_over_citation = 8;

GraphNode drawn(const StoryView& view, const LineageNode& node) {
    GraphNode out;
    out.kind = node.kind;
    out.label = node.name.empty() ? node.id : node.name;
    out.note = name_of(node.kind);
    if (node.article) {
        out.label = view.name(*node.article);
        out.note = readable_day(view.published(*node.article));
        if (view.is_estimated(*node.article)) {
            out.note += " (est.)";
        }
    }
    const auto same = [&](const Origin& origin) { return origin.id == node.id; };
    out.origin = std::ranges::any_of(view.collation().lineage.origins, same);
    return out;
}

std::vector<LineageEdge const*> sound_edges(const Lineage& lineage) {
    std::vector<const LineageEdge*> edges;
    for (const LineageEdge& edge : lineage.edges) {
        if (edge.from < lineage.nodes.size() && edge.to < lineage.nodes.size() &&
            edge.from != edge.to) {
            edges.push_back(&edge);
        }
    }
    return edges;
}

/// For each node the drawn node it becomes. Few nodes stand for themselves. Of many, those from
/// which others descend and which have no parent do; the others join a group with all that descend
/// from the same one.
class Folding {
public:
    Folding(const StoryView& view, const std::vector<const LineageEdge*>& edges)
        : view_(view), nodes_(view.collation().lineage.nodes), parent_(nodes_.size(), none) {
        std::vector<std::pair<bool, double>> best(nodes_.size(), {false, -1});  // text first
        giver_.resize(nodes_.size(), false);
        for (const LineageEdge* edge : edges) {
            giver_[edge->from] = true;
            const std::pair rank(edge->kind != EdgeKind::cites, std::max(edge->share, 0.0));
            if (nodes_[edge->to].article && rank > best[edge->to]) {
                best[edge->to] = rank;
                parent_[edge->to] = edge->from;
            }
        }
    }

    std::vector<std::uint32_t> fold(LineageGraph& graph) {
        const bool group = nodes_.size() > max_drawn;
        std::map<std::uint32_t, std::uint32_t> groups;  // by root; `none`: no relative
        std::vector<std::uint32_t> drawn_as(nodes_.size());
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            const auto next = static_cast<std::uint32_t>(graph.nodes.size());
            const std::uint32_t root = root_of(i);
            if (!group || (root == i && giver_[i])) {
                graph.nodes.push_back(drawn(view_, nodes_[i]));
                drawn_as[i] = next;
                continue;
            }
            const auto [it, added] = groups.try_emplace(root == i ? none : root, next);
            if (added) {
                graph.nodes.emplace_back();
            }
            graph.nodes[it->second].members.push_back(drawn(view_, nodes_[i]).label);
            drawn_as[i] = it->second;
        }
        for (const auto& [root, at] : groups) {
            GraphNode& node = graph.nodes[at];
            node.label = cat(node.members.size(), node.members.size() == 1 ? " text" : " texts");
            node.note = root == none ? "no relative found" : cat(node.members.front(), " …");
        }
        return drawn_as;
    }

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    // Follows the likeliest parents, to an agency or a lost text at most; a cycle ends where it
    // closes.
    [[nodiscard]] std::uint32_t root_of(std::uint32_t node) const {
        constexpr int longest = 64;
        for (int i = 0; i < longest && parent_[node] != none; ++i) {
            node = parent_[node];
        }
        return node;
    }

    const StoryView& view_;
    const std::vector<LineageNode>& nodes_;
    std::vector<std::uint32_t> parent_;
    std::vector<bool> giver_;
};

void add_edges(LineageGraph& graph, const std::vector<const LineageEdge*>& edges,
               const std::vector<std::uint32_t>& drawn_as) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, EdgeKind>, std::size_t> seen;
    for (const LineageEdge* edge : edges) {
        const auto key = std::tuple(drawn_as[edge->from], drawn_as[edge->to], edge->kind);
        // What a group's members took from each other or gave on is in the list, not drawn.
        if (!graph.nodes[drawn_as[edge->from]].members.empty()) {
            continue;
        }
        const auto [it, added] = seen.try_emplace(key, graph.edges.size());
        if (added) {
            graph.edges.push_back(
                {std::get<0>(key), std::get<1>(key), edge->kind, edge->confidence, 1});
        } else {
            GraphEdge& same = graph.edges[it->second];
            ++same.count;
            same.confidence = std::max(same.confidence, edge->confidence);
        }
    }
}

// Keeps the nodes with most edges, in their order; who gave text comes before who is cited.
void bound(LineageGraph& graph) {
    if (graph.nodes.size() > max_nodes) {
        std::vector<std::size_t> degree(graph.nodes.size(), 0);
        for (const GraphEdge& edge : graph.edges) {
            const std::size_t weight = edge.kind == EdgeKind::cites ? 1 : text_over_citation;
            degree[edge.from] += weight * edge.count;
            degree[edge.to] += weight * edge.count;
        }
        std::vector<std::uint32_t> order(graph.nodes.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::stable_sort(order, std::greater<>(), [&](std::uint32_t i) {
            return std::pair(degree[i], graph.nodes[i].members.size());
        });
        graph.left_out = graph.nodes.size() - max_nodes;
        order.resize(max_nodes);
        std::ranges::sort(order);
        std::map<std::uint32_t, std::uint32_t> moved;
        std::vector<GraphNode> nodes;
        for (const std::uint32_t i : order) {
            moved[i] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(std::move(graph.nodes[i]));
        }
        graph.nodes = std::move(nodes);
        std::erase_if(graph.edges, [&](const GraphEdge& edge) {
            return !moved.contains(edge.from) || !moved.contains(edge.to);
        });
        for (GraphEdge& edge : graph.edges) {
            edge.from = moved[edge.from];
            edge.to = moved[edge.to];
        }
    }
    if (graph.edges.size() > max_edges) {
        std::ranges::stable_sort(graph.edges, std::greater<>(), &GraphEdge::confidence);
        graph.edges.resize(max_edges);
    }
}

}  // namespace

LineageGraph lineage_graph(const StoryView& view) {
    LineageGraph graph;
    const std::vector<const LineageEdge*> edges = sound_edges(view.collation().lineage);
    const std::vector<std::uint32_t> drawn_as = Folding(view, edges).fold(graph);
    add_edges(graph, edges, drawn_as);
    bound(graph);
    return graph;
}

}  // namespace stemma::render
