// What the elements of a page say about the blocks in them, computed once a page.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "base/large_pages.h"
#include "extract/blocks/context.h"
#include "extract/blocks/cues.h"
#include "extract/blocks/traits.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

class ClassWords;

/// What the classes of an element say is known only of elements with blocks. Shares and counts are
/// of all blocks of the page, those left out among them.
class Structure {
public:
    /// `blocks` are all there are.
    Structure(const Page& page, const Blocks& blocks);
    /// Ranges of blocks are from now on of those that are left.
    void leave_out(const std::vector<bool>& left_out);
    /// Finds top().
    void measure(const Context& context);

    /// Elements with blocks, in document order; those left out count.
    [[nodiscard]] std::span<const NodeId> elements() const { return elements_; }
    /// Elements with blocks that are left.
    [[nodiscard]] std::span<const NodeId> elements_left() const { return elements_left_; }
    /// The words in the element's class and id ("post-body" → post, body) by number, at most 24;
    /// equal words have one number.
    [[nodiscard]] std::span<const std::uint32_t> token_numbers(NodeId id) const {
        return {numbers_.data() + of_node_[id].begin, of_node_[id].count};
    }
    /// Looks the cues of those words and of tags up.
    void find_cues(const Cues& cues);
    /// The cue of the word with this number, Cues::none if it has none; after find_cues().
    [[nodiscard]] std::size_t cue_of(std::uint32_t token) const { return cue_of_[token]; }
    /// The same of the tag of an element with blocks.
    [[nodiscard]] std::size_t cue_of_tag(Tag tag) const {
        return cue_of_tag_[static_cast<std::size_t>(tag)];
    }
    /// A bit for the cue of the word with this number, none if it has none; after find_cues().
    [[nodiscard]] std::uint32_t cue_bit_of(std::uint32_t token) const {
        return static_cast<std::uint32_t>(std::uint64_t{1} << cue_of_[token]);
    }
    /// Hashes of words with a number, by it.
    [[nodiscard]] std::span<const std::uint64_t> distinct_tokens() const { return distinct_; }
    static constexpr std::uint32_t no_classes = 0xFFFFFFFF;
    /// The number of the element's class attribute; equal ones have one number.
    [[nodiscard]] std::uint32_t classes_of(NodeId id) const { return of_node_[id].classes; }
    /// The hashes of class attributes with a number, by it.
    [[nodiscard]] std::span<const std::uint64_t> distinct_classes() const { return classes_; }
    /// Hash of tags and classes from the body down to an element with blocks.
    [[nodiscard]] std::uint64_t path(NodeId id) const { return path_[id]; }
    /// Blocks whose elements have one path().
    struct Path {
        std::uint32_t blocks = 0;
        std::uint32_t bytes = 0;
    };
    /// The argument counts all blocks.
    [[nodiscard]] const Path& blocks_like(std::size_t block) const {
        return paths_[path_of_block_[block]];
    }
    /// Blocks that begin inside the element, of those that are left.
    [[nodiscard]] BlockRange blocks_in(NodeId id) const {
        const BlockRange all = all_blocks_in(id);
        return {rank_[all.begin], rank_[all.end]};
    }
    /// The same, of all.
    [[nodiscard]] BlockRange all_blocks_in(NodeId id) const {
        return {blocks_before_[id], blocks_before_[(*page_)[id].end]};
    }
    [[nodiscard]] std::size_t count_in(NodeId id) const {
        const BlockRange all = all_blocks_in(id);
        return all.end - all.begin;
    }
    /// Of the bytes outside links, and of all.
    struct Bytes {
        std::uint32_t plain = 0;
        std::uint32_t all = 0;
    };
    [[nodiscard]] Bytes bytes_in(NodeId id) const {
        const BlockRange r = all_blocks_in(id);
        return {bytes_[r.end].plain - bytes_[r.begin].plain,
                bytes_[r.end].all - bytes_[r.begin].all};
    }
    /// Of all blocks before each, and of the whole page.
    [[nodiscard]] std::span<const Bytes> bytes_before() const { return bytes_; }
    /// Share of the text outside links, of that of the whole page.
    [[nodiscard]] double share(NodeId id) const {
        return static_cast<double>(bytes_in(id).plain) /
               std::max(1.0, static_cast<double>(bytes_.back().plain));
    }
    [[nodiscard]] double link_share(NodeId id) const {
        const Bytes bytes = bytes_in(id);
        return bytes.all == 0
                   ? 0
                   : 1 - static_cast<double>(bytes.plain) / static_cast<double>(bytes.all);
    }
    /// The innermost element that has at least 60 % of the prose of the densest stretch.
    [[nodiscard]] NodeId top() const { return top_; }
    /// The child of top() that contains `id`; `id` itself where it is outside, no child, or top().
    [[nodiscard]] NodeId box_of(NodeId id) const;
    [[nodiscard]] BlockGroups groups(const Blocks& blocks) const;

private:
    /// Where an element's words are in numbers_.
    struct Tokens {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
        std::uint32_t classes = no_classes;
    };
    void count(const Blocks& blocks);
    void tokenize();
    [[nodiscard]] const Tokens& tokens_of(std::string_view classes, std::uint64_t classes_hash,
                                          ClassWords& words);
    void append_name(std::string_view name, ClassWords& words, Tokens& tokens);
    void append_tokens(std::string_view names, ClassWords& words, std::size_t most);
    void find_top(const Context& context);
    void find_paths(const Blocks& blocks);

    const Page* page_;
    std::vector<std::uint32_t> blocks_before_;  ///< each node, and the end
    std::vector<std::uint32_t> rank_;           ///< of each of all blocks, and of the end
    std::vector<Bytes> bytes_;                  ///< prefix sums over all blocks
    std::vector<NodeId> elements_;
    std::vector<NodeId> elements_left_;
    std::vector<Tokens> of_node_;
    std::vector<std::uint32_t> numbers_;  ///< of words
    std::vector<std::uint64_t> distinct_;
    std::vector<std::uint8_t> cue_of_;
    std::array<std::uint8_t, all_tags> cue_of_tag_{};
    FlatMap<std::uint32_t> number_of_;  ///< plus one
    std::vector<std::uint64_t> classes_;
    FlatMap<Tokens> of_classes_;  ///< by the hash of the class attribute
    std::vector<std::uint64_t, UnfilledPages<std::uint64_t>> path_;  ///< of elements with blocks
    std::vector<std::uint32_t> path_of_block_;
    std::vector<Path> paths_;
    NodeId top_ = 0;
};

}  // namespace stemma::extract::html
