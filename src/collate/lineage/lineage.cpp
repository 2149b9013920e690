#include "collate/lineage/lineage.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "collate/lineage/bylines.h"
#include "collate/lineage/family.h"

namespace stemma::collate {
namespace {

/// The order in which everything is decided does not depend on the order of the input: by time,
/// then by id and text.
std::vector<std::uint32_t> canonical_order(std::span<const ReadArticle* const> articles,
                                           std::span<const Publication> published) {
    std::vector<std::uint32_t> order(articles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t x, std::uint32_t y) {
        const Article& a = articles[x]->article;
        const Article& b = articles[y]->article;
        return std::tie(published[x].begin, published[x].end, a.id, a.text) <
               std::tie(published[y].begin, published[y].end, b.id, b.text);
    });
    return order;
}

/// From canonical positions back to those of the input.
class Translator {
public:
    Translator(const Family& family, const std::vector<std::uint32_t>& order)
        : order_(order), node_at_(family.nodes.size()) {
        for (std::uint32_t i = 0; i < node_at_.size(); ++i) {
            node_at_[i] = i < order.size() ? order[i] : i;
        }
    }

    Lineage run(const Family& family) const {
        Lineage out;
        out.nodes.resize(family.nodes.size());
        for (std::uint32_t i = 0; i < family.nodes.size(); ++i) {
            LineageNode& node = out.nodes[node_at_[i]];
            node = family.nodes[i];
            if (node.article) {
                node.article = ArticleId{order_[i]};
            }
        }
        for (const FamilyEdge& edge : family.edges) {
            out.edges.push_back(edge.edge);
            out.edges.back().from = node_at_[edge.edge.from];
            out.edges.back().to = node_at_[edge.edge.to];
        }
        std::ranges::stable_sort(out.edges, [](const LineageEdge& x, const LineageEdge& y) {
            return std::tie(x.to, x.kind, x.from) < std::tie(y.to, y.kind, y.from);
        });
        out.origins = find_origins(family);
        for (Origin& origin : out.origins) {
            for (ArticleId& article : origin.articles) {
                article = ArticleId{order_[article.index()]};
            }
            std::ranges::sort(origin.articles);
        }
        std::ranges::stable_sort(out.origins, std::greater{},
                                 [](const Origin& origin) { return origin.articles.size(); });
        return out;
    }

private:
    const std::vector<std::uint32_t>& order_;
    std::vector<std::uint32_t> node_at_;
};

}  // namespace

Lineage trace_lineage(const HandBook& book, std::span<const ReadArticle* const> articles,
                      std::span<const std::string> published) {
    std::vector<Publication> times(articles.size());
    for (std::size_t i = 0; i < std::min(times.size(), published.size()); ++i) {
        times[i] = read_publication(published[i]);
    }
    const std::vector<std::uint32_t> order = canonical_order(articles, times);
    std::vector<const ReadArticle*> ordered;
    std::vector<TextStream> streams;
    std::vector<Publication> ordered_times;
    for (const std::uint32_t i : order) {
        ordered.push_back(articles[i]);
        streams.push_back(make_stream(*articles[i]));
        ordered_times.push_back(times[i]);
    }
    const StoryHands hands(book, ordered);
    std::vector<std::vector<HandUse>> uses;
    for (std::uint32_t i = 0; i < ordered.size(); ++i) {
        uses.push_back(find_hand_uses(hands, *ordered[i], i));
    }
    const std::vector<Relation> relations = find_relations(streams);
    add_shared_bylines(ordered, relations, uses);
    const Family family = build_family({streams, relations, uses, ordered_times});
    return Translator(family, order).run(family);
}

}  // namespace stemma::collate
