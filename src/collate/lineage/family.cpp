#include "collate/lineage/family.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/strings.h"
#include "collate/lineage/cut_texts.h"
#include "collate/lineage/edge_evidence.h"
#include "collate/lineage/unseen_texts.h"

namespace stemma::collate {
namespace {

/// A second parent explains at least so much that the first does not.
constexpr double second_parent_weight = 30;
constexpr double second_parent_share = 0.12;
/// … or more, where it is only said in other words.
constexpr double second_rewrite_share = 0.3;
/// … or is itself swallowed.
constexpr double swallowed_share = 0.5;
constexpr double swallowed_weight = 20;
/// An article rests on an agency that it cites so early, or for so much of its text, …
constexpr std::uint32_t lead_sentences = 5;
constexpr double resting_share = 0.2;
/// … or at all, if as many other articles do.
constexpr std::size_t common_source = 3;
constexpr double common_share = 0.04;

LineageEdge make_edge(std::uint32_t from, std::uint32_t to, EdgeKind kind) {
    LineageEdge edge;
    edge.from = from;
    edge.to = to;
    edge.kind = kind;
    return edge;
}

class Builder {
public:
    explicit Builder(const Evidences& evidence)
        : e_(evidence),
          articles_(static_cast<std::uint32_t>(evidence.streams.size())),
          of_article_(relations_by_article(articles_, evidence.relations)),
          parentage_(choose_parents(evidence)),
          explained_(articles_) {}

    Family run() {
        add_nodes();
        for (std::uint32_t i = 0; i < articles_; ++i) {
            add_parent_edge(i);
        }
        for (std::uint32_t i = 0; i < articles_; ++i) {
            add_second_parents(i);
        }
        add_cut_texts();
        add_citations();
        add_echoes();
        add_speakers();
        add_citations_of_unseen();
        for (std::uint32_t i = 0; i < articles_; ++i) {
            const double whole = std::max(1.0, e_.streams[i].weight());
            out_.unexplained.push_back(1 - covered_weight(e_.streams[i], explained_[i]) / whole);
            out_.own_voices.push_back(count_own_voices(i));
        }
        return std::move(out_);
    }

private:
    /// Sentences in which a person speaks and that nothing accounts for.
    [[nodiscard]] std::uint32_t count_own_voices(std::uint32_t article) const {
        const TextStream& text = e_.streams[article];
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
            const bool known = std::ranges::any_of(explained_[article], [&](TokenRange range) {
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
        for (std::uint32_t i = 0; i < articles_; ++i) {
            const Article& article = e_.streams[i].article->article;
            const std::string& name = article.outlet.empty() ? article.id : article.outlet;
            out_.nodes.push_back({article.id, NodeKind::article, name, ArticleId{i}});
        }
        std::uint32_t lost_texts = 0;
        for (const UnseenText& text : parentage_.unseen) {
            if (text.key.empty()) {
                ++lost_texts;
                out_.nodes.push_back({cat("lost:", lost_texts), NodeKind::lost,
                                      cat("lost text ", lost_texts), std::nullopt});
            } else {
                agency_node_[text.key] = node_count();
                const bool lost = text.key.starts_with("lost:");
                out_.nodes.push_back(
                    {text.key, lost ? NodeKind::lost : NodeKind::agency, text.name, std::nullopt});
            }
        }
    }
    [[nodiscard]] std::uint32_t node_count() const {
        return static_cast<std::uint32_t>(out_.nodes.size());
    }
    /// The node of an agency, or of an outlet none of whose articles is at hand.
    std::uint32_t agency_node(const HandUse& use) {
        const auto [at, added] = agency_node_.try_emplace(use.key, node_count());
        if (added) {
            const std::string_view plain = std::string_view(use.key).substr(use.key.find(':') + 1);
            out_.nodes.push_back({use.agency ? use.key : cat("source:", plain),
                                  use.agency ? NodeKind::agency : NodeKind::source, use.name,
                                  std::nullopt});
        }
        return at->second;
    }

    // ---- Text edges

    void add_parent_edge(std::uint32_t to) {
        if (!parentage_.parents[to]) {
            return;
        }
        const std::uint32_t from = *parentage_.parents[to];
        if (from < articles_) {
            add_text_edge(from, to, *relation_of(from, to));
        } else {
            add_unseen_edge(from, to);
        }
    }
    [[nodiscard]] const Relation* relation_of(std::uint32_t x, std::uint32_t y) const {
        for (const std::uint32_t r : of_article_[x]) {
            if (e_.relations[r].other(x) == y) {
                return &e_.relations[r];
            }
        }
        return nullptr;
    }

    void add_text_edge(std::uint32_t from, std::uint32_t to, const Relation& relation) {
        const Explained& there = relation.in(to);
        LineageEdge edge = make_edge(from, to, kind_of(to, there));
        edge.share = std::min(1.0, there.share);
        edge.confidence = certainty(there.weight) * direction_certainty(from, to, relation);
        append_evidence(relation, from, to, edge.evidence);
        bound_evidence(edge.evidence);
        explain(to, there);
        out_.edges.push_back({std::move(edge), true});
    }
    [[nodiscard]] EdgeKind kind_of(std::uint32_t to, const Explained& side) const {
        return is_copied(e_.streams[to], side) ? EdgeKind::copies : EdgeKind::rewrites;
    }
    /// That the text was taken at all: twenty words in common may be chance, a hundred are not.
    static double certainty(double weight) { return 1 - std::exp(-weight / 30); }
    [[nodiscard]] double direction_certainty(std::uint32_t from, std::uint32_t to,
                                             const Relation& relation) const {
        const double contained = relation.in(to).share - relation.in(from).share;
        const double time = e_.published[from].before(e_.published[to])   ? 0.3
                            : e_.published[to].before(e_.published[from]) ? -0.3
                                                                          : 0;
        return std::clamp(0.6 + time + 0.1 * contained, 0.1, 0.95);
    }
    void explain(std::uint32_t article, const Explained& side) {
        std::vector<TokenRange>& ranges = explained_[article];
        ranges.insert(ranges.end(), side.copied.begin(), side.copied.end());
        ranges.insert(ranges.end(), side.rewritten.begin(), side.rewritten.end());
    }
    void append_evidence(const Relation& relation, std::uint32_t from, std::uint32_t to,
                         std::vector<LineageEdge::Passage>& out) const {
        const bool forward = relation.a == from;
        const TextStream& source = e_.streams[from];
        const TextStream& target = e_.streams[to];
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
        for (const std::uint32_t r : of_article_[to]) {
            const Relation& relation = e_.relations[r];
            const std::uint32_t sibling = relation.other(to);
            if (parentage_.parents[sibling] == from) {
                const Explained& side = relation.in(to);
                all.copied.insert(all.copied.end(), side.copied.begin(), side.copied.end());
                all.rewritten.insert(all.rewritten.end(), side.rewritten.begin(),
                                     side.rewritten.end());
            }
        }
        const TextStream& text = e_.streams[to];
        std::vector<TokenRange> ranges = all.copied;
        ranges.insert(ranges.end(), all.rewritten.begin(), all.rewritten.end());
        const bool credited = is_credited(to, out_.nodes[from].id);
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
        explained_[to].insert(explained_[to].end(), ranges.begin(), ranges.end());
        out_.edges.push_back({std::move(edge), true});
    }
    [[nodiscard]] bool is_credited(std::uint32_t article, const std::string& key) const {
        return std::ranges::any_of(
            e_.uses[article], [&](const HandUse& use) { return use.key == key && owns_text(use); });
    }

    /// Texts of another family that explain what the parent does not: a report merged of two.
    void add_second_parents(std::uint32_t to) {
        std::vector<std::uint32_t> order = of_article_[to];
        std::ranges::stable_sort(order, std::greater{},
                                 [&](std::uint32_t r) { return e_.relations[r].in(to).weight; });
        for (const std::uint32_t r : order) {
            const Relation& relation = e_.relations[r];
            const std::uint32_t from = relation.other(to);
            const TextStream& text = e_.streams[to];
            std::vector<TokenRange> both = explained_[to];
            for (const auto* ranges : {&relation.in(to).copied, &relation.in(to).rewritten}) {
                both.insert(both.end(), ranges->begin(), ranges->end());
            }
            const double more = covered_weight(text, both) - covered_weight(text, explained_[to]);
            const bool swallowed = relation.in(from).share >= swallowed_share &&
                                   relation.in(to).weight >= swallowed_weight;
            const double least =
                is_copied(text, relation.in(to)) ? second_parent_share : second_rewrite_share;
            const bool enough =
                swallowed || (more >= second_parent_weight && more >= least * text.weight());
            if (enough && !e_.published[to].before(e_.published[from]) &&
                top_of(from) != top_of(to)) {
                add_second_parent(from, to, relation);
            }
        }
    }
    void add_second_parent(std::uint32_t from, std::uint32_t to, const Relation& relation) {
        if (const auto agency = find_silent_agency(e_, relation)) {
            const std::uint32_t node = agency_node(named(*agency));
            for (const std::uint32_t article : {from, to}) {
                if (!has_edge(node, article) && !reaches(article, node)) {
                    add_agency_share(node, article, relation);
                }
            }
        } else if (!reaches(to, from)) {
            add_text_edge(from, to, relation);
        }
    }
    /// A page has a caption or a teaser from the short text that stands whole in what was cut of
    /// it.
    void add_cut_texts() {
        for (const CutText& cut : find_cut_texts(e_.streams)) {
            const bool early = e_.published[cut.page].before(e_.published[cut.text]);
            if (early || has_edge(cut.text, cut.page) || reaches(cut.page, cut.text)) {
                continue;
            }
            LineageEdge edge = make_edge(cut.text, cut.page, EdgeKind::copies);
            edge.confidence = 0.6;
            const TextStream& text = e_.streams[cut.text];
            const auto words = static_cast<std::uint32_t>(text.words.size());
            edge.evidence.push_back({text.span(0, words), {}});
            out_.edges.push_back({std::move(edge), true});
        }
    }
    static HandUse named(const UnseenText& agency) {
        HandUse use;
        use.key = agency.key;
        use.name = agency.name;
        return use;
    }
    [[nodiscard]] bool has_edge(std::uint32_t from, std::uint32_t to) const {
        return std::ranges::any_of(out_.edges, [&](const FamilyEdge& edge) {
            return edge.edge.from == from && edge.edge.to == to;
        });
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
                    edge.evidence.push_back({{}, e_.streams[to].span(range.begin, range.end)});
                }
            }
        }
        bound_evidence(edge.evidence);
        explain(to, side);
        out_.edges.push_back({std::move(edge), true});
    }
    [[nodiscard]] std::uint32_t top_of(std::uint32_t at) const {
        while (at < articles_ && parentage_.parents[at]) {
            at = *parentage_.parents[at];
        }
        return at;
    }
    /// Is there a way down from `from` to `to`?
    [[nodiscard]] bool reaches(std::uint32_t from, std::uint32_t to) const {
        std::vector<bool> seen(out_.nodes.size(), false);
        std::vector<std::uint32_t> open{from};
        seen[from] = true;
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            if (at == to) {
                return true;
            }
            for (const FamilyEdge& edge : out_.edges) {
                if (edge.edge.from == at && !seen[edge.edge.to]) {
                    seen[edge.edge.to] = true;
                    open.push_back(edge.edge.to);
                }
            }
        }
        return false;
    }

    // ---- Citations

    void add_citations() {
        std::map<std::string, std::size_t> citing;
        for (const std::vector<HandUse>& uses : e_.uses) {
            for (const HandUse& use : uses) {
                citing[use.key] += use.sentences.empty() ? 0 : 1;
            }
        }
        for (std::uint32_t to = 0; to < articles_; ++to) {
            for (const HandUse& use : e_.uses[to]) {
                if (!use.sentences.empty() && !use.own && !has_parent(to, use.key)) {
                    add_citation(to, use, citing[use.key]);
                }
            }
        }
    }
    [[nodiscard]] bool has_parent(std::uint32_t article, const std::string& key) const {
        const auto found = agency_node_.find(key);
        return found != agency_node_.end() && has_edge(found->second, article);
    }
    void add_citation(std::uint32_t to, const HandUse& use, std::size_t citing) {
        const std::uint32_t from =
            use.articles.empty() ? agency_node(use) : nearest_article(to, use);
        if (from == to || has_edge(from, to) || reaches(to, from)) {
            return;
        }
        const TextStream& text = e_.streams[to];
        std::vector<TokenRange> ranges;
        LineageEdge edge = make_edge(from, to, EdgeKind::cites);
        for (const std::uint32_t sentence : use.sentences) {
            ranges.push_back(text.sentences[sentence]);
            if (edge.evidence.size() < most_evidence_passages) {
                edge.evidence.push_back({{}, text.article->reading.sentences[sentence].span});
            }
        }
        edge.share = covered_weight(text, ranges) / std::max(1.0, text.weight());
        edge.confidence = 0.9;
        const bool carries = use.agency || !use.articles.empty();  // news, and not one interview
        const bool followed = edge.share >= resting_share ||
                              (carries && use.sentences.front() < lead_sentences) ||
                              (use.agency && citing > common_source && edge.share >= common_share);
        if (followed) {
            explained_[to].insert(explained_[to].end(), ranges.begin(), ranges.end());
        }
        out_.edges.push_back({std::move(edge), followed});
    }
    /// Of an outlet's articles the one that shares most with `to`, else the earliest.
    [[nodiscard]] std::uint32_t nearest_article(std::uint32_t to, const HandUse& outlet) const {
        std::uint32_t best = outlet.articles.front();
        double most = 0;
        for (const std::uint32_t from : outlet.articles) {
            const Relation* relation = relation_of(from, to);
            if (relation != nullptr && relation->in(to).weight > most) {
                most = relation->in(to).weight;
                best = from;
            }
        }
        return best;
    }
    /// What two articles that rest on one agency both say, they have from it.
    void add_echoes() {
        std::vector<std::set<std::uint32_t>> rests_on(articles_);
        for (const FamilyEdge& edge : out_.edges) {
            if (edge.followed && edge.edge.kind == EdgeKind::cites) {
                rests_on[edge.edge.to].insert(edge.edge.from);
            }
        }
        for (const Relation& relation : e_.relations) {
            const bool common = std::ranges::any_of(
                rests_on[relation.a],
                [&](std::uint32_t agency) { return rests_on[relation.b].contains(agency); });
            if (common) {
                for (const SentencePair& echo : relation.echoes) {
                    explained_[relation.a].push_back(e_.streams[relation.a].sentences[echo.a]);
                    explained_[relation.b].push_back(e_.streams[relation.b].sentences[echo.b]);
                }
                explain(relation.a, relation.in_a);
                explain(relation.b, relation.in_b);
            }
        }
    }
    /// A source on which all descendants of an unseen text rest is that text's own.
    void add_citations_of_unseen() {
        for (std::size_t u = 0; u < parentage_.unseen.size(); ++u) {
            const auto unseen = static_cast<std::uint32_t>(articles_ + u);
            std::map<std::uint32_t, std::size_t> resting;
            std::size_t children = 0;
            for (std::uint32_t i = 0; i < articles_; ++i) {
                children += parentage_.parents[i] == unseen ? 1 : 0;
            }
            for (const FamilyEdge& edge : out_.edges) {
                if (edge.followed && edge.edge.kind == EdgeKind::cites &&
                    edge.edge.to < articles_ && parentage_.parents[edge.edge.to] == unseen) {
                    ++resting[edge.edge.from];
                }
            }
            for (const auto& [agency, count] : resting) {
                if (count == children && count > 1 && !reaches(unseen, agency)) {
                    LineageEdge edge = make_edge(agency, unseen, EdgeKind::cites);
                    edge.confidence = 0.8;
                    out_.edges.push_back({std::move(edge), true});
                }
            }
        }
    }

    // ---- Speakers

    /// Above an agency that nothing else feeds: the person whom it is most often cited for.
    void add_speakers() {
        std::map<std::uint32_t, std::map<std::string, std::size_t>> cited_for;
        for (const FamilyEdge& edge : out_.edges) {
            if (edge.edge.to < articles_ && out_.nodes[edge.edge.from].kind == NodeKind::agency) {
                for (const std::string& name : speakers_in(edge.edge)) {
                    ++cited_for[edge.edge.from][name];
                }
            }
        }
        std::map<std::string, std::uint32_t> node_of;
        for (const auto& [agency, speakers] : cited_for) {
            const bool is_fed = std::ranges::any_of(
                out_.edges, [&](const FamilyEdge& edge) { return edge.edge.to == agency; });
            const auto most = std::ranges::max_element(
                speakers, {}, [](const auto& speaker) { return speaker.second; });
            if (is_fed) {
                continue;
            }
            const auto [at, added] = node_of.try_emplace(most->first, node_count());
            if (added) {
                out_.nodes.push_back({cat("source:", slug_of(phrase_of(most->first))),
                                      NodeKind::source, most->first, std::nullopt});
            }
            LineageEdge edge = make_edge(at->second, agency, EdgeKind::cites);
            edge.confidence = 0.7;
            out_.edges.push_back({std::move(edge), false});
        }
    }
    /// The people who speak in the sentences that cite an agency.
    [[nodiscard]] std::set<std::string> speakers_in(const LineageEdge& edge) const {
        std::set<std::string> names;
        if (edge.kind != EdgeKind::cites) {
            return names;
        }
        for (const Attribution& attribution : e_.streams[edge.to].article->reading.attributions) {
            const bool person = !attribution.chain.empty() && !attribution.cue.empty() &&
                                attribution.chain.front().kind == LinkKind::person;
            const bool here = person && std::ranges::any_of(edge.evidence, [&](const auto& p) {
                                  return p.to_span.contains(attribution.cue.front());
                              });
            if (here) {
                names.insert(attribution.chain.front().name);
            }
        }
        return names;
    }

    const Evidences& e_;
    std::uint32_t articles_;
    std::vector<std::vector<std::uint32_t>> of_article_;
    Parentage parentage_;
    std::vector<std::vector<TokenRange>> explained_;
    std::map<std::string, std::uint32_t> agency_node_;
    Family out_;
};

}  // namespace

Family build_family(const Evidences& evidence) { return Builder(evidence).run(); }

}  // namespace stemma::collate
