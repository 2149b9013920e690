#include <algorithm>

#include "extract/html/tree_builder.h"

namespace stemma::extract::html {
namespace {

bool same_attributes(std::span<const Attribute> a, std::span<const Attribute> b) {
    return a.size() == b.size() && std::ranges::all_of(a, [&](const Attribute& x) {
               return std::ranges::any_of(
                   b, [&](const Attribute& y) { return x.name == y.name && x.value == y.value; });
           });
}

}  // namespace

void TreeBuilder::start_formatting() {
    reopen_formatting();
    insert_element();
    push_formatting(open_.top());
}

/// A link ends an open one.
void TreeBuilder::start_link() {
    if (const std::size_t at = formatting_.last(Tag::a); at != ActiveFormatting::none) {
        const NodeId node = formatting_[at].node;
        adopt(Tag::a);
        if (const std::size_t i = formatting_.position_of(node); i != ActiveFormatting::none) {
            formatting_.remove(i);
        }
        if (const std::size_t i = open_.position_of(node); i != OpenElements::none) {
            open_.remove(i);
        }
    }
    start_formatting();
}

void TreeBuilder::start_nobr() {
    reopen_formatting();
    if (open_.has_in(Scope::plain, Tag::nobr)) {
        adopt(Tag::nobr);
    }
    start_formatting();
}

/// Of elements alike in everything only the last three are kept.
void TreeBuilder::push_formatting(const Element& element) {
    constexpr int most = 3;
    int alike = 0;
    for (std::size_t i = formatting_.size(); i-- > 0;) {
        if (formatting_.is_marker(i)) {
            break;
        }
        if (formatting_[i].tag == element.tag &&
            same_attributes(nodes_.attributes(formatting_[i].node),
                            nodes_.attributes(element.node)) &&
            ++alike == most) {
            formatting_.remove(i);
            break;
        }
    }
    formatting_.push(element);
}

void TreeBuilder::reopen_closed() {
    std::size_t i = formatting_.size();
    const auto stands = [&](std::size_t at) {
        return formatting_.is_marker(at) ||
               open_.position_of(formatting_[at].node) != OpenElements::none;
    };
    while (i > 0 && !stands(i - 1)) {
        --i;
    }
    for (; i < formatting_.size(); ++i) {
        Element copy = formatting_[i];
        copy.node = nodes_.add_copy(copy.node, place());
        open_.push(copy);
        formatting_.replace(i, copy.node);
    }
}

/// The adoption agency algorithm (HTML 13.2.6.4.7): the end tag of a formatting element.
void TreeBuilder::adopt(Tag tag) {
    if (open_.top().tag == tag &&
        formatting_.position_of(open_.top().node) == ActiveFormatting::none) {
        open_.pop();
        return;
    }
    constexpr int most = 8;
    for (int i = 0; i < most && adopt_once(tag); ++i) {
    }
}

struct TreeBuilder::Adoption {
    NodeId furthest = no_node;  ///< the block that the formatting element reaches into
    NodeId last = no_node;      ///< what goes into the next copy, or to the common ancestor
    std::size_t bookmark = 0;   ///< in the list of formatting elements
};

/// False when there is no more to do.
bool TreeBuilder::adopt_once(Tag tag) {
    const std::size_t in_list = formatting_.last(tag);
    if (in_list == ActiveFormatting::none) {
        end_any_other();
        return false;
    }
    const Element element = formatting_[in_list];
    const std::size_t in_stack = open_.position_of(element.node);
    if (in_stack == OpenElements::none) {
        formatting_.remove(in_list);
        return false;
    }
    if (!open_.node_in_scope(element.node)) {
        return false;
    }
    std::size_t furthest = in_stack + 1;
    while (furthest < open_.size() && !has(open_[furthest].tag, special)) {
        ++furthest;
    }
    if (furthest == open_.size()) {
        while (open_.size() > in_stack) {
            open_.pop();
        }
        formatting_.remove(in_list);
        return false;
    }
    Adoption a{.furthest = open_[furthest].node, .bookmark = in_list};
    a.last = a.furthest;
    copy_between(in_stack, furthest, a);
    nodes_.move(a.last, place(in_stack - 1));
    Element copy = element;
    copy.node = nodes_.add_copy(element.node);
    nodes_.move_children(a.furthest, copy.node);
    nodes_.move(copy.node, {.parent = a.furthest});
    const std::size_t old = formatting_.position_of(element.node);
    formatting_.remove(old);
    formatting_.insert(a.bookmark - (old < a.bookmark ? 1 : 0), copy);
    open_.remove(in_stack);
    open_.insert(open_.position_of(a.furthest) + 1, copy);
    return true;
}

/// Repeats what is open between the formatting element and the furthest block around that block.
void TreeBuilder::copy_between(std::size_t in_stack, std::size_t furthest, Adoption& a) {
    constexpr int most_kept = 3;
    int count = 0;
    for (std::size_t i = furthest; --i > in_stack;) {
        std::size_t in_list = formatting_.position_of(open_[i].node);
        if (++count > most_kept && in_list != ActiveFormatting::none) {
            formatting_.remove(in_list);
            a.bookmark -= in_list < a.bookmark ? 1 : 0;
            in_list = ActiveFormatting::none;
        }
        if (in_list == ActiveFormatting::none) {
            open_.remove(i);
            continue;
        }
        const NodeId copy = nodes_.add_copy(open_[i].node);
        formatting_.replace(in_list, copy);
        open_.replace(i, copy);
        if (a.last == a.furthest) {
            a.bookmark = in_list + 1;
        }
        nodes_.move(a.last, {.parent = copy});
        a.last = copy;
    }
}

}  // namespace stemma::extract::html
