#include "collate/lineage/family.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/strings.h"
#include "collate/lineage/citations.h"
#include "collate/lineage/cut_texts.h"
#include "collate/lineage/edge_evidence.h"
#include "collate/lineage/unseen_texts.h"

namespace stemma::collate {
namespace {

/// A second parent explains at least so much that the first does not.
constexpr double second_parent_weight = 30;
constexpr double second_parent_share = 0.12;
/// Rewritten words count for a part in a relation's weight, so that it is no less than this.
constexpr double least_second_weight = 0.6 * second_parent_weight;
/// … or more, where it is only said in other words.
constexpr double second_rewrite_share = 0.3;
/// … or is itself swallowed.
constexpr double swallowed_share = 0.5;
constexpr double swallowed_weight = 20;

class Builder {
public:
    explicit Builder(const Evidences& evidence) : d_(evidence) {}

    Family run() {
        add_nodes();
        for (std::uint32_t i = 0; i < d_.articles; ++i) {
            add_parent_edge(i);
        }
        for (std::uint32_t i = 0; i < d_.articles; ++i) {
            add_second_parents(i);
        }
        add_cut_texts();
        add_citations(d_);
        for (std::uint32_t i = 0; i < d_.articles; ++i) {
            const double whole = std::max(1.0, d_.evidence.streams[i].weight());
            d_.family.unexplained.push_back(
                1 - covered_weight(d_.evidence.streams[i], d_.explained[i]) / whole);
            d_.family.own_voices.push_back(count_own_voices(i));
        }
        return std::move(d_.family);
    }

private:
    /// Sentences in which a person speaks and that nothing accounts for.
    [[nodiscard]] std::uint32_t count_own_voices(std::uint32_t article) const {
        const TextStream& text = d_.evidence.streams[article];
        std::set<std::uint32_t> voices;
        for (const Attribution& attribution : text.article->reading.attributions) {
            const bool person = !attribution.chain.empty() && !attribution.cue.empty() &&
                                attribution.chain.front().kind == LinkKind::person;
            const auto sentence =
                person ? text.sentence_at(attribution.cue.front().begin) : std::nullopt;
            if (!sentence || !text.attributed[*sentence]) {
                continue;
            }
            const TokenRange words = text.sentences[*sentence];
            const bool known = std::ranges::any_of(d_.explained[article], [&](TokenRange range) {
                return range.begin < words.end && words.begin < range.end;
            });
            if (!known && words.begin < words.end) {
                voices.insert(*sentence);
            }
        }
        return static_cast<std::uint32_t>(voices.size());
    }

    // ---- Nodes

    void add_nodes() {
        for (std::uint32_t i = 0; i < d_.articles; ++i) {
            const Article& article = d_.evidence.streams[i].article->article;
            const std::string& name = article.outlet.empty() ? article.id : article.outlet;
            d_.family.nodes.push_back({article.id, NodeKind::article, name, ArticleId{i}});
        }
        std::uint32_t lost_texts = 0;
        for (const UnseenText& text : d_.parentage.unseen) {
            if (text.key.empty()) {
                ++lost_texts;
                d_.family.nodes.push_back({cat("lost:", lost_texts), NodeKind::lost,
                                           cat("lost text ", lost_texts), std::nullopt});
            } else {
                d_.node_of_key[text.key] = d_.node_count();
                const bool lost = text.key.starts_with("lost:");
                d_.family.nodes.push_back(
                    {text.key, lost ? NodeKind::lost : NodeKind::agency, text.name, std::nullopt});
            }
        }
    }

    // ---- Text edges

    void add_parent_edge(std::uint32_t to) {
        if (!d_.parentage.parents[to]) {
            return;
        }
        const std::uint32_t from = *d_.parentage.parents[to];
        if (from < d_.articles) {
            add_text_edge(from, to, *d_.relation_of(from, to));
        } else {
            add_unseen_edge(from, to);
        }
    }

    void add_text_edge(std::uint32_t from, std::uint32_t to, const Relation& relation) {
        const Explained& there = relation.in(to);
        LineageEdge edge = make_edge(from, to, kind_of(to, there));
        edge.share = std::min(1.0, there.share);
        edge.direction = direction_certainty(from, to, relation);
        edge.confidence = certainty(there.weight) * edge.direction;
        append_evidence(relation, from, to, edge.evidence);
        bound_evidence(edge.evidence);
        d_.explain(to, there);
        d_.add_edge(std::move(edge), true);
    }
    [[nodiscard]] EdgeKind kind_of(std::uint32_t to, const Explained& side) const {
        return is_copied(d_.evidence.streams[to], side) ? EdgeKind::copies : EdgeKind::rewrites;
    }
    /// That the text was taken at all: twenty words in common may be chance, a hundred are not.
    static double certainty(double weight) { return 1 - std::exp(-weight / 30); }
    /// Evidence for a direction adds up as log odds.
    [[nodiscard]] double direction_certainty(std::uint32_t from, std::uint32_t to,
                                             const Relation& relation) const {
        constexpr double earlier = 2.2;
        constexpr double contained = 0.8;
        constexpr double cited = 3;
        constexpr double attributed = 1;
        const auto cites = [&](std::uint32_t x, std::uint32_t y) {
            return outlet_citation(d_.evidence.uses[x], y) == OutletCitation::none ? 0.0 : 1.0;
        };
        const auto before = [&](std::uint32_t x, std::uint32_t y) {
            return d_.evidence.published[x].before(d_.evidence.published[y]) ? 1.0 : 0.0;
        };
        const double odds = earlier * (before(from, to) - before(to, from)) +
                            contained * (relation.in(to).share - relation.in(from).share) +
                            cited * (cites(to, from) - cites(from, to)) +
                            attributed * attribution_lean(d_.evidence.streams, relation, from, to);
        return 1 / (1 + std::exp(-odds));
    }
    void append_evidence(const Relation& relation, std::uint32_t from, std::uint32_t to,
                         std::vector<LineageEdge::Passage>& out) const {
        const bool forward = relation.a == from;
        const TextStream& source = d_.evidence.streams[from];
        const TextStream& target = d_.evidence.streams[to];
        for (const SharedPassage& passage : relation.passages) {
            const TokenRange there = forward ? passage.a : passage.b;
            const TokenRange here = forward ? passage.b : passage.a;
            out.push_back({source.span(there.begin, there.end), target.span(here.begin, here.end)});
        }
        for (const SentencePair& pair : relation.sentences) {
            const std::uint32_t there = forward ? pair.a : pair.b;
            const std::uint32_t here = forward ? pair.b : pair.a;
            out.push_back({source.article->reading.sentences[there].span,
                           target.article->reading.sentences[here].span});
        }
    }

    /// An unseen text is known by what its descendants have in common.
    void add_unseen_edge(std::uint32_t from, std::uint32_t to) {
        LineageEdge edge = make_edge(from, to, EdgeKind::copies);
        Explained all;
        for (const std::uint32_t r : d_.of_article[to]) {
            const Relation& relation = d_.evidence.relations[r];
            const std::uint32_t sibling = relation.other(to);
            if (d_.parentage.parents[sibling] == from) {
                const Explained& side = relation.in(to);
                all.copied.insert(all.copied.end(), side.copied.begin(), side.copied.end());
                all.rewritten.insert(all.rewritten.end(), side.rewritten.begin(),
                                     side.rewritten.end());
            }
        }
        const TextStream& text = d_.evidence.streams[to];
        std::vector<TokenRange> ranges = all.copied;
        ranges.insert(ranges.end(), all.rewritten.begin(), all.rewritten.end());
        const bool credited = d_.is_credited(to, d_.family.nodes[from].id);
        if (credited) {
            ranges = {{0, static_cast<std::uint32_t>(text.words.size())}};
        }
        const double weight = covered_weight(text, ranges);
        edge.kind = credited ? EdgeKind::copies : kind_of(to, all);
        edge.share = weight / std::max(1.0, text.weight());
        edge.confidence = credited ? 0.95 : 0.85 * certainty(weight);
        for (const TokenRange range : ranges) {
            if (range.begin < range.end) {
                edge.evidence.push_back({{}, text.span(range.begin, range.end)});
            }
        }
        bound_evidence(edge.evidence);
        d_.explain(to, ranges);
        d_.add_edge(std::move(edge), true);
    }

    /// Texts of another family that explain what the parent does not: a report merged of two.
    void add_second_parents(std::uint32_t to) {
        std::vector<std::uint32_t> order = d_.of_article[to];
        std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t r) {
            return d_.evidence.relations[r].in(to).weight;
        });
        for (const std::uint32_t r : order) {
            const Relation& relation = d_.evidence.relations[r];
            const std::uint32_t from = relation.other(to);
            const bool swallowed = relation.in(from).share >= swallowed_share &&
                                   relation.in(to).weight >= swallowed_weight;
            const bool could = swallowed || relation.in(to).weight >= least_second_weight;
            if (could && !d_.evidence.published[to].before(d_.evidence.published[from]) &&
                top_of(from) != top_of(to) && (swallowed || explains_more(to, relation))) {
                add_second_parent(from, to, relation);
            }
        }
    }
    /// Does the relation explain enough of `to` that nothing else does?
    [[nodiscard]] bool explains_more(std::uint32_t to, const Relation& relation) const {
        const TextStream& text = d_.evidence.streams[to];
        const Explained& side = relation.in(to);
        std::vector<TokenRange> both = d_.explained[to];
        for (const auto* ranges : {&side.copied, &side.rewritten}) {
            both.insert(both.end(), ranges->begin(), ranges->end());
        }
        const double more = covered_weight(text, both) - covered_weight(text, d_.explained[to]);
        const double least = is_copied(text, side) ? second_parent_share : second_rewrite_share;
        return more >= second_parent_weight && more >= least * text.weight();
    }
    void add_second_parent(std::uint32_t from, std::uint32_t to, const Relation& relation) {
        if (const auto agency = find_silent_agency(d_.evidence, relation)) {
            const std::uint32_t node = d_.agency_node(named(*agency));
            for (const std::uint32_t article : {from, to}) {
                if (!d_.has_edge(node, article) && !d_.reaches(article, node)) {
                    add_agency_share(node, article, relation);
                }
            }
        } else if (!d_.reaches(to, from)) {
            add_text_edge(from, to, relation);
        }
    }
    /// A page has a caption or a teaser from the short text that stands whole in what was cut of
    /// it.
    void add_cut_texts() {
        for (const CutText& cut : find_cut_texts(d_.evidence.streams)) {
            const bool early =
                d_.evidence.published[cut.page].before(d_.evidence.published[cut.text]);
            if (early || d_.has_edge(cut.text, cut.page) || d_.reaches(cut.page, cut.text)) {
                continue;
            }
            LineageEdge edge = make_edge(cut.text, cut.page, EdgeKind::copies);
            edge.confidence = 0.6;
            const TextStream& text = d_.evidence.streams[cut.text];
            const auto words = static_cast<std::uint32_t>(text.words.size());
            edge.evidence.push_back({text.span(0, words), {}});
            d_.add_edge(std::move(edge), true);
        }
    }
    static HandUse named(const UnseenText& agency) {
        HandUse use;
        use.key = agency.key;
        use.name = agency.name;
        return use;
    }
    /// What `relation` explains of `to` comes from the agency at `from`.
    void add_agency_share(std::uint32_t from, std::uint32_t to, const Relation& relation) {
        const Explained& side = relation.in(to);
        LineageEdge edge = make_edge(from, to, kind_of(to, side));
        edge.share = std::min(1.0, side.share);
        edge.confidence = 0.8 * certainty(side.weight);
        for (const auto* ranges : {&side.copied, &side.rewritten}) {
            for (const TokenRange range : *ranges) {
                if (range.begin < range.end) {
                    edge.evidence.push_back(
                        {{}, d_.evidence.streams[to].span(range.begin, range.end)});
                }
            }
        }
        bound_evidence(edge.evidence);
        d_.explain(to, side);
        d_.add_edge(std::move(edge), true);
    }
    [[nodiscard]] std::uint32_t top_of(std::uint32_t at) const {
        while (at < d_.articles && d_.parentage.parents[at]) {
            at = *d_.parentage.parents[at];
        }
        return at;
    }

    FamilyDraft d_;
};

}  // namespace

Family build_family(const Evidences& evidence) { return Builder(evidence).run(); }

}  // namespace stemma::collate
