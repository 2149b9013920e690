#include "extract/html/node_store.h"

#include <algorithm>
#include <bit>

namespace stemma::extract::html {

NodeStore::NodeStore(Arena& arena, std::size_t source_bytes) : arena_(&arena) {
    constexpr std::size_t bytes_of_a_node = 48;  // on an ordinary page
    constexpr std::size_t most = std::size_t{1} << 16U;
    const std::size_t expected = std::min(source_bytes / bytes_of_a_node + 16, most);
    nodes_.reserve(expected);
    links_.reserve(expected);
    attributes_.reserve(expected);
}

NodeId NodeStore::add_element(Tag tag, std::span<const Attribute> attributes, Place place) {
    Node node;
    node.tag = tag < Tag::count_ ? tag : Tag::other;
    node.first_attribute = static_cast<std::uint32_t>(attributes_.size());
    node.attribute_count = static_cast<std::uint16_t>(attributes.size());
    attributes_.insert(attributes_.end(), attributes.begin(), attributes.end());
    return add(node, place);
}

NodeId NodeStore::add_copy(NodeId original, Place place) {
    Node node;
    node.tag = nodes_[original].tag;
    node.first_attribute = nodes_[original].first_attribute;
    node.attribute_count = nodes_[original].attribute_count;
    return add(node, place);
}

NodeId NodeStore::add(const Node& node, Place place) {
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back(node);
    links_.push_back({});
    if (place.parent != no_node) {
        link(id, place);
    }
    return id;
}

void NodeStore::link(NodeId node, Place place) {
    Link& parent = links_[place.parent];
    nodes_[node].parent = place.parent;
    nodes_[node].next_sibling = place.before;
    NodeId& after = place.before == no_node ? parent.last : links_[place.before].previous;
    links_[node].previous = after;
    (after == no_node ? parent.first : nodes_[after].next_sibling) = node;
    after = node;
    moved_ |= place.before != no_node;
}

void NodeStore::detach(NodeId node) {
    const NodeId parent = nodes_[node].parent;
    const NodeId next = nodes_[node].next_sibling;
    const NodeId previous = links_[node].previous;
    (previous == no_node ? links_[parent].first : nodes_[previous].next_sibling) = next;
    (next == no_node ? links_[parent].last : links_[next].previous) = previous;
}

void NodeStore::move(NodeId node, Place place) {
    if (nodes_[node].parent != no_node) {
        detach(node);
    }
    link(node, place);
    moved_ = true;
}

void NodeStore::move_children(NodeId from, NodeId to) {
    NodeId last = links_[to].last;
    for (NodeId child = links_[from].first; child != no_node; child = nodes_[child].next_sibling) {
        nodes_[child].parent = to;
        last = child;
    }
    if (links_[from].first != no_node) {
        links_[links_[from].first].previous = links_[to].last;
        (links_[to].last == no_node ? links_[to].first : nodes_[links_[to].last].next_sibling) =
            links_[from].first;
        links_[to].last = last;
    }
    links_[from].first = links_[from].last = no_node;
    moved_ = true;
}

void NodeStore::add_text(std::string_view text, Place place) {
    if (text.empty()) {
        return;
    }
    const NodeId before =
        place.before == no_node ? links_[place.parent].last : links_[place.before].previous;
    if (before != no_node && nodes_[before].tag == Tag::text) {
        extend(before, text);
        return;
    }
    Node node;
    node.tag = Tag::text;
    node.text = text;
    add(node, place);
}

void NodeStore::extend(NodeId node, std::string_view text) {
    std::string_view& own = nodes_[node].text;
    const std::size_t size = own.size() + text.size();
    if (!links_[node].grown && own.end() == text.begin()) {
        own = std::string_view(own.begin(), text.end());
        return;
    }
    char* begin = const_cast<char*>(own.data());
    if (!links_[node].grown || size > std::bit_ceil(own.size())) {
        begin = arena_->allocate(std::bit_ceil(size));
        std::ranges::copy(own, begin);
        links_[node].grown = true;
    }
    std::ranges::copy(text, begin + own.size());
    own = {begin, size};
}

void NodeStore::add_missing(NodeId element, std::span<const Attribute> attributes,
                            std::size_t most) {
    std::vector<Attribute> all(this->attributes(element).begin(), this->attributes(element).end());
    for (const Attribute& a : attributes) {
        if (all.size() < most && std::ranges::find(all, a.name, &Attribute::name) == all.end()) {
            all.push_back(a);
        }
    }
    if (all.size() > nodes_[element].attribute_count) {
        nodes_[element].first_attribute = static_cast<std::uint32_t>(attributes_.size());
        nodes_[element].attribute_count = static_cast<std::uint16_t>(all.size());
        attributes_.insert(attributes_.end(), all.begin(), all.end());
    }
}

/// Sets the ends of all subtrees; false if the nodes do not stand in document order.
bool NodeStore::close_in_order() {
    std::vector<NodeId> path{0};
    const auto size = static_cast<NodeId>(nodes_.size());
    for (NodeId node = 1; node < size; ++node) {
        const NodeId parent = nodes_[node].parent;
        while (path.back() != parent) {
            nodes_[path.back()].end = node;
            path.pop_back();
            if (path.empty()) {
                return false;
            }
        }
        path.push_back(node);
    }
    for (const NodeId open : path) {
        nodes_[open].end = size;
    }
    return true;
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
        NodeId next = links_[node].first;
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

void NodeStore::take(std::vector<Node>& nodes, std::vector<Attribute>& attributes) {
    if (moved_ || !close_in_order()) {
        reorder();
    }
    nodes = std::move(nodes_);
    attributes = std::move(attributes_);
}

}  // namespace stemma::extract::html
