#include "collate/lineage/citations.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "collate/lineage/edge_evidence.h"

namespace stemma::collate {
namespace {

/// An article rests on an agency that it cites so early, or for so much of its text, …
constexpr std::uint32_t lead_sentences = 5;
constexpr double resting_share = 0.2;
/// … or at all, if as many other articles do.
constexpr std::size_t common_source = 3;
constexpr double common_share = 0.04;

class Citations {
public:
    explicit Citations(FamilyDraft& draft) : d_(draft) {}

    void run() {
        add_citations();
        add_echoes();
        add_speakers();
        add_citations_of_unseen();
    }

private:
    void add_citations() {
        std::map<std::string, std::size_t> citing;
        for (const std::vector<HandUse>& uses : d_.evidence.uses) {
            for (const HandUse& use : uses) {
                citing[use.key] += use.sentences.empty() ? 0 : 1;
            }
        }
        for (std::uint32_t to = 0; to < d_.articles; ++to) {
            for (const HandUse& use : d_.evidence.uses[to]) {
                if (!use.sentences.empty() && !use.own && !has_parent(to, use.key)) {
                    add_citation(to, use, citing[use.key]);
                }
            }
        }
    }
    [[nodiscard]] bool has_parent(std::uint32_t article, const std::string& key) const {
        const auto found = d_.node_of_key.find(key);
        return found != d_.node_of_key.end() && d_.has_edge(found->second, article);
    }
    void add_citation(std::uint32_t to, const HandUse& use, std::size_t citing) {
        const std::uint32_t from =
            use.articles.empty() ? d_.agency_node(use) : nearest_article(to, use);
        if (from == to || d_.has_edge(from, to) || d_.reaches(to, from)) {
            return;
        }
        const TextStream& text = d_.evidence.streams[to];
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
            d_.explain(to, ranges);
        }
        d_.add_edge(std::move(edge), followed);
    }
    /// Of an outlet's articles the one that shares most with `to`, else the earliest.
    [[nodiscard]] std::uint32_t nearest_article(std::uint32_t to, const HandUse& outlet) const {
        std::uint32_t best = outlet.articles.front();
        double most = 0;
        for (const std::uint32_t from : outlet.articles) {
            const Relation* relation = d_.relation_of(from, to);
            if (relation != nullptr && relation->in(to).weight > most) {
                most = relation->in(to).weight;
                best = from;
            }
        }
        return best;
    }
    /// What two articles that rest on one agency both say, they have from it.
    void add_echoes() {
        std::vector<std::set<std::uint32_t>> rests_on(d_.articles);
        for (const FamilyEdge& edge : d_.family.edges) {
            if (edge.followed && edge.edge.kind == EdgeKind::cites) {
                rests_on[edge.edge.to].insert(edge.edge.from);
            }
        }
        const std::span<const TextStream> streams = d_.evidence.streams;
        for (const Relation& relation : d_.evidence.relations) {
            const bool common = std::ranges::any_of(
                rests_on[relation.a],
                [&](std::uint32_t agency) { return rests_on[relation.b].contains(agency); });
            if (common) {
                for (const SentencePair& echo : relation.echoes) {
                    d_.explain(relation.a, std::span(&streams[relation.a].sentences[echo.a], 1));
                    d_.explain(relation.b, std::span(&streams[relation.b].sentences[echo.b], 1));
                }
                d_.explain(relation.a, relation.in_a);
                d_.explain(relation.b, relation.in_b);
            }
        }
    }
    /// A source on which all descendants of an unseen text rest is that text's own.
    void add_citations_of_unseen() {
        for (std::size_t u = 0; u < d_.parentage.unseen.size(); ++u) {
            const auto unseen = static_cast<std::uint32_t>(d_.articles + u);
            std::map<std::uint32_t, std::size_t> resting;
            std::size_t children = 0;
            for (std::uint32_t i = 0; i < d_.articles; ++i) {
                children += d_.parentage.parents[i] == unseen ? 1 : 0;
            }
            for (const FamilyEdge& edge : d_.family.edges) {
                if (edge.followed && edge.edge.kind == EdgeKind::cites &&
                    edge.edge.to < d_.articles && d_.parentage.parents[edge.edge.to] == unseen) {
                    ++resting[edge.edge.from];
                }
            }
            for (const auto& [agency, count] : resting) {
                if (count == children && count > 1 && !d_.reaches(unseen, agency)) {
                    LineageEdge edge = make_edge(agency, unseen, EdgeKind::cites);
                    edge.confidence = 0.8;
                    d_.add_edge(std::move(edge), true);
                }
            }
        }
    }

    /// Above an agency that nothing else feeds: the person whom it is most often cited for.
    void add_speakers() {
        std::map<std::uint32_t, std::map<std::string, std::size_t>> cited_for;
        for (const FamilyEdge& edge : d_.family.edges) {
            if (edge.edge.to < d_.articles &&
                d_.family.nodes[edge.edge.from].kind == NodeKind::agency) {
                for (const std::string& name : speakers_in(edge.edge)) {
                    ++cited_for[edge.edge.from][name];
                }
            }
        }
        std::map<std::string, std::uint32_t> node_of;
        for (const auto& [agency, speakers] : cited_for) {
            const bool is_fed = std::ranges::any_of(
                d_.family.edges, [&](const FamilyEdge& edge) { return edge.edge.to == agency; });
            const auto most = std::ranges::max_element(
                speakers, {}, [](const auto& speaker) { return speaker.second; });
            if (is_fed) {
                continue;
            }
            const auto [at, added] = node_of.try_emplace(most->first, d_.node_count());
            if (added) {
                d_.family.nodes.push_back({cat("source:", slug_of(phrase_of(most->first))),
                                           NodeKind::source, most->first, std::nullopt});
            }
            LineageEdge edge = make_edge(at->second, agency, EdgeKind::cites);
            edge.confidence = 0.7;
            d_.add_edge(std::move(edge), false);
        }
    }
    /// The people who speak in the sentences that cite an agency.
    [[nodiscard]] std::set<std::string> speakers_in(const LineageEdge& edge) const {
        std::set<std::string> names;
        if (edge.kind != EdgeKind::cites) {
            return names;
        }
        for (const Attribution& attribution :
             d_.evidence.streams[edge.to].article->reading.attributions) {
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

    FamilyDraft& d_;
};

}  // namespace

void add_citations(FamilyDraft& draft) { Citations(draft).run(); }

}  // namespace stemma::collate
