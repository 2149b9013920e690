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

}  // namespace

/// What is asked again and again of a lineage, looked up once.
struct ClaimOrigins::Index {
    const Lineage& lineage;
    std::vector<std::uint32_t> node_of;                ///< by article; `none`: not in the lineage
    std::vector<std::vector<std::uint32_t>> incoming;  ///< by node, its edges
    std::vector<std::vector<std::uint32_t>> feeding;   ///< by article, the origins that feed it
    std::vector<std::uint32_t> origin_at;              ///< by node, its place among the origins
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    explicit Index(const Lineage& all) : lineage(all) {
        std::map<std::string_view, std::uint32_t> place;
        for (std::uint32_t i = 0; i < all.origins.size(); ++i) {
            place.emplace(all.origins[i].id, i);
            for (const ArticleId article : all.origins[i].articles) {
                grow(feeding, article.index()).push_back(i);
            }
        }
        incoming.resize(all.nodes.size());
        for (std::uint32_t i = 0; i < all.edges.size(); ++i) {
            incoming[all.edges[i].to].push_back(i);
        }
        origin_at.assign(all.nodes.size(), none);
        for (std::uint32_t i = 0; i < all.nodes.size(); ++i) {
            if (const auto article = all.nodes[i].article) {
                node_of.resize(std::max(node_of.size(), article->index() + 1), none);
                node_of[article->index()] = i;
            }
            if (const auto found = place.find(all.nodes[i].id); found != place.end()) {
                origin_at[i] = found->second;
            }
        }
    }
    [[nodiscard]] std::uint32_t node(ArticleId article) const {
        return article.index() < node_of.size() ? node_of[article.index()] : none;
    }
    [[nodiscard]] std::span<const std::uint32_t> feeders(ArticleId article) const {
        return article.index() < feeding.size() ? feeding[article.index()]
                                                : std::span<const std::uint32_t>();
    }

private:
    static std::vector<std::uint32_t>& grow(std::vector<std::vector<std::uint32_t>>& lists,
                                            std::size_t at) {
        lists.resize(std::max(lists.size(), at + 1));
        return lists[at];
    }
};

namespace {

class ClaimTracer {
public:
    explicit ClaimTracer(const ClaimOrigins::Index& index) : x_(index), lineage_(index.lineage) {}

    std::vector<std::string> run(std::span<const Report> reports) {
        std::set<std::string> found;
        std::map<std::uint32_t, ArticleId> beside;  // nodes that are no origins: one report of each
        std::vector<ArticleId> silent;
        for (const Report& report : reports) {
            const auto top = follow(report.article, report.span);
            if (!top) {
                silent.push_back(report.article);
            } else if (x_.origin_at[*top] != Index::none) {
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
    using Index = ClaimOrigins::Index;

    /// A report that names nobody stands on what feeds its article, if that feeds another article
    /// here too: two reports of one fact count as two origins only when nothing joins them.
    /// Otherwise it is the article's own, or what feeds most articles beside this one.
    [[nodiscard]] std::string origin_of_silent(ArticleId article,
                                               std::span<const Report> reports) const {
        const std::uint32_t node = x_.node(article);
        const bool own = node != Index::none && x_.origin_at[node] != Index::none;
        const std::string* best = own ? &lineage_.nodes[node].id : nullptr;
        std::size_t most = 0;
        for (const std::uint32_t origin : x_.feeders(article)) {
            std::set<ArticleId> fed;
            for (const Report& report : reports) {
                if (report.article != article && feeds(origin, report.article)) {
                    fed.insert(report.article);
                }
            }
            if (best == nullptr || fed.size() > most) {
                most = fed.size();
                best = &lineage_.origins[origin].id;
            }
        }
        return best == nullptr ? std::string() : *best;
    }
    [[nodiscard]] bool feeds(std::uint32_t origin, ArticleId article) const {
        return std::ranges::binary_search(x_.feeders(article), origin);
    }

    /// The node at which the words at `span` come into the family; nothing if no edge accounts for
    /// them.
    std::optional<std::uint32_t> follow(ArticleId article, Span span) const {
        std::uint32_t at = x_.node(article);
        if (at == Index::none) {
            return std::nullopt;
        }
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
        for (const std::uint32_t i : x_.incoming[node]) {
            const LineageEdge& edge = lineage_.edges[i];
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

    const Index& x_;
    const Lineage& lineage_;
};

}  // namespace

ClaimOrigins::ClaimOrigins(const Lineage& lineage) : index_(std::make_unique<Index>(lineage)) {}
ClaimOrigins::~ClaimOrigins() = default;

std::vector<std::string> ClaimOrigins::of(std::span<const Report> reports) const {
    return ClaimTracer(*index_).run(reports);
}

}  // namespace stemma::collate
