#include <algorithm>
#include <optional>
#include <set>

#include "collate/lineage/family.h"
#include "collate/lineage/lineage.h"

namespace stemma::collate {
namespace {

/// An article is an origin beside those that feed it if so much of its text is its own.
constexpr double own_share = 0.75;
/// … or less, if people speak in it who speak nowhere else.
constexpr double own_voiced_share = 0.4;
constexpr std::uint32_t least_own_voices = 2;

/// Of the words that came down, an edge further up brought at least so much …
constexpr double passed_share = 0.25;
/// … and if so much of them came to a node from nowhere, it is their origin.
constexpr double kept_share = 0.5;
constexpr std::size_t most_steps = 4096;

/// A node, and which of its bytes are followed up; all of them if there are none.
struct Way {
    std::uint32_t node = 0;
    std::vector<Span> spans;
};

/// Follows an article's text up: past a parent only along the edges that brought the parent what
/// the article took from it.
class Roots {
public:
    explicit Roots(const Family& family) : family_(family), incoming_(family.nodes.size()) {
        for (std::uint32_t i = 0; i < family.edges.size(); ++i) {
            if (family.edges[i].followed) {
                incoming_[family.edges[i].edge.to].push_back(i);
            }
        }
    }
    [[nodiscard]] std::set<std::uint32_t> of(std::uint32_t article) const {
        std::set<std::uint32_t> roots;
        std::vector<Way> open{{article, {}}};
        for (std::size_t step = 0; step < most_steps && !open.empty(); ++step) {
            const Way at = std::move(open.back());
            open.pop_back();
            std::vector<Span> brought;
            bool whole = false;
            for (const std::uint32_t i : incoming_[at.node]) {
                if (std::optional<Way> next = climb(at, family_.edges[i].edge, brought)) {
                    whole = whole || family_.edges[i].edge.evidence.empty();
                    open.push_back(std::move(*next));
                }
            }
            if (is_origin(at, article, brought, whole)) {
                roots.insert(at.node);
            }
        }
        return roots;
    }

private:
    /// Up `edge` with the words of `at` that it brought; those are added to `brought`. Nothing if
    /// they are too few.
    static std::optional<Way> climb(const Way& at, const LineageEdge& edge,
                                    std::vector<Span>& brought) {
        Way next{edge.from, {}};
        std::vector<Span> here;
        for (const LineageEdge::Passage& passage : edge.evidence) {
            const std::size_t before = here.size();
            add_common(at.spans, passage.to_span, here);
            if ((at.spans.empty() || here.size() > before) && !passage.from_span.empty()) {
                next.spans.push_back(passage.from_span);
            }
        }
        brought.insert(brought.end(), here.begin(), here.end());
        const bool whole = at.spans.empty() || edge.evidence.empty();
        if (!whole && bytes_of(here) < passed_share * bytes_of(at.spans)) {
            return std::nullopt;
        }
        return next;
    }
    [[nodiscard]] bool is_origin(const Way& at, std::uint32_t article,
                                 const std::vector<Span>& brought, bool whole) const {
        if (incoming_[at.node].empty()) {
            return true;
        }
        if (at.spans.empty()) {
            return at.node == article && has_own(article);
        }
        return !whole && bytes_of(brought) <= (1 - kept_share) * bytes_of(at.spans);
    }
    [[nodiscard]] bool has_own(std::uint32_t article) const {
        const double share = family_.unexplained[article];
        return share >= own_share ||
               (share >= own_voiced_share && family_.own_voices[article] >= least_own_voices);
    }
    static void add_common(const std::vector<Span>& spans, Span with, std::vector<Span>& out) {
        for (const Span span : spans) {
            if (span.overlaps(with)) {
                out.push_back({std::max(span.begin, with.begin), std::min(span.end, with.end)});
            }
        }
    }
    /// Each byte once.
    static double bytes_of(std::vector<Span> spans) {
        std::ranges::sort(spans);
        double sum = 0;
        std::uint32_t done = 0;
        for (const Span span : spans) {
            const std::uint32_t begin = std::max(done, span.begin);
            if (begin < span.end) {
                sum += span.end - begin;
                done = span.end;
            }
        }
        return sum;
    }

    const Family& family_;
    std::vector<std::vector<std::uint32_t>> incoming_;
};

}  // namespace

std::vector<Origin> find_origins(const Family& family) {
    const Roots roots(family);
    std::vector<std::vector<ArticleId>> fed(family.nodes.size());
    for (std::uint32_t i = 0; i < family.unexplained.size(); ++i) {
        for (const std::uint32_t root : roots.of(i)) {
            fed[root].push_back(ArticleId{i});
        }
    }
    // An article that is the origin of others is one of its own text too.
    for (std::uint32_t i = 0; i < family.unexplained.size(); ++i) {
        if (!fed[i].empty() && std::ranges::find(fed[i], ArticleId{i}) == fed[i].end()) {
            fed[i].push_back(ArticleId{i});
        }
    }
    std::vector<Origin> origins;
    for (std::uint32_t node = 0; node < fed.size(); ++node) {
        if (!fed[node].empty()) {
            const LineageNode& root = family.nodes[node];
            origins.push_back({root.id, root.kind, root.name, std::move(fed[node])});
        }
    }
    return origins;
}

}  // namespace stemma::collate
