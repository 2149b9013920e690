#include "collate/lineage/relations.h"

#include <algorithm>
#include <map>
#include <utility>

namespace stemma::collate {
namespace {

/// A sentence said in other words is worth this much of one that is copied.
constexpr double rewritten_worth = 0.6;
/// Fewer sentences, or sentences out of order, are two reports of the same facts.
constexpr std::size_t least_rewritten_sentences = 3;
constexpr double least_order = 0.6;

void measure(const TextStream& stream, Explained& side) {
    side.copied_weight = covered_weight(stream, side.copied);
    std::vector<TokenRange> both = side.copied;
    both.insert(both.end(), side.rewritten.begin(), side.rewritten.end());
    side.weight = weigh_explained(stream, side.copied, both);
    side.changed_weight = covered_weight(stream, side.changed);
    side.share = stream.weight() > 0 ? side.weight / stream.weight() : 0;
}

void complete(Relation& relation, std::span<const TextStream> streams) {
    for (const SharedPassage& passage : relation.passages) {
        relation.in_a.copied.push_back(passage.a);
        relation.in_b.copied.push_back(passage.b);
        relation.in_a.changed.insert(relation.in_a.changed.end(), passage.changed_a.begin(),
                                     passage.changed_a.end());
        relation.in_b.changed.insert(relation.in_b.changed.end(), passage.changed_b.begin(),
                                     passage.changed_b.end());
    }
    for (const SentencePair& pair : relation.sentences) {
        relation.in_a.rewritten.push_back(streams[relation.a].sentences[pair.a]);
        relation.in_b.rewritten.push_back(streams[relation.b].sentences[pair.b]);
    }
    measure(streams[relation.a], relation.in_a);
    measure(streams[relation.b], relation.in_b);
}

}  // namespace

double weigh_explained(const TextStream& stream, std::span<const TokenRange> copied,
                       std::span<const TokenRange> all) {
    const double taken = covered_weight(stream, copied);
    return taken + rewritten_worth * (covered_weight(stream, all) - taken);
}

bool is_copied(const TextStream& stream, const Explained& side) {
    constexpr double mostly = 0.7;
    std::vector<std::uint8_t> state(stream.words.size(), 0);  // 1: sentence explained, 2: copied
    const auto mark_sentences = [&](TokenRange range) {
        for (std::uint32_t i = range.begin; i < range.end;) {
            const TokenRange sentence = stream.sentences[stream.words[i].sentence];
            std::fill(state.begin() + sentence.begin, state.begin() + sentence.end, 1);
            i = std::max(i + 1, sentence.end);
        }
    };
    std::ranges::for_each(side.rewritten, mark_sentences);
    std::ranges::for_each(side.copied, mark_sentences);
    for (const TokenRange range : side.copied) {
        std::fill(state.begin() + range.begin, state.begin() + range.end, 2);
    }
    double copied = 0;
    double all = 0;
    for (std::size_t i = 0; i < state.size(); ++i) {
        if (stream.words[i].weight >= 1 && state[i] > 0) {
            all += 1;
            copied += state[i] == 2 ? 1 : 0;
        }
    }
    return all == 0 ? !side.copied.empty() : copied >= mostly * all;
}

std::vector<Relation> find_relations(std::span<const TextStream> streams) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Relation> pairs;
    for (SharedText& shared : find_shared_text(streams)) {
        Relation& relation = pairs[{shared.a, shared.b}];
        relation.passages = std::move(shared.passages);
    }
    for (RewrittenText& rewritten : find_rewritten_text(streams)) {
        Relation& relation = pairs[{rewritten.a, rewritten.b}];
        if (rewritten.sentences.size() >= least_rewritten_sentences &&
            rewritten.order >= least_order) {
            relation.sentences = rewritten.sentences;
        }
        relation.echoes = std::move(rewritten.sentences);
    }
    std::vector<Relation> out;
    for (auto& [pair, relation] : pairs) {
        relation.a = pair.first;
        relation.b = pair.second;
        complete(relation, streams);
        out.push_back(std::move(relation));
    }
    return out;
}

double attribution_lean(std::span<const TextStream> streams, const Relation& relation,
                        std::uint32_t from, std::uint32_t to) {
    constexpr double enough = 3;
    double lean = 0;
    for (const SentencePair& pair : relation.echoes) {
        const bool there = streams[from].attributed[from == relation.a ? pair.a : pair.b];
        const bool here = streams[to].attributed[to == relation.a ? pair.a : pair.b];
        lean += (here ? 1 : 0) - (there ? 1 : 0);
    }
    return std::clamp(lean / enough, -1.0, 1.0);
}

bool is_parent_like(const Relation& relation, std::uint32_t to) {
    const Explained& there = relation.in(to);
    constexpr double least_weight = 20;
    constexpr double least_share = 0.3;
    return there.weight >= least_weight && there.share >= least_share;
}

}  // namespace stemma::collate
