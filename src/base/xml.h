// XML in: a flat tree in document order, parsed by expat, made for feeds as they are in the wild.
//
//   xml::Parsed parsed = xml::parse(utf8, "feed.xml");
//   for (xml::NodeId n : parsed.tree.all())
//       if (parsed.tree.name(n) == "item") use(parsed.tree.text_of(n));
//   if (parsed.damage) report(*parsed.damage);        // what came before it is in the tree
//
// Names are as written, with their prefix ("content:encoded"): prefixes that nobody declared are as
// common as declared ones. Nothing outside the text is ever fetched, and no entity but the five of
// XML and character references is expanded: "&nbsp;" and "&lol9;" stay as they are written, and so
// does a lone "&". Bounds: depth 256, two million nodes; beyond them is damage.
// Thread safety: plain values; parse() from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/result.h"
#include "stemma/span.h"

namespace stemma::xml {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// Nodes stand in document order, so a subtree is the range [id, end).
struct Node {
    Span name;  ///< empty: a text
    Span text;  ///< of a text
    NodeId parent = no_node;
    NodeId end = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
};

class Tree {
public:
    [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
    [[nodiscard]] auto all() const { return std::views::iota(NodeId{0}, size()); }
    /// `id` and all below it.
    [[nodiscard]] auto subtree(NodeId id) const { return std::views::iota(id, nodes_[id].end); }
    /// The first child; its siblings follow by sibling(). no_node: there is none.
    [[nodiscard]] NodeId first_child(NodeId id) const {
        return nodes_[id].end > id + 1 ? id + 1 : no_node;
    }
    [[nodiscard]] NodeId sibling(NodeId id) const;
    /// Was this element open where the damage is?
    [[nodiscard]] bool is_cut(NodeId id) const;
    /// "" for a text.
    [[nodiscard]] std::string_view name(NodeId id) const { return nodes_[id].name.of(storage_); }
    /// The name without its prefix.
    [[nodiscard]] std::string_view local_name(NodeId id) const;
    [[nodiscard]] std::string_view text(NodeId id) const { return nodes_[id].text.of(storage_); }
    [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const;
    /// The first child element of this name; no_node if there is none, or `id` is no_node.
    [[nodiscard]] NodeId child(NodeId id, std::string_view name) const;
    /// All children of this name.
    [[nodiscard]] std::vector<NodeId> children(NodeId id, std::string_view name) const;
    /// All text at and below `id`, trimmed; "" for no_node.
    [[nodiscard]] std::string text_of(NodeId id) const;
    /// What is below `id` as markup: names without prefix, attributes, text escaped.
    [[nodiscard]] std::string markup_below(NodeId id) const;

private:
    friend class Builder;
    struct Attribute {
        Span name;
        Span value;
    };
    std::string storage_;
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<NodeId> cut_;  // in order
};

struct Parsed {
    Tree tree;
    std::optional<Error> damage;  ///< with the line; elements open there are closed
};

/// `utf8` must be valid UTF-8; what it declares as its encoding is not heeded.
[[nodiscard]] Parsed parse(std::string_view utf8, std::string_view source);

/// The name of the first element, as written; "" if there is none. Looks at no more than the
/// prolog, so the beginning of a document is enough; a document type that is cut names it, too.
[[nodiscard]] std::string_view root_name(std::string_view text);

}  // namespace stemma::xml
