#include "render/lineage/graph.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

TEST(LineageGraph, MarksOriginsAndEstimates) {
    SampleReport sample;
    add_harbour_story(sample);
    const StoryView view(sample.report.stories.front());
    const LineageGraph graph = lineage_graph(view);
    ASSERT_EQ(graph.nodes.size(), 8U);
    EXPECT_TRUE(graph.nodes[1].origin);
    EXPECT_FALSE(graph.nodes[2].origin);
    EXPECT_EQ(graph.nodes[6].label, "Kell Daily");
    EXPECT_EQ(graph.nodes[6].note, "2 May 2024 (est.)");
    EXPECT_EQ(graph.edges.size(), 6U);
}

TEST(LineageGraph, GroupsTheTextsThatDescendFromOne) {
    SampleReport sample;
    StoryReport& story = sample.report.stories.emplace_back();
    Lineage& lineage = story.collation.lineage;
    lineage.nodes.push_back({"agency:a", NodeKind::agency, "Agency", std::nullopt});
    for (std::uint32_t i = 0; i < 100; ++i) {
        const std::string name = "Outlet " + std::to_string(i);
        const ArticleId id = sample.add_article(story, name, "T", "x", "2024-05-02");
        lineage.nodes.push_back({"a" + std::to_string(i), NodeKind::article, name, id});
        if (i < 60) {
            lineage.edges.push_back({0, i + 1, EdgeKind::copies, 0.5, 0.5, {}});
        }
    }
    const StoryView view(story);
    const LineageGraph graph = lineage_graph(view);
    ASSERT_EQ(graph.nodes.size(), 3U);
    EXPECT_EQ(graph.nodes[1].label, "60 texts");
    EXPECT_EQ(graph.nodes[1].members.size(), 60U);
    EXPECT_EQ(graph.nodes[2].note, "no relative found");
    ASSERT_EQ(graph.edges.size(), 1U);
    EXPECT_EQ(graph.edges[0].count, 60U);
}

TEST(LineageGraph, GroupsACopyOfACopyUnderItsRoot) {
    SampleReport sample;
    StoryReport& story = sample.report.stories.emplace_back();
    Lineage& lineage = story.collation.lineage;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const std::string name = "Outlet " + std::to_string(i);
        const ArticleId id = sample.add_article(story, name, "T", "x", "2024-05-02");
        lineage.nodes.push_back({name, NodeKind::article, name, id});
        if (i > 0) {
            lineage.edges.push_back({i - 1, i, EdgeKind::copies, 0.5, 0.5, {}});
        }
    }
    lineage.edges.push_back({5, 4, EdgeKind::copies, 0.9, 0.5, {}});  // a cycle does no harm
    const StoryView view(story);
    const LineageGraph graph = lineage_graph(view);
    EXPECT_LE(graph.nodes.size(), 8U);
    std::size_t texts = 0;
    for (const GraphNode& node : graph.nodes) {
        texts += std::max<std::size_t>(node.members.size(), 1);
    }
    EXPECT_EQ(texts, 40U);
}

TEST(LineageGraph, DropsEdgesThatLeadNowhere) {
    SampleReport sample;
    add_harbour_story(sample);
    StoryReport& story = sample.report.stories.front();
    story.collation.lineage.edges = {{0, 99, EdgeKind::cites, 1, 0, {}},
                                     {1, 1, EdgeKind::cites, 1, 0, {}}};
    EXPECT_TRUE(lineage_graph(StoryView(story)).edges.empty());
}

}  // namespace
}  // namespace stemma::render
