#include "collate/lineage/edge_evidence.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace stemma::collate {

void bound_evidence(std::vector<LineageEdge::Passage>& evidence) {
    std::ranges::stable_sort(evidence, [](const auto& x, const auto& y) {
        return std::pair(x.to_span.begin, y.to_span.end) <
               std::pair(y.to_span.begin, x.to_span.end);
    });
    std::vector<LineageEdge::Passage> kept;
    for (const LineageEdge::Passage& passage : evidence) {
        if (kept.empty() || !kept.back().to_span.contains(passage.to_span)) {
            kept.push_back(passage);
        }
    }
    if (kept.size() > most_evidence_passages) {
        std::ranges::stable_sort(kept, std::greater{},
                                 [](const auto& passage) { return passage.to_span.size(); });
        kept.resize(most_evidence_passages);
        std::ranges::sort(kept, {}, [](const auto& passage) { return passage.to_span; });
    }
    evidence = std::move(kept);
}

}  // namespace stemma::collate
