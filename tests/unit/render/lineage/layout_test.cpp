#include "render/lineage/layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace stemma::render {
namespace {

struct Graph {
    std::uint32_t nodes = 0;
    Arcs arcs;
};

rc::Gen<Graph> graphs() {
    return rc::gen::exec([] {
        Graph graph;
        graph.nodes = *rc::gen::inRange<std::uint32_t>(1, 20);
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i) {
            const auto from = *rc::gen::inRange<std::uint32_t>(0, graph.nodes);
            const auto to = *rc::gen::inRange<std::uint32_t>(0, graph.nodes);
            if (from != to) {
                graph.arcs.emplace_back(from, to);
            }
        }
        return graph;
    });
}

TEST(Layout, PutsParentsBeforeChildren) {
    const Layout l = lay_out(4, {{0, 1}, {1, 2}, {0, 3}}, {.along = 100, .across = 10});
    EXPECT_EQ(l.nodes[0].along, 0);
    EXPECT_EQ(l.nodes[1].along, 100);
    EXPECT_EQ(l.nodes[2].along, 200);
    EXPECT_EQ(l.nodes[3].along, 100);
    EXPECT_EQ(l.length, 200);
}

TEST(Layout, ALongEdgePassesEachLayer) {
    const Layout l = lay_out(3, {{0, 1}, {1, 2}, {0, 2}}, {});
    EXPECT_EQ(l.routes[2].size(), 3U);
}

TEST(Layout, NothingGivesNothing) {
    const Layout l = lay_out(0, {}, {});
    EXPECT_TRUE(l.nodes.empty());
    EXPECT_EQ(l.breadth, 0);
}

TEST(Layout, ACycleIsCut) {
    const Layout l = lay_out(2, {{0, 1}, {1, 0}}, {.along = 100});
    EXPECT_EQ(l.nodes[0].along, 0);
    EXPECT_EQ(l.nodes[1].along, 100);
}

RC_GTEST_PROP(Layout, BoxesOfALayerDoNotOverlap, ()) {
    const Graph graph = *graphs();
    const Layout l = lay_out(graph.nodes, graph.arcs, {.along = 100, .across = 40});
    for (std::uint32_t i = 0; i < graph.nodes; ++i) {
        RC_ASSERT(l.nodes[i].across >= 0 && l.nodes[i].across <= l.breadth);
        for (std::uint32_t k = 0; k < i; ++k) {
            // Rounding to whole pixels may take one.
            RC_ASSERT(l.nodes[i].along != l.nodes[k].along ||
                      std::abs(l.nodes[i].across - l.nodes[k].across) >= 39);
        }
    }
}

RC_GTEST_PROP(Layout, RoutesJoinTheirEnds, ()) {
    const Graph graph = *graphs();
    const Layout l = lay_out(graph.nodes, graph.arcs, {});
    RC_ASSERT(l.routes.size() == graph.arcs.size());
    for (std::size_t i = 0; i < graph.arcs.size(); ++i) {
        RC_ASSERT(l.routes[i].front().across == l.nodes[graph.arcs[i].first].across);
        RC_ASSERT(l.routes[i].back().across == l.nodes[graph.arcs[i].second].across);
        RC_ASSERT(l.routes[i].front().along != l.routes[i].back().along);
    }
}

RC_GTEST_PROP(Outline, HasEachNodeOnceBelowItsParent, ()) {
    const Graph graph = *graphs();
    const auto rows = outline(graph.nodes, graph.arcs);
    RC_ASSERT(rows.size() == graph.nodes);
    std::set<std::uint32_t> seen;
    for (const OutlineRow& row : rows) {
        if (row.arc) {
            RC_ASSERT(graph.arcs[*row.arc].second == row.node);
            RC_ASSERT(seen.contains(graph.arcs[*row.arc].first));
            RC_ASSERT(row.depth > 0);
        }
        RC_ASSERT(seen.insert(row.node).second);
    }
}

}  // namespace
}  // namespace stemma::render
