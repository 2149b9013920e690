// How much of one article's text another explains, for every pair that shares any.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/lineage/passages.h"
#include "collate/lineage/rewrites.h"
#include "collate/lineage/text_stream.h"

namespace stemma::collate {

/// One side of a pair: what of it the other explains.
struct Explained {
    std::vector<TokenRange> copied;     ///< word ranges, in order
    std::vector<TokenRange> rewritten;  ///< the words of sentences said in other words, in order
    double copied_weight = 0;
    double weight = 0;                ///< copied words, and a part of the rewritten
    double share = 0;                 ///< `weight` of the whole text's
    std::vector<TokenRange> changed;  ///< inside the copied ranges: what the other side has not
    double changed_weight = 0;
    /// What tells a parent from its other descendants: the words that stand there as they do here.
    [[nodiscard]] double fit() const { return weight - changed_weight; }
};

struct Relation {
    std::uint32_t a = 0;  ///< positions among the streams; a < b
    std::uint32_t b = 0;
    std::vector<SharedPassage> passages;
    std::vector<SentencePair> sentences;  ///< rewritten ones: enough of them, in order
    std::vector<SentencePair> echoes;     ///< all that say the same, if only by reporting one fact
    Explained in_a;
    Explained in_b;

    [[nodiscard]] std::uint32_t other(std::uint32_t side) const { return side == a ? b : a; }
    [[nodiscard]] const Explained& in(std::uint32_t side) const { return side == a ? in_a : in_b; }
};

/// The copied words, and a part of the rest of `all`.
[[nodiscard]] double weigh_explained(const TextStream& stream, std::span<const TokenRange> copied,
                                     std::span<const TokenRange> all);

/// Is `side` of `stream` taken word for word, rather than said in other words? Quotations count for
/// neither: whoever rewrites a text leaves them as they are.
[[nodiscard]] bool is_copied(const TextStream& stream, const Explained& side);

/// All pairs that share text word for word or sentence by sentence, ordered by (a, b).
[[nodiscard]] std::vector<Relation> find_relations(std::span<const TextStream> streams);

/// What one text states, its follower attributes: how much more often `to` names a speaker where
/// `from` speaks for itself, −1…1.
[[nodiscard]] double attribution_lean(std::span<const TextStream> streams, const Relation& relation,
                                      std::uint32_t from, std::uint32_t to);

/// Could `to` have its text from the article on the relation's other side?
[[nodiscard]] bool is_parent_like(const Relation& relation, std::uint32_t to);

}  // namespace stemma::collate
