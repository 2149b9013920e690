#include "extract/html/node_store.h"

#include <algorithm>
#include <bit>

namespace stemma::extract::html {

NodeStore::NodeStore(Arena& arena, AttributeList& attributes, std::size_t source_bytes)
    : arena_(&arena), attributes_(&attributes) {
    constexpr std::size_t bytes_of_a_node = 48;  // on an ordinary page
    constexpr std::size_t most = std::size_t{1} << 16U;
    const std::size_t expected = std::min(source_bytes / bytes_of_a_node + 16, most);
    nodes_.reserve(expected);
    links_.reserve(expected);
    attributes.reserve(expected);
}

NodeId NodeStore::add_copy(NodeId original, Place place) {
    const NodeId id = add(nodes_[original].tag, place);
    give(id, kept(original));
    return id;
}

void NodeStore::link(NodeId node, Place place) {
    if (place.before == no_node) {
        link_last(node, place.parent);
        nodes_[node].next_sibling = no_node;
        return;
    }
    nodes_[node].parent = place.parent;
    nodes_[node].next_sibling = place.before;
    NodeId& after = links_[place.before].previous;
    links_[node].previous = after;
    (after == no_node ? links_[place.parent].first : nodes_[after].next_sibling) = node;
    after = node;
    moved_ = true;
}

void NodeStore::detach(NodeId node) {
    const NodeId parent = nodes_[node].parent;
    const NodeId next = nodes_[node].next_sibling;
    const NodeId previous = links_[node].previous;
    (previous == no_node ? links_[parent].first : nodes_[previous].next_sibling) = next;
    if (next == no_node) {
        set_last_child(parent, previous);
    } else {
        links_[next].previous = previous;
    }
}

void NodeStore::move(NodeId node, Place place) {
    if (nodes_[node].parent != no_node) {
        detach(node);
    }
    link(node, place);
    moved_ = true;
}

void NodeStore::move_children(NodeId from, NodeId to) {
    moved_ = true;
    const NodeId first = links_[from].first;
    if (first == no_node) {
        return;
    }
    for (NodeId child = first; child != no_node; child = nodes_[child].next_sibling) {
        nodes_[child].parent = to;
    }
    const NodeId before = last_child(to);
    links_[first].previous = before;
    (before == no_node ? links_[to].first : nodes_[before].next_sibling) = first;
    set_last_child(to, last_child(from));
    links_[from].first = no_node;
    set_last_child(from, no_node);
}

void NodeStore::extend(NodeId node, std::string_view text) {
    const std::string_view own = nodes_[node].text();
    const std::size_t size = own.size() + text.size();
    const bool in_arena = links_[node].first == grown;
    if (!in_arena && own.end() == text.begin()) {
        nodes_[node].set_text({own.begin(), text.end()});
        return;
    }
    char* begin = const_cast<char*>(own.data());
    if (!in_arena || size > std::bit_ceil(own.size())) {
        begin = arena_->allocate(std::bit_ceil(size));
        std::ranges::copy(own, begin);
        links_[node].first = grown;
    }
    std::ranges::copy(text, begin + own.size());
    nodes_[node].set_text({begin, size});
}

void NodeStore::add_missing(NodeId element, std::size_t most) {
    const std::span<const Attribute> own = attributes(element);
    std::vector<Attribute> all(own.begin(), own.end());
    for (const Attribute& a : attributes_->added()) {
        if (all.size() < most && std::ranges::find(all, a.name, &Attribute::name) == all.end()) {
            all.push_back(a);
        }
    }
    attributes_->drop_added();
    if (all.size() == own.size()) {
        return;  // a page may say <body> a hundred thousand times
    }
    for (const Attribute& a : all) {
        attributes_->add(a);
    }
    give(element, attributes_->keep());
}

namespace {

void note(TagPlaces& places, NodeId id) {
    places.first = std::min(places.first, id);
    places.last = std::max(places.last, id);
    ++places.count;
}

}  // namespace

/// Sets the ends of all subtrees, and where the nodes of each tag are; false if the nodes do not
/// stand in document order. They do if each next sibling comes right after a subtree. From the last
/// node to the first, so that the end of a last child is known; no branch depends on the tree.
bool NodeStore::close_in_order(PlacesOfTags& of_tag) {
    const auto size = static_cast<NodeId>(nodes_.size());
    bool in_order = true;
    for (NodeId id = size; id-- > 0;) {
        Node& node = nodes_[id];
        const NodeId last = node.end;
        node.end = nodes_[last].end + (last == id ? 1 : 0);
        in_order &= (node.next_sibling == no_node) | (node.next_sibling == node.end);
        note(of_tag[static_cast<std::size_t>(node.tag)], id);
    }
    return in_order && nodes_[0].end == size;
}

void NodeStore::reorder() {
    std::vector<Node> ordered;
    ordered.reserve(nodes_.size());
    std::vector<NodeId> new_id(nodes_.size(), no_node);
    const auto put = [&](NodeId node) {
        new_id[node] = static_cast<NodeId>(ordered.size());
        ordered.push_back(nodes_[node]);
    };
    put(0);
    for (NodeId node = 0; node != no_node;) {
        NodeId next = nodes_[node].tag == Tag::text ? no_node : links_[node].first;
        while (next == no_node && node != no_node) {
            ordered[new_id[node]].end = static_cast<NodeId>(ordered.size());
            next = nodes_[node].next_sibling;
            node = next == no_node ? nodes_[node].parent : node;
        }
        if (next != no_node) {
            put(next);
        }
        node = next;
    }
    for (Node& node : ordered) {
        node.parent = node.parent == no_node ? no_node : new_id[node.parent];
        node.next_sibling = node.next_sibling == no_node ? no_node : new_id[node.next_sibling];
    }
    nodes_ = std::move(ordered);
}

void NodeStore::take(std::vector<Node>& nodes, std::vector<Attribute>& attributes,
                     PlacesOfTags& of_tag) {
    if (moved_ || !close_in_order(of_tag)) {
        reorder();
        of_tag = {};
        for (NodeId id = 0; id < nodes_.size(); ++id) {
            note(of_tag[static_cast<std::size_t>(nodes_[id].tag)], id);
        }
    }
    nodes = std::move(nodes_);
    attributes = attributes_->take();
}

}  // namespace stemma::extract::html
