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
        std::map<std::uint32_t, ArticleId> beside;  // nodes that are no origins: one report of each
        std::vector<ArticleId> silent;
        for (const Report& report : reports) {
            const auto top = follow(report.article, report.span);
            if (!top) {
                silent.push_back(report.article);
            } else if (is_origin(lineage_.nodes[*top].id)) {
                found.insert(lineage_.nodes[*top].id);
            } else {
                beside.try_emplace(*top, report.article);
            }
        }
        for (const auto& [top, article] : beside) {
            silent.push_back(article);
        }
        for (const ArticleId article : silent) {
            found.insert(origin_of_silent(article, reports));
        }
        found.erase("");
        return {found.begin(), found.end()};
    }

private:
    [[nodiscard]] bool is_origin(const std::string& id) const {
        return std::ranges::find(lineage_.origins, id, &Origin::id) != lineage_.origins.end();
    }
    /// A report that names nobody stands on what feeds its article, if that feeds another article
    /// here too: two reports of one fact count as two origins only when nothing joins them.
    /// Otherwise it is the article's own, or what feeds most articles beside this one.
    [[nodiscard]] std::string origin_of_silent(ArticleId article,
                                               std::span<const Report> reports) const {
        const auto node = node_of_.find(article);
        const std::string own =
            node == node_of_.end() ? std::string() : lineage_.nodes[node->second].id;
        const std::string* best = is_origin(own) ? &own : nullptr;
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
            if (best == nullptr || fed.size() > most) {
                most = fed.size();
                best = &origin.id;
            }
        }
        return best == nullptr ? std::string() : *best;
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
                if (lineage_.nodes[edge.from].kind != NodeKind::source) {
                    return {&edge, {}};
                }
                continue;  // a speaker is whom the agency quotes, not where its words come from
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

std::vector<std::string> origins_of(const Lineage& lineage, std::span<const Report> reports) {
    return ClaimTracer(lineage).run(reports);
}

}  // namespace stemma::collate
