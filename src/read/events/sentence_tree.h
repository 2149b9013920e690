// The arcs of one sentence with links down to the dependents of each token.
//
//   SentenceTree tree(arcs, sentence.tokens);
//   for (std::uint32_t c = tree.first(verb); c != SentenceTree::none; c = tree.next(c))
//       if (tree.relation(c) == Relation::obj) …
//
// Positions are those of Reading::tokens. Thread safety: const members may be called from many
// threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/arcs/arc_table.h"
#include "stemma/reading.h"

namespace stemma::read {

class SentenceTree {
public:
    static constexpr std::uint32_t none = Arc::no_head;

    /// Parses the sentence if that was not done before. Heads beyond `tokens` count as none.
    SentenceTree(ArcTable& arcs, TokenRange tokens);

    [[nodiscard]] std::uint32_t head(std::uint32_t i) const { return nodes_[i - begin_].arc.head; }
    [[nodiscard]] Relation relation(std::uint32_t i) const {
        return nodes_[i - begin_].arc.relation;
    }
    /// Dependents in the order of the text.
    [[nodiscard]] std::uint32_t first(std::uint32_t i) const { return nodes_[i - begin_].first; }
    [[nodiscard]] std::uint32_t next(std::uint32_t i) const { return nodes_[i - begin_].next; }
    [[nodiscard]] std::uint32_t child(std::uint32_t i, Relation relation) const;
    /// The first and the last token of all that hangs on `i`.
    [[nodiscard]] TokenRange reach(std::uint32_t i) const { return nodes_[i - begin_].reach; }

private:
    struct Node {
        Arc arc;
        std::uint32_t first = none;
        std::uint32_t next = none;
        TokenRange reach;
    };
    std::uint32_t begin_ = 0;
    std::vector<Node> nodes_;
};

}  // namespace stemma::read
