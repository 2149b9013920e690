// Wire formats: NewsML-G2 (IPTC, 2.x) and NITF (IPTC, 3.x). Their texts are clean: nothing has to
// be found in them, only read.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "extract/feeds/feed_text.h"
#include "extract/feeds/readers.h"

namespace stemma::extract {
namespace {

using xml::no_node;
using xml::NodeId;
using xml::Tree;

constexpr std::array<std::string_view, 16> block_elements = {
    "p",  "hl2", "h1", "h2", "h3",    "h4",  "h5",         "h6",
    "li", "tr",  "dt", "dd", "block", "div", "blockquote", "br"};
// Not the story: captions and pictures, tables of data, what the head says already.
constexpr std::array<std::string_view, 8> left_out = {"media", "table",     "script", "style",
                                                      "head",  "body.head", "figure", "body.end"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::ranges::find(names, name) != names.end();
}

/// The first node at or below `id` whose local name is this.
NodeId find(const Tree& tree, NodeId id, std::string_view name) {
    if (id != no_node) {
        for (const NodeId at : tree.subtree(id)) {
            if (!tree.name(at).empty() && tree.local_name(at) == name) {
                return at;
            }
        }
    }
    return no_node;
}

/// White space as one space.
std::string line_of(const Tree& tree, NodeId id) {
    std::string out;
    for (const char c : tree.text_of(id)) {
        if (!is_ascii_space(c) || (!out.empty() && out.back() != ' ')) {
            out += is_ascii_space(c) ? ' ' : c;
        }
    }
    return out;
}

/// The text below `id`: a paragraph an element, parted by blank lines.
std::string paragraphs_of(const Tree& tree, NodeId id) {
    std::string out;
    std::vector<NodeId> blocks(tree[id].end - id, id);  // the innermost block around each node
    NodeId last = no_node;
    bool parted = false;  // the next word begins a paragraph
    bool spaced = false;
    for (NodeId at = id; at < tree[id].end;) {
        const std::string_view name = tree.local_name(at);
        if (at != id) {
            blocks[at - id] = is_one_of(name, block_elements) ? at : blocks[tree[at].parent - id];
        }
        if (at != id && is_one_of(name, left_out)) {
            at = tree[at].end;
            parted = true;
            continue;
        }
        parted = parted || blocks[at - id] != last;
        last = blocks[at - id];
        for (const char c : tree.text(at)) {
            if (is_ascii_space(c)) {
                spaced = true;
                continue;
            }
            if (!out.empty() && (parted || spaced)) {
                out += parted ? "\n\n" : " ";
            }
            out += c;
            parted = false;
            spaced = false;
        }
        ++at;
    }
    return out;
}

void add_unique(std::vector<std::string>& names, std::string name) {
    constexpr std::string_view by = "by ";
    if (name.size() > by.size() && equals_ignoring_case(name.substr(0, by.size()), by)) {
        name.erase(0, by.size());
    }
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
        names.push_back(std::move(name));
    }
}

std::string first_date(const Tree& tree, std::initializer_list<NodeId> nodes) {
    for (const NodeId node : nodes) {
        std::string date = node == no_node ? std::string() : iso_date(tree.text_of(node));
        if (!date.empty()) {
            return date;
        }
    }
    return {};
}

// NITF --------------------------------------------------------------------------------------------

void read_nitf_byline(const Tree& tree, NodeId head, Hints& hints) {
    for (NodeId at = head; head != no_node && at < tree[head].end; ++at) {
        if (tree.local_name(at) != "byline") {
            continue;
        }
        const NodeId person = find(tree, at, "person");
        add_unique(hints.authors, line_of(tree, person == no_node ? at : person));
    }
}

/// What a `nitf` element at `id` says, for hints that are still empty.
void read_nitf_head(const Tree& tree, NodeId id, Hints& hints) {
    const auto attribute = [&](std::string_view element, std::string_view name) {
        const NodeId at = find(tree, id, element);
        return std::string(at == no_node ? std::string_view() : tree.attribute(at, name));
    };
    const auto set = [](std::string& hint, std::string value) {
        if (hint.empty()) {
            hint = std::move(value);
        }
    };
    const NodeId head = find(tree, id, "body.head");
    const NodeId headline = find(tree, head, "hl1");
    set(hints.title, line_of(tree, headline == no_node ? find(tree, id, "title") : headline));
    set(hints.published, iso_date(attribute("date.issue", "norm")));
    set(hints.published, iso_date(attribute("date.release", "norm")));
    set(hints.published, iso_date(attribute("pubdata", "date.publication")));
    set(hints.published, iso_date(attribute("story.date", "norm")));
    set(hints.outlet, attribute("pubdata", "name"));
    set(hints.credit, line_of(tree, find(tree, head, "distributor")));
    set(hints.language, primary_language(tree.attribute(id, "xml:lang")));
    if (hints.authors.empty()) {
        read_nitf_byline(tree, head, hints);
    }
}

// NewsML-G2 ---------------------------------------------------------------------------------------

std::string name_of(const Tree& tree, NodeId id) {
    if (id == no_node) {
        return {};
    }
    const NodeId name = tree.child(id, "name");
    return name != no_node ? line_of(tree, name) : std::string(tree.attribute(id, "literal"));
}

std::string language_of(const Tree& tree, NodeId item, NodeId meta) {
    const NodeId language = find(tree, meta, "language");
    const std::string_view tag =
        language != no_node ? tree.attribute(language, "tag") : tree.attribute(item, "xml:lang");
    return primary_language(tag);
}

Hints hints_of_item(const Tree& tree, NodeId item) {
    const NodeId item_meta = find(tree, item, "itemMeta");
    const NodeId meta = find(tree, item, "contentMeta");
    const NodeId headline = find(tree, meta, "headline");
    Hints hints;
    hints.title = line_of(tree, headline == no_node ? find(tree, item_meta, "title") : headline);
    hints.published =
        first_date(tree, {find(tree, meta, "contentCreated"), find(tree, item_meta, "firstCreated"),
                          find(tree, item_meta, "versionCreated")});
    hints.modified = first_date(
        tree, {find(tree, meta, "contentModified"), find(tree, item_meta, "versionCreated")});
    hints.language = language_of(tree, item, meta);
    const NodeId provider = find(tree, item_meta, "provider");
    const NodeId owner = find(tree, find(tree, item, "rightsInfo"), "copyrightHolder");
    hints.outlet = name_of(tree, provider);
    hints.outlet = hints.outlet.empty() ? name_of(tree, owner) : hints.outlet;
    hints.credit = line_of(tree, find(tree, meta, "creditline"));
    if (const NodeId byline = find(tree, meta, "by"); byline != no_node) {
        add_unique(hints.authors, line_of(tree, byline));
    }
    for (NodeId at = meta; hints.authors.empty() && meta != no_node && at < tree[meta].end; ++at) {
        if (tree.local_name(at) == "creator") {
            add_unique(hints.authors, name_of(tree, at));
        }
    }
    const std::string_view guid = tree.attribute(item, "guid");
    hints.url = guid.starts_with("http") ? std::string(guid) : std::string();
    return hints;
}

void read_news_item(const Tree& tree, NodeId item, std::string_view source, Listing& listing) {
    const NodeId contents = find(tree, item, "contentSet");
    if (contents == no_node) {
        return;
    }
    ListedDocument listed;
    listed.whole = true;
    listed.document.kind = DocumentKind::clean;
    listed.document.hints = hints_of_item(tree, item);
    for (NodeId part = tree.first_child(contents); part != no_node; part = tree.sibling(part)) {
        const std::string_view name = tree.local_name(part);
        const std::string_view type = tree.attribute(part, "contenttype");
        std::string text;
        if (name == "inlineXML") {
            if (const NodeId nitf = find(tree, part, "nitf"); nitf != no_node) {
                read_nitf_head(tree, nitf, listed.document.hints);
            }
            text = paragraphs_of(tree, part);
        } else if (name == "inlineData" && (type.empty() || type.starts_with("text/"))) {
            set_content(listed.document, tree.text_of(part));
            continue;
        }
        // The same text in two forms: the longer one has all of it.
        if (text.size() > listed.document.bytes.size()) {
            listed.document.bytes = std::move(text);
            listed.document.kind = DocumentKind::clean;
        }
    }
    if (!listed.document.bytes.empty()) {
        add_item(listing, source, std::move(listed));
    }
}

/// One text alone has its source's id.
void name_single(std::string_view source, Listing& listing) {
    if (listing.items.size() == 1) {
        listing.items[0].document.id = source;
    }
}

}  // namespace

void read_newsml(const Tree& tree, std::string_view source, Listing& listing) {
    for (NodeId at = 0; at < tree.size();) {
        if (tree.local_name(at) == "newsItem" && !tree.is_cut(at)) {
            read_news_item(tree, at, source, listing);
            at = tree[at].end;
        } else {
            ++at;
        }
    }
    if (tree.local_name(0) == "newsItem") {
        name_single(source, listing);
    }
}

void read_nitf(const Tree& tree, std::string_view source, Listing& listing) {
    ListedDocument listed;
    listed.whole = true;
    listed.document.kind = DocumentKind::clean;
    read_nitf_head(tree, 0, listed.document.hints);
    if (const NodeId body = find(tree, 0, "body.content"); body != no_node && !tree.is_cut(0)) {
        listed.document.bytes = paragraphs_of(tree, body);
    }
    if (!listed.document.bytes.empty()) {
        add_item(listing, source, std::move(listed));
        name_single(source, listing);
    }
}

}  // namespace stemma::extract
