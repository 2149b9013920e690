// The stack of open elements (HTML 13.2.4.2) and the list of active formatting elements (13.2.4.3).
// Thread safety: none.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/html/dom.h"
#include "extract/html/tag_traits.h"

namespace stemma::extract::html {

struct Element {
    NodeId node = no_node;
    Tag tag = Tag::other;
    std::string_view name;  ///< lower case; of Tag::other alone

    [[nodiscard]] bool same_kind(const Element& other) const {
        return tag == other.tag && (tag != Tag::other || name == other.name);
    }
};

/// Which elements bound a search for an open one.
enum class Scope : std::uint32_t {
    plain = scope_edge,
    list_item = scope_edge | list_edge,
    button = scope_edge | button_edge,
    table = table_edge,
};

class OpenElements {
public:
    static constexpr std::size_t none = ~std::size_t{0};

    void push(const Element& element) {
        list_.push_back(element);
        ++count_[index(element.tag)];
    }
    void pop() {
        --count_[index(list_.back().tag)];
        list_.pop_back();
    }
    /// Pops up to and with the innermost element that has one of these traits, or this tag.
    void pop_through(std::uint32_t traits);
    void pop_through(Tag tag);
    /// Pops to the innermost element for which the table rules make a context.
    void pop_to(std::uint32_t traits, Tag tag);
    void remove(std::size_t at);
    void insert(std::size_t at, const Element& element);
    void replace(std::size_t at, NodeId node) { list_[at].node = node; }

    [[nodiscard]] std::size_t size() const { return list_.size(); }
    [[nodiscard]] const Element& operator[](std::size_t i) const { return list_[i]; }
    [[nodiscard]] const Element& top() const { return list_.back(); }
    [[nodiscard]] bool has_any(Tag tag) const { return count_[index(tag)] > 0; }
    [[nodiscard]] bool has_in(Scope scope, Tag tag) const;
    /// The same for any element with one of these traits.
    [[nodiscard]] bool has_in(Scope scope, TagTrait trait) const;
    [[nodiscard]] bool in_select_scope() const;
    [[nodiscard]] bool node_in_scope(NodeId node) const;
    [[nodiscard]] std::size_t position_of(NodeId node) const;
    [[nodiscard]] std::size_t last(Tag tag) const;

private:
    static std::size_t index(Tag tag) { return static_cast<std::size_t>(tag); }
    std::vector<Element> list_;
    std::array<std::uint32_t, all_tags> count_{};
};

/// Formatting elements that are opened anew in later blocks; a marker is an entry without a node.
class ActiveFormatting {
public:
    static constexpr std::size_t none = ~std::size_t{0};

    void push(const Element& element) { list_.push_back(element); }
    void push_marker() { list_.push_back({}); }
    void clear_to_marker();
    void remove(std::size_t at) { list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(at)); }
    void insert(std::size_t at, const Element& element) {
        list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(at), element);
    }
    void replace(std::size_t at, NodeId node) { list_[at].node = node; }

    [[nodiscard]] std::size_t size() const { return list_.size(); }
    [[nodiscard]] const Element& operator[](std::size_t i) const { return list_[i]; }
    [[nodiscard]] bool is_marker(std::size_t i) const { return list_[i].node == no_node; }
    /// The last element of this tag after the last marker.
    [[nodiscard]] std::size_t last(Tag tag) const;
    [[nodiscard]] std::size_t position_of(NodeId node) const;

private:
    std::vector<Element> list_;
};

}  // namespace stemma::extract::html
