#include "render/graphs/graphs.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/render/hostile_report.h"
#include "unit/render/sample_report.h"

namespace stemma::render {
namespace {

SampleReport harbour() {
    SampleReport sample;
    add_harbour_story(sample);
    return sample;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

/// Every tag that opens closes, in order, and no < or & stands bare.
bool is_well_formed(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
        const std::size_t end = xml.find('>', at);
        if (end == std::string::npos) {
            return false;
        }
        const std::string tag = xml.substr(at + 1, end - at - 1);
        if (tag.starts_with('?') || tag.starts_with('!') || tag.ends_with('/')) {
            continue;
        }
        if (!tag.starts_with('/')) {
            open.push_back(tag.substr(0, tag.find_first_of(" \n")));
        } else if (open.empty() || open.back() != tag.substr(1)) {
            return false;
        } else {
            open.pop_back();
        }
    }
    for (std::size_t at = xml.find('&'); at != std::string::npos; at = xml.find('&', at + 1)) {
        const std::size_t end = xml.find(';', at);
        if (end == std::string::npos || end - at > 6) {
            return false;
        }
    }
    return open.empty();
}

TEST(Graphs, EveryNodeAndEdgeOfTheLineage) {
    const SampleReport sample = harbour();
    const Lineage& lineage = sample.report.stories[0].collation.lineage;
    const std::string xml = graphml(sample.report);
    EXPECT_TRUE(is_well_formed(xml)) << xml;
    EXPECT_EQ(count_of(xml, "<node "), lineage.nodes.size());
    EXPECT_EQ(count_of(xml, "<edge "), lineage.edges.size());
    EXPECT_NE(xml.find("<data key=\"kind\">lost</data>"), std::string::npos);
    const std::string dot = graphviz(sample.report);
    EXPECT_EQ(count_of(dot, " -> "), lineage.edges.size());
    EXPECT_EQ(count_of(dot, "digraph "), 1U);
}

TEST(Graphs, ADrawingAStory) {
    const SampleReport sample = harbour();
    const std::string svg = lineage_svg(sample.report);
    EXPECT_TRUE(is_well_formed(svg));
    EXPECT_EQ(count_of(svg, "<svg class=\"lineage wide\""), 1U);
}

TEST(Graphs, NothingToDraw) {
    const RunReport empty;
    EXPECT_TRUE(is_well_formed(graphml(empty)));
    EXPECT_TRUE(is_well_formed(lineage_svg(empty)));
    EXPECT_EQ(count_of(graphviz(empty), "digraph"), 0U);
}

RC_GTEST_PROP(GraphsLaws, NamesFromOutsideBreakNothing, ()) {
    const auto evil = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("<>&\"'\\]{};\n\r\t\x01 ax-")));
    SampleReport sample = harbour();
    poison(sample, evil);
    RC_ASSERT(is_well_formed(graphml(sample.report)));
    RC_ASSERT(is_well_formed(lineage_svg(sample.report)));
    const std::string dot = graphviz(sample.report);
    bool inside = false;
    for (std::size_t i = 0; i < dot.size(); ++i) {
        if (inside && dot[i] == '\\') {
            ++i;
            continue;
        }
        inside = inside != (dot[i] == '"');
        RC_ASSERT(!inside || dot[i] != '\n');
    }
    RC_ASSERT(!inside);
}

}  // namespace
}  // namespace stemma::render
