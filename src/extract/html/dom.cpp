#include "extract/html/dom.h"

#include <gumbo.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "extract/html/reduce.h"

namespace stemma::extract::html {
namespace {

struct GumboDeleter {
    void operator()(GumboOutput* output) const {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};

Tag tag_from(const GumboElement& element) {
    static const auto known = [] {
        std::array<Tag, GUMBO_TAG_LAST + 1> tags{};
        for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i) {
            tags[static_cast<std::size_t>(i)] =
                tag_of(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
        }
        return tags;
    }();
    return known[static_cast<std::size_t>(element.tag)];
}

/// Appends `text` with white space runs as one space, none at the start of `out`.
void append_collapsed(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (!is_ascii_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
}

}  // namespace

/// Copies gumbo's tree into the flat arrays; the tree is deep only as PageLimits::depth allows,
/// and walked without recursion.
class PageBuilder {
public:
    explicit PageBuilder(std::size_t bytes) {
        page_.storage_ = std::make_unique<std::string>();
        page_.storage_->reserve(bytes);
    }

    Page build(const GumboNode* root) && {
        add(root, no_node);
        while (!open_.empty()) {
            step();
        }
        resolve_views();
        return std::move(page_);
    }

private:
    struct Open {
        const GumboVector* children;
        unsigned next;
        NodeId id;
        NodeId last_child;
    };
    struct StoredAttribute {
        Span name;
        Span value;
    };

    void step() {
        Open& top = open_.back();
        if (top.next == top.children->length) {
            page_.nodes_[top.id].end = page_.size();
            open_.pop_back();
            return;
        }
        const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
        const NodeId id = page_.size();
        const NodeId previous = top.last_child;
        const NodeId parent = top.id;
        const std::size_t level = open_.size() - 1;
        if (add(child, parent)) {
            open_[level].last_child = id;
            if (previous != no_node) {
                page_.nodes_[previous].next_sibling = id;
            }
        }
    }

    bool add(const GumboNode* node, NodeId parent) {
        const NodeId id = page_.size();
        switch (node->type) {
            case GUMBO_NODE_ELEMENT: {
                Node element;
                element.tag = tag_from(node->v.element);
                element.parent = parent;
                add_attributes(element, node->v.element.attributes);
                page_.nodes_.push_back(element);
                open_.push_back({&node->v.element.children, 0, id, no_node});
                return true;
            }
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
            case GUMBO_NODE_CDATA: {
                Node leaf;
                leaf.tag = Tag::text;
                leaf.parent = parent;
                leaf.end = id + 1;
                leaf.text = store(node->v.text.text);
                page_.nodes_.push_back(leaf);
                return true;
            }
            default: return false;
        }
    }

    void add_attributes(Node& element, const GumboVector& attributes) {
        element.first_attribute = static_cast<std::uint32_t>(stored_.size());
        element.attribute_count = static_cast<std::uint16_t>(attributes.length);
        for (unsigned i = 0; i < attributes.length; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
            stored_.push_back({store(attribute->name), store(attribute->value)});
        }
    }

    Span store(std::string_view text) {
        std::string& storage = *page_.storage_;
        const auto begin = static_cast<std::uint32_t>(storage.size());
        storage += text;
        return {begin, static_cast<std::uint32_t>(storage.size())};
    }

    /// The storage grew until now; only from here on may views point into it.
    void resolve_views() {
        page_.attributes_.reserve(stored_.size());
        for (const StoredAttribute& a : stored_) {
            page_.attributes_.push_back({a.name.of(*page_.storage_), a.value.of(*page_.storage_)});
        }
    }

    Page page_;
    std::vector<Open> open_;
    std::vector<StoredAttribute> stored_;
};

Page Page::parse(std::string_view utf8, const PageLimits& limits) {
    const std::string safe = reduce(utf8, limits);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const std::unique_ptr<GumboOutput, GumboDeleter> tree(
        gumbo_parse_with_options(&options, safe.data(), safe.size()));
    return PageBuilder(safe.size()).build(tree->root);
}

std::string Page::text_of(NodeId id) const {
    std::string out;
    for (const NodeId n : subtree(id)) {
        if (is_text(n)) {
            append_collapsed(out, text(n));
        }
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

std::string_view Page::attribute(NodeId id, std::string_view name) const {
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
    for (NodeId id = from; id < size(); ++id) {
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
