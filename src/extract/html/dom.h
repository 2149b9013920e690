// A page as a flat tree: what the HTML5 rules make of any bytes, in document order.
//
//   Page page = Page::parse(utf8);
//   for (NodeId n = 0; n < page.size(); ++n)             // elements and texts, parents first
//       if (page[n].tag == Tag::time)
//           use(page.attribute(n, "datetime"), page.text_of(n));
//   for (NodeId n : page.subtree(article)) …             // the node itself and all below it
//
// Entities are decoded, names lower-case. Left out: comments, doctypes, styles, SVG and MathML,
// templates, and scripts other than `application/ld+json`, whose text is the one text below them.
// An element that was nested too deep, or came too late, is left out while its text stays.
//
// Thread safety: a value; share it read-only. Views live as long as the Page and survive a move.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html/arena.h"
#include "extract/html/attribute_list.h"
#include "extract/html/characters.h"
#include "extract/html/tag.h"
#include "text/encoding.h"

namespace stemma::extract::html {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// Bounds on what a page may cost; what goes beyond is left out, never an error.
struct PageLimits {
    std::size_t bytes = std::size_t{16} << 20U;  ///< of markup and text, scripts not counted
    std::size_t depth = 512;                     ///< of open elements that need an end tag
    std::size_t tags = 250'000;                  ///< start tags
    std::size_t attributes = 64;                 ///< of one tag
    std::size_t attribute_bytes = 16'384;        ///< of one tag's values, together
    std::size_t formatting = 8;  ///< <b>, <font> … left open: each is repeated in every later block
};

/// Nodes stand in document order, so a subtree is the range [id, end). Thirty-two bytes: every pass
/// over a page is one over all of them.
struct Node {
    Tag tag = Tag::other;
    std::uint8_t name_letters = 0;  ///< of its attributes' names: see letter_of()
    std::uint16_t attribute_count = 0;
    std::uint32_t first_attribute = 0;
    NodeId parent = no_node;  ///< no_node for the root, <html>
    NodeId next_sibling = no_node;
    NodeId end = 0;  ///< first node after this one's subtree
    std::uint32_t text_size = 0;
    const char* text_begin = nullptr;

    /// Of a text node, entities decoded.
    [[nodiscard]] std::string_view text() const { return {text_begin, text_size}; }
    void set_text(std::string_view text) {
        text_begin = text.data();
        text_size = static_cast<std::uint32_t>(text.size());
    }
};

/// Where the nodes of a tag are.
struct TagPlaces {
    NodeId first = no_node;
    NodeId last = 0;
    std::uint32_t count = 0;
};
using PlacesOfTags = std::array<TagPlaces, all_tags>;

class Page {
public:
    /// `utf8` must be valid UTF-8. Never fails; linear in the input.
    [[nodiscard]] static Page parse(std::string utf8, const PageLimits& limits = {});
    /// The same, without looking again for what decoding has found not to be there.
    [[nodiscard]] static Page parse(text::Decoded decoded, const PageLimits& limits = {});

    [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
    [[nodiscard]] NodeId first_child(NodeId id) const {
        return nodes_[id].end > id + 1 ? id + 1 : no_node;
    }
    /// `id` and everything below it, in document order.
    [[nodiscard]] auto subtree(NodeId id) const { return std::views::iota(id, nodes_[id].end); }
    [[nodiscard]] auto all() const { return std::views::iota(NodeId{0}, size()); }

    [[nodiscard]] bool is_text(NodeId id) const { return nodes_[id].tag == Tag::text; }
    /// The characters of a text node; empty for an element.
    [[nodiscard]] std::string_view text(NodeId id) const { return nodes_[id].text(); }
    /// All text at or below `id`, white space runs as one space, none at the ends.
    [[nodiscard]] std::string text_of(NodeId id) const;

    [[nodiscard]] std::span<const Attribute> attributes(NodeId id) const {
        return std::span(attributes_)
            .subspan(nodes_[id].first_attribute, nodes_[id].attribute_count);
    }
    /// The value of the attribute with this lower-case name; empty if there is none.
    [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const;
    [[nodiscard]] bool has_attribute(NodeId id, std::string_view name) const;

    /// What parse() was given; styles, templates and scripts are there.
    [[nodiscard]] std::string_view source() const { return *source_; }
    /// First node with this tag at or after `from`; no_node if there is none.
    [[nodiscard]] NodeId find(Tag tag, NodeId from = 0) const;
    /// How many nodes have this tag.
    [[nodiscard]] std::uint32_t count(Tag tag) const {
        return of_tag_[static_cast<std::size_t>(tag)].count;
    }
    /// Is `id` at or below an element of this tag?
    [[nodiscard]] bool inside(NodeId id, Tag tag) const;

private:
    Page() = default;
    [[nodiscard]] static Page build(std::string source, const PageLimits& limits, Nul nul);

    std::unique_ptr<std::string> source_;
    Arena arena_;  ///< characters that do not stand in the source as such
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    PlacesOfTags of_tag_;
};

}  // namespace stemma::extract::html
