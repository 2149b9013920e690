#include "engine/one_story.h"

#include <algorithm>
#include <numeric>

#include "base/strings.h"

namespace stemma::engine {
namespace {

/// Articles that anything joins; the first of each set stands for it.
class Sets {
public:
    explicit Sets(std::size_t articles) : above_(articles) {
        std::iota(above_.begin(), above_.end(), std::size_t{0});
    }
    void join(std::size_t x, std::size_t y) {
        x = of(x);
        y = of(y);
        above_[std::max(x, y)] = std::min(x, y);
    }
    [[nodiscard]] std::size_t of(std::size_t at) {
        while (above_[at] != at) {
            above_[at] = above_[above_[at]];
            at = above_[at];
        }
        return at;
    }

private:
    std::vector<std::size_t> above_;
};

void join_all(Sets& sets, std::span<const Report> reports) {
    for (const Report& report : reports) {
        sets.join(reports.front().article.index(), report.article.index());
    }
}

}  // namespace

std::vector<Stranger> find_strangers(std::span<const ReadArticle> articles,
                                     const Collation& collation, std::span<const Story> stories) {
    Sets sets(articles.size());
    for (const Story& story : stories) {
        for (const ArticleId member : story.members) {
            sets.join(story.members.front().index(), member.index());
        }
    }
    for (const Claim& claim : collation.claims) {
        join_all(sets, claim.reports);
    }
    for (const LineageEdge& edge : collation.lineage.edges) {
        const auto from = collation.lineage.nodes[edge.from].article;
        const auto to = collation.lineage.nodes[edge.to].article;
        if (from && to) {
            sets.join(from->index(), to->index());
        }
    }
    std::vector<std::size_t> size(articles.size(), 0);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        ++size[sets.of(i)];
    }
    const auto main = static_cast<std::size_t>(std::ranges::max_element(size) - size.begin());
    std::vector<Stranger> strangers;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
        if (sets.of(i) == main) {
            continue;
        }
        const std::string& language = articles[i].article.language;
        const std::string& common = articles[main].article.language;
        strangers.push_back(
            {ArticleId{i}, articles[i].article.text.empty()
                               ? std::string("it has no text")
                               : cat("it seems to tell another story",
                                     language == common ? std::string()
                                                        : cat(" (its language is ", language, ")"),
                                     ": no claim and no passage joins it to the ", size[main],
                                     size[main] == 1 ? " article" : " articles", " around ",
                                     articles[main].article.id)});
    }
    return strangers;
}

}  // namespace stemma::engine
