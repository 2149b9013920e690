#include <algorithm>
#include <ranges>

#include "extract/html/tree_builder.h"
#include "text/utf8.h"

namespace stemma::extract::html {

/// Leaves of the tag's attributes what counts: within the limits, and of doubles the first.
void TreeBuilder::settle_attributes() {
    const bool within = token_.bytes <= limits_.attribute_bytes &&
                        token_.attributes.added().size() <= limits_.attributes;
    if (!within || !token_.plain_attributes || token_.attributes.may_have_doubles() ||
        text_of_.may_have_nul()) {
        change_attributes();
    }
}

/// Those of the tag at hand.
KeptAttributes TreeBuilder::own_attributes() {
    settle_attributes();
    return token_.attributes.keep();
}

/// Where they do not all count, or not as they stand.
void TreeBuilder::change_attributes() {
    const auto counting = token_.attributes.added() | std::views::take(limits_.attributes);
    raw_attributes_.assign(counting.begin(), counting.end());
    token_.attributes.drop_added();
    std::size_t room = limits_.attribute_bytes;
    for (const Attribute& raw : raw_attributes_) {
        const std::string_view name = text_of_.name(raw.name);
        std::string_view value = raw.value;
        if (name.size() > room || token_.attributes.has_added(name)) {
            continue;
        }
        room -= name.size();
        if (value.size() > room) {
            value = value.substr(0, text::boundary_before(value, room));
        }
        room -= value.size();
        token_.attributes.add({name, text_of_.value(value)});
    }
}

/// The appropriate place for inserting a node (HTML 13.2.6.1).
Place TreeBuilder::place(std::size_t target) const {
    if (open_.size() == 0) {
        return {};
    }
    if (!fostering_ || !has(open_[target].tag, fosters)) {
        return {.parent = open_[target].node};
    }
    const std::size_t table = open_.last(Tag::table);
    if (table == OpenElements::none) {
        return {.parent = open_[0].node};
    }
    const NodeId parent = nodes_.parent(open_[table].node);
    if (parent == no_node) {
        return {.parent = open_[table - 1].node};
    }
    return {.parent = parent, .before = open_[table].node};
}

void TreeBuilder::insert_element() {
    const Tag tag = token_.tag;
    open_.push({.node = nodes_.add_element(tag, place(), own_attributes()),
                .tag = tag,
                .name = tag == Tag::other ? text_of_.name(token_.name) : std::string_view()});
}

void TreeBuilder::insert_implied(Tag tag) {
    open_.push({.node = nodes_.add_element(tag, place()), .tag = tag, .name = {}});
}

void TreeBuilder::insert_void() { nodes_.add_element(token_.tag, place(), own_attributes()); }

/// An element whose content is text, with that text.
void TreeBuilder::insert_content(TextMode mode) {
    const Place at = place();
    const NodeId node = nodes_.add_element(token_.tag, at, own_attributes());
    if (token_.tag == Tag::textarea) {
        tokens_.skip_newline();
    }
    tokens_.enter(mode);
    if (!tokens_.next(token_)) {
        return;
    }
    if (token_.kind == TokenKind::text) {
        const std::size_t room = limits_.bytes - std::min(kept_, limits_.bytes);
        cut_text(room);
        nodes_.add_text(text_of_.text(token_.content, token_.mode), {.parent = node});
        kept_ += mode == TextMode::script ? 0 : token_.content.size();
        if (!tokens_.next(token_)) {
            return;
        }
    }
    waiting_ = token_.kind != TokenKind::end;
}

void TreeBuilder::end_implied(Tag except) {
    while (has(open_.top().tag, implied_end) && open_.top().tag != except) {
        open_.pop();
    }
}

/// A second <html> or <body>: its attributes count where they are new.
void TreeBuilder::merge_into(std::size_t at) {
    if (open_.size() > at) {
        settle_attributes();
        nodes_.add_missing(open_[at].node, limits_.attributes);
    }
}

}  // namespace stemma::extract::html
