// The nodes of a page while it is built: linked, since the rules for misnested markup move them.
//
//   NodeStore store(arena, attributes, source.size());
//   attributes.add({"class", "lead"});
//   const NodeId p = store.add_element(Tag::p, {.parent = body}, attributes.keep());
//   store.add_text("It rained.", {.parent = p});
//   store.take(nodes, attributes, of_tag);        // flat, in document order
//
// Until then the `end` of a node is its last child, or the node itself while it has none.
//
// Thread safety: none. Never fails; linear.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
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
    /// `attributes`: those of its elements.
    NodeStore(Arena& arena, AttributeList& attributes, std::size_t source_bytes);

    /// Without a parent it is the root, or stands apart until it is moved.
    NodeId add_element(Tag tag, Place place, const KeptAttributes& attributes = {}) {
        const NodeId id = add(tag < Tag::count_ ? tag : Tag::other, place);
        give(id, attributes);
        return id;
    }
    /// Another element with the tag and attributes of `original`.
    NodeId add_copy(NodeId original, Place place = {});
    /// Joined to the text before it, if that is one.
    void add_text(std::string_view text, Place place) {
        if (text.empty()) {
            return;
        }
        // Of a parent without a child it is the parent: no text, either.
        const NodeId before =
            place.before == no_node ? nodes_[place.parent].end : links_[place.before].previous;
        if (before != no_node && nodes_[before].tag == Tag::text) {
            extend(before, text);
            return;
        }
        nodes_[add(Tag::text, place)].set_text(text);
    }
    void move(NodeId node, Place place);
    void move_children(NodeId from, NodeId to);
    /// Gives those added to the list to `element`, but for names that it has.
    void add_missing(NodeId element, std::size_t most);

    [[nodiscard]] NodeId parent(NodeId node) const { return nodes_[node].parent; }
    [[nodiscard]] std::span<const Attribute> attributes(NodeId node) const {
        return (*attributes_)[kept(node)];
    }
    [[nodiscard]] bool empty() const { return nodes_.empty(); }

    /// Hands out the nodes; the store is of no more use.
    void take(std::vector<Node>& nodes, std::vector<Attribute>& attributes, PlacesOfTags& of_tag);

private:
    struct Link {
        /// Of a text, which has no children: whether it is in the arena, with room to the next
        /// power of two.
        NodeId first = no_node;
        NodeId previous = no_node;
    };
    static constexpr NodeId grown = 0;

    NodeId add(Tag tag, Place place) {
        const auto id = static_cast<NodeId>(links_.size());
        nodes_.push_back({.tag = tag, .end = id});
        links_.emplace_back();
        if (place.before == no_node && place.parent != no_node) {
            link_last(id, place.parent);
        } else if (place.parent != no_node) {
            link(id, place);
        }
        return id;
    }
    [[nodiscard]] KeptAttributes kept(NodeId node) const {
        const Node& n = nodes_[node];
        return {n.first_attribute, n.attribute_count, n.name_letters};
    }
    void give(NodeId node, const KeptAttributes& attributes) {
        nodes_[node].first_attribute = attributes.first;
        nodes_[node].attribute_count = attributes.count;
        nodes_[node].name_letters = attributes.letters;
    }
    [[nodiscard]] NodeId last_child(NodeId parent) const {
        return nodes_[parent].end == parent ? no_node : nodes_[parent].end;
    }
    void set_last_child(NodeId parent, NodeId last) {
        nodes_[parent].end = last == no_node ? parent : last;
    }
    void link_last(NodeId node, NodeId parent) {
        nodes_[node].parent = parent;
        const NodeId before = last_child(parent);
        nodes_[parent].end = node;
        links_[node].previous = before;
        (before == no_node ? links_[parent].first : nodes_[before].next_sibling) = node;
    }
    void link(NodeId node, Place place);
    void detach(NodeId node);
    void extend(NodeId node, std::string_view text);
    [[nodiscard]] bool close_in_order(PlacesOfTags& of_tag);
    void reorder();

    Arena* arena_;
    std::vector<Node> nodes_;
    std::vector<Link> links_;
    AttributeList* attributes_;
    bool moved_ = false;  ///< the nodes may not stand in document order
};

}  // namespace stemma::extract::html
