// What the elements of a page say about the blocks in them, computed once a page.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/blocks/context.h"
#include "extract/blocks/traits.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

class Structure {
public:
    Structure(const Page& page, const Blocks& blocks, const Context& context);

    /// Hashes of the words in the element's class and id ("post-body" → post, body), at most 24.
    [[nodiscard]] std::span<const std::uint64_t> tokens(NodeId id) const;
    /// Hash of tags and classes from the body down to the element.
    [[nodiscard]] std::uint64_t path(NodeId id) const { return path_[id]; }
    /// Blocks that begin inside the element.
    [[nodiscard]] BlockRange blocks_in(NodeId id) const;
    /// Share of the words outside links, of those of the whole page.
    [[nodiscard]] double share(NodeId id) const;
    [[nodiscard]] double link_share(NodeId id) const;
    /// The innermost element that has at least 60 % of the prose of the densest stretch.
    [[nodiscard]] NodeId top() const { return top_; }
    /// The child of top() that contains `id`; `id` itself where it is outside, no child, or top().
    [[nodiscard]] NodeId box_of(NodeId id) const;
    [[nodiscard]] BlockGroups groups(const Blocks& blocks) const;

private:
    void tokenize();
    void find_top(const Context& context);

    const Page* page_;
    std::vector<NodeId> first_texts_;  ///< of each block, ascending
    std::vector<double> plain_words_;  ///< prefix sums of words outside links
    std::vector<double> words_;
    std::vector<std::uint32_t> token_begin_;  ///< of each node in tokens_, and the end
    std::vector<std::uint64_t> tokens_;
    std::vector<std::uint64_t> path_;
    NodeId top_ = 0;
};

}  // namespace stemma::extract::html
