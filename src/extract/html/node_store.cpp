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

NodeId NodeStore::add_copy(NodeId original, Place place) {
    const NodeId id = add(nodes_[original].tag, place);
    nodes_[id].first_attribute = nodes_[original].first_attribute;
    nodes_[id].attribute_count = nodes_[original].attribute_count;
    nodes_[id].name_letters = nodes_[original].name_letters;
    return id;
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

void NodeStore::add_missing(NodeId element, std::size_t most) {
    std::vector<Attribute> all(attributes(element).begin(), attributes(element).end());
    for (const Attribute& a : added_attributes()) {
        if (all.size() < most && std::ranges::find(all, a.name, &Attribute::name) == all.end()) {
            all.push_back(a);
        }
    }
    attributes_.resize(used_attributes_);
    nodes_[element].name_letters |= std::exchange(letters_, 0);
    if (all.size() > nodes_[element].attribute_count) {
        nodes_[element].first_attribute = static_cast<std::uint32_t>(attributes_.size());
        nodes_[element].attribute_count = static_cast<std::uint16_t>(all.size());
        attributes_.insert(attributes_.end(), all.begin(), all.end());
        used_attributes_ = attributes_.size();
    }
}

/// Sets the ends of all subtrees; false if the nodes do not stand in document order.
bool NodeStore::close_in_order() {
    const auto size = static_cast<NodeId>(nodes_.size());
    NodeId open = 0;
    for (NodeId node = 1; node < size; ++node) {
        const NodeId parent = nodes_[node].parent;
        while (open != parent) {
            if (open == no_node) {
                return false;
            }
            nodes_[open].end = node;
            open = nodes_[open].parent;
        }
        open = node;
    }
    for (; open != no_node; open = nodes_[open].parent) {
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
