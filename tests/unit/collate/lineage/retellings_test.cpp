#include "collate/lineage/retellings.h"

#include <gtest/gtest.h>

#include "unit/collate/support.h"

namespace stemma::collate::testing {
namespace {

/// An agency's text, and an article that cites the agency for `told` claims of it.
Lineage lineage_after(std::uint32_t told) {
    const Story story({{"a", "A", "", "OSTRA (Meridian) – It rained for long."},
                       {"b", "B", "", "It rained, Meridian says. Then came wind and hail."}});
    Lineage lineage;
    lineage.nodes = {{"a", NodeKind::article, "A", ArticleId{0}},
                     {"b", NodeKind::article, "B", ArticleId{1}},
                     {"agency:meridian", NodeKind::agency, "Meridian", std::nullopt}};
    lineage.edges = {{2, 0, EdgeKind::copies, 0.9, 1, {{{}, {0, 30}}}},
                     {2, 1, EdgeKind::cites, 0.9, 0.1, {{{}, {0, 5}}}}};
    std::vector<Claim> claims(told);
    for (std::uint32_t i = 0; i < told; ++i) {
        claims[i].reports = {{ArticleId{0}, {0, 5}, "", std::nullopt, 1},
                             {ArticleId{1}, {i * 10, i * 10 + 8}, "", std::nullopt, 1}};
    }
    note_retellings(lineage, story.pointers, claims);
    return lineage;
}

TEST(Retellings, WhoTellsAllThatTheAgencyTellsRewritesIt) {
    const Lineage lineage = lineage_after(4);
    EXPECT_EQ(lineage.edges[0].kind, EdgeKind::copies);
    EXPECT_EQ(lineage.edges[1].kind, EdgeKind::rewrites);
    EXPECT_GT(lineage.edges[1].share, 0.5);
    EXPECT_EQ(lineage.edges[1].evidence.size(), 4U);
}

TEST(Retellings, AFewCommonClaimsAreACitation) {
    EXPECT_EQ(lineage_after(2).edges[1].kind, EdgeKind::cites);
}

}  // namespace
}  // namespace stemma::collate::testing
