// The nodes of a page while it is built: linked, since the rules for misnested markup move them.
//
//   NodeStore store(arena);
//   const NodeId p = store.add_element(Tag::p, {}, {.parent = body});
//   store.add_text("It rained.", {.parent = p});
//   store.take(nodes, attributes);        // flat, in document order
//
// Thread safety: none. Never fails; linear.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/html/arena.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

/// Where a node goes: before a child of `parent`, or to its end.
struct Place {
    NodeId parent = no_node;
    NodeId before = no_node;
};

class NodeStore {
public:
    NodeStore(Arena& arena, std::size_t source_bytes);

    /// Without a parent it is the root, or stands apart until it is moved.
    NodeId add_element(Tag tag, std::span<const Attribute> attributes, Place place);
    /// Another element with the tag and attributes of `original`.
    NodeId add_copy(NodeId original, Place place = {});
    /// Joined to the text before it, if that is one.
    void add_text(std::string_view text, Place place);
    void move(NodeId node, Place place);
    void move_children(NodeId from, NodeId to);
    /// Adds the attributes whose names the element does not have.
    void add_missing(NodeId element, std::span<const Attribute> attributes, std::size_t most);

    [[nodiscard]] NodeId parent(NodeId node) const { return nodes_[node].parent; }
    [[nodiscard]] std::span<const Attribute> attributes(NodeId node) const {
        return std::span(attributes_)
            .subspan(nodes_[node].first_attribute, nodes_[node].attribute_count);
    }
    [[nodiscard]] bool empty() const { return nodes_.empty(); }

    /// Hands out the nodes; the store is of no more use.
    void take(std::vector<Node>& nodes, std::vector<Attribute>& attributes);

private:
    struct Link {
        NodeId first = no_node;
        NodeId last = no_node;
        NodeId previous = no_node;
        bool grown = false;  ///< a text in the arena, with room to the next power of two
    };

    NodeId add(const Node& node, Place place);
    void link(NodeId node, Place place);
    void detach(NodeId node);
    void extend(NodeId node, std::string_view text);
    [[nodiscard]] bool close_in_order();
    void reorder();

    Arena* arena_;
    std::vector<Node> nodes_;
    std::vector<Link> links_;
    std::vector<Attribute> attributes_;
    bool moved_ = false;  ///< the nodes may not stand in document order
};

}  // namespace stemma::extract::html
