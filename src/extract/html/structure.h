// What the elements of a page say about the blocks in them, computed once a page.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "extract/blocks/context.h"
#include "extract/blocks/cues.h"
#include "extract/blocks/traits.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

class ClassWords;

/// All that is said here is said of elements with blocks, which are a few hundred of a page's
/// thousands of nodes. Shares and counts are of all blocks of the page, those left out among them.
class Structure {
public:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
    static constexpr std::uint32_t no_classes = 0xFFFFFFFF;
    /// An element with blocks; what is known of it lies together.
    struct Element {
        NodeId node = no_node;
        std::uint32_t parent = nowhere;  ///< its place; nowhere: of the root
        std::uint32_t after = 0;         ///< place of the next element that is not below it
        std::uint32_t first_block = 0;   ///< of all blocks that begin inside
        std::uint32_t end_block = 0;
        std::uint32_t first_token = 0;
        std::uint8_t tokens = 0;
        Tag tag = Tag::other;
        std::uint32_t classes = no_classes;  ///< the number of its class attribute, if it has one
        std::uint64_t path = 0;              ///< hash of tags and classes from the body down to it
    };

    /// `blocks` are all there are.
    Structure(const Page& page, const Blocks& blocks);
    /// Ranges of blocks are from now on of those that are left.
    void leave_out(const std::vector<bool>& left_out);
    /// Finds top(); `blocks` are those that are left.
    void find_top(const Context& context, const Blocks& blocks);

    /// Elements with blocks, in document order; those left out count.
    [[nodiscard]] std::span<const Element> elements() const { return elements_; }
    /// The places of elements with blocks that are left.
    [[nodiscard]] std::span<const std::uint32_t> elements_left() const { return elements_left_; }
    /// `node` is an element with blocks, such as Block::node and all above it.
    [[nodiscard]] std::uint32_t place_of(NodeId node) const { return place_of_[node]; }
    [[nodiscard]] const Element& at(NodeId node) const { return elements_[place_of_[node]]; }
    [[nodiscard]] std::uint32_t place_of(const Element& element) const {
        return static_cast<std::uint32_t>(&element - elements_.data());
    }
    /// The parent; nullptr for the root.
    [[nodiscard]] const Element* above(const Element& element) const {
        return element.parent == nowhere ? nullptr : &elements_[element.parent];
    }
    /// The words in the element's class and id ("post-body" → post, body) by number, at most 24;
    /// equal words have one number.
    [[nodiscard]] std::span<const std::uint32_t> token_numbers(const Element& element) const {
        return {numbers_.data() + element.first_token, element.tokens};
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
    /// The hashes of class attributes with a number, by it.
    [[nodiscard]] std::span<const std::uint64_t> distinct_classes() const { return classes_; }
    /// Blocks whose elements have one path.
    struct Path {
        std::uint32_t blocks = 0;
        std::uint32_t bytes = 0;
    };
    /// The argument counts all blocks.
    [[nodiscard]] const Path& blocks_like(std::size_t block) const {
        return paths_[path_of_block_[block]];
    }
    /// Blocks that begin inside the element, of those that are left.
    [[nodiscard]] BlockRange blocks_in(const Element& element) const {
        return {rank_[element.first_block], rank_[element.end_block]};
    }
    /// The same, of all.
    [[nodiscard]] static BlockRange all_blocks_in(const Element& element) {
        return {element.first_block, element.end_block};
    }
    [[nodiscard]] static std::size_t count_in(const Element& element) {
        return element.end_block - element.first_block;
    }
    /// Of the bytes outside links, and of all.
    struct Bytes {
        std::uint32_t plain = 0;
        std::uint32_t all = 0;
    };
    [[nodiscard]] Bytes bytes_in(const Element& element) const {
        const Bytes& begin = bytes_[element.first_block];
        const Bytes& end = bytes_[element.end_block];
        return {end.plain - begin.plain, end.all - begin.all};
    }
    /// Of all blocks before each, and of the whole page.
    [[nodiscard]] std::span<const Bytes> bytes_before() const { return bytes_; }
    /// Share of the text outside links, of that of the whole page.
    [[nodiscard]] double share(const Element& element) const {
        return static_cast<double>(bytes_in(element).plain) /
               std::max(1.0, static_cast<double>(bytes_.back().plain));
    }
    [[nodiscard]] double link_share(const Element& element) const {
        const Bytes bytes = bytes_in(element);
        return bytes.all == 0
                   ? 0
                   : 1 - static_cast<double>(bytes.plain) / static_cast<double>(bytes.all);
    }
    /// The innermost element that has at least 60 % of the prose of the densest stretch.
    [[nodiscard]] NodeId top() const { return top_; }
    /// The child of top() that contains the element; itself where it is outside, no child, or
    /// top().
    [[nodiscard]] const Element& box_of(const Element& element) const;
    [[nodiscard]] BlockGroups groups(const Blocks& blocks) const;

private:
    /// Where the words of a class attribute are in numbers_.
    struct Tokens {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
        std::uint32_t classes = no_classes;
    };
    void count(const Blocks& blocks);
    void find_elements(const Blocks& blocks);
    void tokenize(Element& element, ClassWords& words);
    [[nodiscard]] const Tokens& tokens_of(std::string_view classes, std::uint64_t classes_hash,
                                          ClassWords& words);
    void append_name(std::string_view name, ClassWords& words, Element& element);
    void append_tokens(std::string_view names, ClassWords& words, std::size_t most);
    void find_paths(const Blocks& blocks);

    const Page* page_;
    std::vector<std::uint32_t> rank_;  ///< of each of all blocks, and of the end
    std::vector<Bytes> bytes_;         ///< prefix sums over all blocks
    std::vector<Element> elements_;
    std::vector<std::uint32_t> elements_left_;
    std::unique_ptr<std::uint32_t[]> place_of_;  ///< by the node, only of elements with blocks
    std::vector<std::uint32_t> numbers_;         ///< of words
    std::vector<std::uint64_t> distinct_;
    std::vector<std::uint8_t> cue_of_;
    std::array<std::uint8_t, all_tags> cue_of_tag_{};
    FlatMap<std::uint32_t> number_of_;  ///< plus one
    std::vector<std::uint64_t> classes_;
    FlatMap<Tokens> of_classes_;  ///< by the hash of the class attribute
    std::vector<std::uint32_t> path_of_block_;
    std::vector<Path> paths_;
    NodeId top_ = 0;
};

}  // namespace stemma::extract::html
