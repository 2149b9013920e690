#include "base/xml.h"

#include <algorithm>

#include "base/strings.h"

namespace stemma::xml {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
}

/// Behind the end of what begins here and is no element; 0 if this is an element or text.
std::size_t end_of_prolog_part(std::string_view text) {
    struct Part {
        std::string_view begin;
        std::string_view end;
    };
    constexpr Part parts[] = {{"<?", "?>"}, {"<!--", "-->"}};
    for (const Part& part : parts) {
        if (text.starts_with(part.begin)) {
            const std::size_t end = text.find(part.end);
            return end == std::string_view::npos ? text.size() : end + part.end.size();
        }
    }
    if (!text.starts_with("<!")) {
        return 0;
    }
    const std::size_t subset = std::min(text.find('['), text.size());
    const std::size_t plain = std::min(text.find('>'), text.size() - 1);
    const std::size_t end = subset < plain ? text.find(']', subset) : plain;
    const std::size_t close = end == std::string_view::npos ? end : text.find('>', end);
    return close == std::string_view::npos ? text.size() : close + 1;
}

}  // namespace

std::string_view root_name(std::string_view text) {
    while (true) {
        while (!text.empty() && (is_ascii_space(text[0]) || text.starts_with("\xEF\xBB\xBF"))) {
            text.remove_prefix(is_ascii_space(text[0]) ? 1 : 3);
        }
        const std::size_t end = end_of_prolog_part(text);
        if (end == 0) {
            break;
        }
        if (end == text.size() && text.starts_with("<!") && !text.starts_with("<!--")) {
            // A document type that does not end here names the first element, too.
            text.remove_prefix(std::min(text.find(' '), text.size()));
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
            return text.substr(0, text.find_first_of(" \t\r\n[>"));
        }
        text.remove_prefix(end);
    }
    return text.starts_with('<') ? text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1)
                                 : std::string_view();
}

NodeId Tree::sibling(NodeId id) const {
    const Node& node = nodes_[id];
    const NodeId after = node.parent == no_node ? size() : nodes_[node.parent].end;
    return node.end < after ? node.end : no_node;
}

bool Tree::is_cut(NodeId id) const { return std::ranges::binary_search(cut_, id); }

std::string_view Tree::local_name(NodeId id) const {
    const std::string_view full = name(id);
    return full.substr(full.find(':') + 1);
}

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
    for (std::uint32_t i = 0; i < nodes_[id].attribute_count; ++i) {
        const Attribute& attribute = attributes_[nodes_[id].first_attribute + i];
        if (attribute.name.of(storage_) == name) {
            return attribute.value.of(storage_);
        }
    }
    return {};
}

NodeId Tree::child(NodeId id, std::string_view wanted) const {
    NodeId at = id == no_node ? no_node : first_child(id);
    while (at != no_node && name(at) != wanted) {
        at = sibling(at);
    }
    return at;
}

std::vector<NodeId> Tree::children(NodeId id, std::string_view wanted) const {
    std::vector<NodeId> found;
    for (NodeId at = id == no_node ? no_node : first_child(id); at != no_node; at = sibling(at)) {
        if (name(at) == wanted) {
            found.push_back(at);
        }
    }
    return found;
}

std::string Tree::text_of(NodeId id) const {
    std::string out;
    if (id != no_node) {
        for (const NodeId at : subtree(id)) {
            out += text(at);
        }
    }
    return std::string(trim(out));
}

std::string Tree::markup_below(NodeId id) const {
    std::string out;
    std::vector<NodeId> open;
    const auto close_until = [&](NodeId at) {
        while (!open.empty() && nodes_[open.back()].end <= at) {
            ((out += "</") += local_name(open.back())) += '>';
            open.pop_back();
        }
    };
    for (NodeId at = id + 1; at < nodes_[id].end; ++at) {
        close_until(at);
        const Node& node = nodes_[at];
        if (node.name.empty()) {
            append_escaped(out, text(at));
            continue;
        }
        (out += '<') += local_name(at);
        for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
            const Attribute& attribute = attributes_[node.first_attribute + i];
            ((out += ' ') += attribute.name.of(storage_)) += "=\"";
            append_escaped(out, attribute.value.of(storage_));
            out += '"';
        }
        out += '>';
        open.push_back(at);
    }
    close_until(nodes_[id].end);
    return out;
}

}  // namespace stemma::xml
