// The origins of one claim: each report's sentence followed up on its own.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "collate/lineage/lineage.h"

namespace stemma::collate {
namespace {

constexpr std::size_t longest_way = 64;

std::uint32_t shared_bytes(Span x, Span y) {
    const std::uint32_t begin = std::max(x.begin, y.begin);
    const std::uint32_t end = std::min(x.end, y.end);
    return begin < end ? end - begin : 0;
}

class ClaimTracer {
public:
    explicit ClaimTracer(const Lineage& lineage) : lineage_(lineage) {
        for (std::uint32_t i = 0; i < lineage.nodes.size(); ++i) {
            if (const auto article = lineage.nodes[i].article) {
                node_of_[*article] = i;
            }
        }
    }

    std::vector<std::string> run(std::span<const Report> reports) {
        std::set<std::string> found;
        std::vector<ArticleId> silent;
        for (const Report& report : reports) {
            if (const auto top = follow(report.article, report.span)) {
                found.insert(lineage_.nodes[*top].id);
            } else {
                silent.push_back(report.article);
            }
        }
        for (const ArticleId article : silent) {
            found.insert(origin_of_silent(article, reports));
        }
        found.erase("");
        return {found.begin(), found.end()};
    }

private:
    /// A report that names nobody stands on what feeds its article, if that feeds another article
    /// here too: two reports of one fact count as two origins only when nothing joins them.
    [[nodiscard]] std::string origin_of_silent(ArticleId article,
                                               std::span<const Report> reports) const {
        const std::string* best = nullptr;
        std::size_t most = 0;
        for (const Origin& origin : lineage_.origins) {
            if (!feeds(origin, article)) {
                continue;
            }
            std::set<ArticleId> fed;
            for (const Report& report : reports) {
                if (report.article != article && feeds(origin, report.article)) {
                    fed.insert(report.article);
                }
            }
            if (fed.size() > most) {
                most = fed.size();
                best = &origin.id;
            }
        }
        if (best != nullptr) {
            return *best;
        }
        const auto node = node_of_.find(article);
        return node == node_of_.end() ? std::string() : lineage_.nodes[node->second].id;
    }
    static bool feeds(const Origin& origin, ArticleId article) {
        return std::ranges::find(origin.articles, article) != origin.articles.end();
    }

    /// The node at which the words at `span` come into the family; nothing if no edge accounts for
    /// them.
    std::optional<std::uint32_t> follow(ArticleId article, Span span) const {
        const auto start = node_of_.find(article);
        if (start == node_of_.end()) {
            return std::nullopt;
        }
        std::uint32_t at = start->second;
        bool moved = false;
        for (std::size_t step = 0; step < longest_way; ++step) {
            const Step next = step_up(at, span);
            if (next.edge == nullptr) {
                break;
            }
            at = next.edge->from;
            span = next.span;
            moved = true;
        }
        return moved ? std::optional(at) : std::nullopt;
    }

    struct Step {
        const LineageEdge* edge = nullptr;
        Span span;
    };
    /// A citation in the sentence itself comes before any text edge.
    [[nodiscard]] Step step_up(std::uint32_t node, Span span) const {
        Step best;
        std::uint32_t most = 0;
        bool cited = false;
        for (const LineageEdge& edge : lineage_.edges) {
            if (edge.to != node) {
                continue;
            }
            const bool cites = edge.kind == EdgeKind::cites;
            if (!lineage_.nodes[node].article) {
                return {&edge, {}};
            }
            for (const LineageEdge::Passage& passage : edge.evidence) {
                const std::uint32_t bytes = shared_bytes(passage.to_span, span);
                const bool accounts = bytes * 2 >= span.size() && bytes > 0;
                if (accounts && (cites > cited || (cites == cited && bytes > most))) {
                    best = {&edge, passage.from_span};
                    most = bytes;
                    cited = cites;
                }
            }
        }
        return best;
    }

    const Lineage& lineage_;
    std::map<ArticleId, std::uint32_t> node_of_;
};

}  // namespace

std::vector<std::string> origins_of(const Lineage& lineage,
                                    std::span<const ReadArticle* const> /*articles*/,
                                    std::span<const Report> reports) {
    return ClaimTracer(lineage).run(reports);
}

}  // namespace stemma::collate
