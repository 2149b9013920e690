#include "extract/html/dom.h"

#include <algorithm>
#include <utility>

#include "extract/blocks/collapse.h"
#include "extract/html/tree_builder.h"

namespace stemma::extract::html {
Page Page::parse(std::string utf8, const PageLimits& limits) {
    normal_lines(utf8);
    const Nul nul = utf8.contains('\0') ? Nul::possible : Nul::none;
    return build(std::move(utf8), limits, nul);
}

Page Page::parse(text::Decoded decoded, const PageLimits& limits) {
    if (decoded.returns) {
        normal_lines(decoded.text);
    }
    return build(std::move(decoded.text), limits, Nul::none);
}

Page Page::build(std::string source, const PageLimits& limits, Nul nul) {
    Page page;
    page.source_ = std::make_unique<std::string>(std::move(source));
    TreeBuilder builder(*page.source_, limits, page.arena_, nul);
    builder.run();
    builder.take(page.nodes_, page.attributes_, page.of_tag_);
    return page;
}

std::string Page::text_of(NodeId id) const {
    std::string out;
    for (const NodeId n : subtree(id)) {
        if (is_text(n)) {
            append_collapsed_ascii(out, text(n));
        }
    }
    end_collapsed(out, 0);
    return out;
}

std::string_view Page::attribute(NodeId id, std::string_view name) const {
    if ((nodes_[id].name_letters & letter_of(name)) == 0) {
        return {};
    }
    for (const Attribute& a : attributes(id)) {
        if (a.name == name) {
            return a.value;
        }
    }
    return {};
}

bool Page::has_attribute(NodeId id, std::string_view name) const {
    return std::ranges::any_of(attributes(id), [&](const Attribute& a) { return a.name == name; });
}

NodeId Page::find(Tag tag, NodeId from) const {
    const TagPlaces& of_tag = of_tag_[static_cast<std::size_t>(tag)];
    for (NodeId id = std::max(from, of_tag.first); id <= of_tag.last; ++id) {
        if (nodes_[id].tag == tag) {
            return id;
        }
    }
    return no_node;
}

bool Page::inside(NodeId id, Tag tag) const {
    for (; id != no_node; id = nodes_[id].parent) {
        if (nodes_[id].tag == tag) {
            return true;
        }
    }
    return false;
}

}  // namespace stemma::extract::html
