#include "collate/order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace stemma::collate {
namespace {

class Restorer {
public:
    explicit Restorer(std::span<const std::uint32_t> order) : order_(order) {}

    void apply(ArticleId& id) const { id.value = order_[id.index()]; }
    void apply(Evidence& evidence) const { apply(evidence.article); }
    template <class T>
    void apply_all(std::vector<T>& list) const {
        for (T& entry : list) {
            apply(entry);
        }
        std::sort(list.begin(), list.end());
    }
    /// A form of words, a value or a term: who has it, and where.
    template <class T>
    void apply_form(T& form) const {
        apply_all(form.articles);
        apply_all(form.evidence);
    }
    template <class T>
    void apply_forms(std::vector<T>& forms) const {
        for (T& form : forms) {
            apply_form(form);
        }
    }

    void apply(Claim& claim) const {
        apply(claim.best);
        for (Report& report : claim.reports) {
            apply(report.article);
        }
        std::sort(claim.reports.begin(), claim.reports.end(), [](const Report& a, const Report& b) {
            return std::tuple(a.article, a.span) < std::tuple(b.article, b.span);
        });
        for (Conflict& conflict : claim.conflicts) {
            apply_forms(conflict.readings);
        }
    }

    void apply(Lineage& lineage) const {
        for (LineageNode& node : lineage.nodes) {
            if (node.article) {
                apply(*node.article);
            }
        }
        for (Origin& origin : lineage.origins) {
            apply_all(origin.articles);
        }
    }

private:
    std::span<const std::uint32_t> order_;
};

}  // namespace

std::vector<std::uint32_t> reading_order(std::span<const ReadArticle* const> articles) {
    std::vector<std::uint32_t> order(articles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Article& a = articles[x]->article;
        const Article& b = articles[y]->article;
        return std::tie(a.published, a.id, a.text) < std::tie(b.published, b.id, b.text);
    });
    return order;
}

void restore_order(Collation& collation, std::span<const std::uint32_t> order) {
    const Restorer restore(order);
    std::vector<CollatedArticle> articles(collation.articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
        articles[order[i]] = std::move(collation.articles[i]);
    }
    collation.articles = std::move(articles);
    for (Claim& claim : collation.claims) {
        restore.apply(claim);
    }
    for (Quote& quote : collation.quotes) {
        restore.apply_forms(quote.readings);
    }
    for (Wording& wording : collation.wording) {
        restore.apply_forms(wording.terms);
    }
    for (Only& only : collation.only) {
        restore.apply(only.article);
    }
    for (BriefSentence& sentence : collation.brief) {
        restore.apply(sentence.article);
    }
    restore.apply(collation.lineage);
}

}  // namespace stemma::collate
