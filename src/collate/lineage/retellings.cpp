#include "collate/lineage/retellings.h"

#include <algorithm>
#include <map>
#include <set>

#include "collate/lineage/edge_evidence.h"

namespace stemma::collate {
namespace {

/// Fewer claims in common are two reports of one event.
constexpr std::size_t least_retold = 4;

/// The articles that print an agency's own text, by its node.
std::map<std::uint32_t, std::set<ArticleId>> printers_of(const Lineage& lineage) {
    std::map<std::uint32_t, std::set<ArticleId>> printers;
    for (const LineageEdge& edge : lineage.edges) {
        const bool agency = lineage.nodes[edge.from].kind == NodeKind::agency;
        if (agency && edge.kind == EdgeKind::copies && lineage.nodes[edge.to].article) {
            printers[edge.from].insert(*lineage.nodes[edge.to].article);
        }
    }
    return printers;
}

std::vector<Span> retold_by(ArticleId article, const std::set<ArticleId>& printers,
                            std::span<const Claim> claims) {
    std::vector<Span> spans;
    for (const Claim& claim : claims) {
        const bool printed = std::ranges::any_of(
            claim.reports, [&](const Report& report) { return printers.contains(report.article); });
        const auto own = std::ranges::find(claim.reports, article, &Report::article);
        if (printed && own != claim.reports.end()) {
            spans.push_back(own->span);
        }
    }
    return spans;
}

}  // namespace

void note_retellings(Lineage& lineage, std::span<const ReadArticle* const> articles,
                     std::span<const Claim> claims) {
    const auto printers = printers_of(lineage);
    for (LineageEdge& edge : lineage.edges) {
        const auto found = printers.find(edge.from);
        const auto article = lineage.nodes[edge.to].article;
        if (edge.kind != EdgeKind::cites || found == printers.end() || !article) {
            continue;
        }
        const std::vector<Span> retold = retold_by(*article, found->second, claims);
        if (retold.size() < least_retold) {
            continue;
        }
        edge.kind = EdgeKind::rewrites;
        for (const Span span : retold) {
            edge.evidence.push_back({{}, span});
        }
        bound_evidence(edge.evidence);
        double bytes = 0;
        for (const LineageEdge::Passage& passage : edge.evidence) {
            bytes += passage.to_span.size();
        }
        const auto whole = static_cast<double>(articles[article->index()]->article.text.size());
        edge.share = std::clamp(bytes / std::max(1.0, whole), edge.share, 1.0);
    }
}

}  // namespace stemma::collate
