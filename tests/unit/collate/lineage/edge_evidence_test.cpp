#include "collate/lineage/edge_evidence.h"

#include <gtest/gtest.h>

namespace stemma::collate {
namespace {

TEST(EdgeEvidence, PassagesInsideOthersAreDropped) {
    std::vector<LineageEdge::Passage> evidence{
        {{}, {40, 60}}, {{}, {10, 20}}, {{}, {10, 30}}, {{}, {45, 50}}};
    bound_evidence(evidence);
    ASSERT_EQ(evidence.size(), 2U);
    EXPECT_EQ(evidence[0].to_span, (Span{10, 30}));
    EXPECT_EQ(evidence[1].to_span, (Span{40, 60}));
}

TEST(EdgeEvidence, TheLongestStayInOrder) {
    std::vector<LineageEdge::Passage> evidence;
    for (std::uint32_t i = 0; i < most_evidence_passages + 50; ++i) {
        evidence.push_back({{}, {i * 100, i * 100 + (i < 50 ? 5 : 10)}});
    }
    bound_evidence(evidence);
    ASSERT_EQ(evidence.size(), most_evidence_passages);
    EXPECT_EQ(evidence.front().to_span.begin, 5000U);
    EXPECT_LT(evidence[0].to_span, evidence[1].to_span);
}

}  // namespace
}  // namespace stemma::collate
