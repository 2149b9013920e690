// What another parser makes of a page, to compare ours with: one line a node, indented by its
// depth. Without what a Page leaves out (see dom.h); for small pages, since it recurses.
#pragma once

#include <gumbo.h>

#include <string>

#include "base/strings.h"
#include "extract/html/dom.h"

namespace stemma::extract::html {

class Outline {
public:
    void text(std::size_t depth, std::string_view text) {
        if (depth == text_depth_) {
            lines_.insert(lines_.size() - 1, text);
            return;
        }
        text_depth_ = depth;
        lines_ += cat(std::string(depth, ' '), '"', text, '\n');
    }
    void element(std::size_t depth, std::string_view name) {
        text_depth_ = 0;
        lines_ += cat(std::string(depth, ' '), '<', name);
    }
    void attribute(std::string_view name, std::string_view value) {
        lines_ += cat(' ', name, '=', value);
    }
    void end_element() { lines_ += '\n'; }
    /// The text at this depth is not continued: an element came after it.
    void leave() { text_depth_ = 0; }
    [[nodiscard]] const std::string& lines() const { return lines_; }

private:
    std::string lines_;
    std::size_t text_depth_ = 0;  ///< of the text that the last line ends with
};

inline std::string outline_of(const Page& page) {
    Outline outline;
    std::vector<std::size_t> depth(page.size());
    for (const NodeId n : page.all()) {
        depth[n] = page[n].parent == no_node ? 1 : depth[page[n].parent] + 1;
        if (page.is_text(n)) {
            outline.leave();
            outline.text(depth[n], page.text(n));
            continue;
        }
        outline.element(depth[n], name_of(page[n].tag));
        for (const Attribute& a : page.attributes(n)) {
            outline.attribute(a.name, a.value);
        }
        outline.end_element();
    }
    return outline.lines();
}

inline void add_gumbo(const GumboNode* node, std::size_t depth, Outline& outline) {
    if (node->type == GUMBO_NODE_COMMENT) {
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) {
        outline.text(depth, node->v.text.text);
        return;
    }
    const GumboElement& element = node->v.element;
    outline.element(depth, name_of(tag_of(gumbo_normalized_tagname(element.tag))));
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        outline.attribute(a->name, a->value);
    }
    outline.end_element();
    for (unsigned i = 0; i < element.children.length; ++i) {
        add_gumbo(static_cast<const GumboNode*>(element.children.data[i]), depth + 1, outline);
    }
    outline.leave();
}

inline std::string gumbo_outline(std::string_view html) {
    Outline outline;
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
    add_gumbo(output->root, 1, outline);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return outline.lines();
}

}  // namespace stemma::extract::html
