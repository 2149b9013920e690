// RSS 2.0 (and the 0.9x before it), RSS 1.0, Atom (RFC 4287), with the modules that news uses:
// content, Dublin Core.
#include <algorithm>

#include "base/strings.h"
#include "extract/feeds/feed_text.h"
#include "extract/feeds/readers.h"

namespace stemma::extract {
namespace {

using xml::no_node;
using xml::NodeId;
using xml::Tree;

/// The text of the first of these children that has one.
std::string first_text(const Tree& tree, NodeId id, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string text = tree.text_of(tree.child(id, name));
        if (!text.empty()) {
            return text;
        }
    }
    return {};
}

std::string first_date(const Tree& tree, NodeId id, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string date = iso_date(tree.text_of(tree.child(id, name)));
        if (!date.empty()) {
            return date;
        }
    }
    return {};
}

void add_author(std::vector<std::string>& authors, std::string name) {
    // RSS 2.0: "desk@paper.example (Ida Brandt)".
    const std::size_t open = name.find('(');
    if (name.find('@') != std::string::npos) {
        name = open != std::string::npos && name.ends_with(')')
                   ? name.substr(open + 1, name.size() - open - 2)
                   : std::string();
    }
    name = words_of(name);
    if (!name.empty() && std::ranges::find(authors, name) == authors.end()) {
        authors.push_back(std::move(name));
    }
}

/// Words for an item without any: its summary, else its headline.
void set_summary(ListedDocument& item, std::string_view summary) {
    set_content(item.document, trim(summary).empty() ? item.document.hints.title : summary);
}

/// Has the item anything to go on with?
bool is_something(const ListedDocument& item) {
    return !item.document.bytes.empty() || !item.document.hints.url.empty();
}

std::string link_of_rss(const Tree& tree, NodeId item) {
    std::string link = first_text(tree, item, {"link", "feedburner:origLink"});
    const NodeId guid = tree.child(item, "guid");
    if (link.empty() && guid != no_node && tree.attribute(guid, "isPermaLink") != "false") {
        link = tree.text_of(guid);
    }
    return link;
}

void read_rss_item(const Tree& tree, NodeId item, const Hints& channel, std::string_view source,
                   Listing& listing) {
    ListedDocument listed;
    Hints& hints = listed.document.hints;
    hints = channel;
    hints.url = link_of_rss(tree, item);
    hints.title = words_of(first_text(tree, item, {"title", "dc:title"}));
    for (const std::string_view name : {"dc:creator", "author"}) {
        for (const NodeId author : tree.children(item, name)) {
            add_author(hints.authors, tree.text_of(author));
        }
    }
    hints.published = first_date(tree, item, {"pubDate", "dc:date", "dcterms:issued"});
    hints.modified = first_date(tree, item, {"atom:updated", "dcterms:modified"});
    if (const std::string own = first_text(tree, item, {"dc:language"}); !own.empty()) {
        hints.language = primary_language(own);
    }
    if (const std::string own = first_text(tree, item, {"source"}); !own.empty()) {
        hints.outlet = words_of(own);
    }
    const std::string content = first_text(tree, item, {"content:encoded", "xhtml:body", "body"});
    listed.whole = !content.empty();
    if (listed.whole) {
        set_content(listed.document, content);
    } else {
        set_summary(listed, first_text(tree, item, {"description", "dc:description"}));
    }
    if (is_something(listed) && !tree.is_cut(item)) {
        add_item(listing, source, std::move(listed));
    }
}

/// The prefix of the document's own vocabulary, with its colon.
std::string own_prefix(const Tree& tree) {
    const std::string_view root = tree.name(0);
    return std::string(root.substr(0, root.find(':') + 1));
}

class AtomReader {
public:
    AtomReader(const Tree& tree, std::string_view source, Listing& listing)
        : tree_(tree), prefix_(own_prefix(tree)), source_(source), listing_(listing) {}

    void read() {
        const std::vector<NodeId> entries = tree_.children(0, name("entry"));
        for (const NodeId entry : entries) {
            read_entry(entry);
        }
    }

private:
    [[nodiscard]] std::string name(std::string_view local) const {
        return prefix_ + std::string(local);
    }
    [[nodiscard]] NodeId child(NodeId id, std::string_view local) const {
        return tree_.child(id, name(local));
    }
    /// A text construct (RFC 4287, 3.1) as markup, or plain text if there is none in it.
    [[nodiscard]] std::string construct(NodeId id) const {
        if (id == no_node) {
            return {};
        }
        return tree_.attribute(id, "type") == "xhtml" ? tree_.markup_below(id) : tree_.text_of(id);
    }
    [[nodiscard]] std::string title_of(NodeId id) const {
        const bool plain = id != no_node && (tree_.attribute(id, "type").empty() ||
                                             tree_.attribute(id, "type") == "text");
        const std::string text = tree_.text_of(id);
        // Many write references into plain titles all the same.
        return plain && text.find('&') == std::string::npos ? std::string(trim(text))
                                                            : words_of(text);
    }
    [[nodiscard]] std::string link_of(NodeId entry) const {
        for (const NodeId link : tree_.children(entry, name("link"))) {
            const std::string_view relation = tree_.attribute(link, "rel");
            if (relation.empty() || relation == "alternate") {
                return std::string(tree_.attribute(link, "href"));
            }
        }
        const std::string id = tree_.text_of(child(entry, "id"));
        return id.starts_with("http://") || id.starts_with("https://") ? id : std::string();
    }
    [[nodiscard]] std::vector<std::string> authors_of(NodeId id) const {
        std::vector<std::string> authors;
        for (const NodeId author : tree_.children(id, name("author"))) {
            add_author(authors, tree_.text_of(child(author, "name")));
        }
        return authors;
    }
    [[nodiscard]] std::string language_of(NodeId entry, NodeId content) const {
        for (const NodeId id : {content, entry, NodeId{0}}) {
            const std::string_view tag =
                id == no_node ? std::string_view() : tree_.attribute(id, "xml:lang");
            if (!tag.empty()) {
                return primary_language(tag);
            }
        }
        return {};
    }

    void read_entry(NodeId entry) {
        const NodeId content = child(entry, "content");
        const NodeId origin = child(entry, "source");
        ListedDocument listed;
        Hints& hints = listed.document.hints;
        hints.url = link_of(entry);
        hints.title = title_of(child(entry, "title"));
        hints.outlet = title_of(child(origin == no_node ? 0 : origin, "title"));
        hints.authors = authors_of(entry);
        if (hints.authors.empty()) {
            hints.authors = authors_of(origin == no_node ? 0 : origin);
        }
        hints.modified = iso_date(tree_.text_of(child(entry, "updated")));
        hints.published = iso_date(tree_.text_of(child(entry, "published")));
        if (hints.published.empty()) {
            hints.published = hints.modified;
        }
        hints.language = language_of(entry, content);
        const std::string words = construct(content);
        listed.whole = !words.empty();
        if (listed.whole) {
            set_content(listed.document, words);
        } else {
            set_summary(listed, construct(child(entry, "summary")));
        }
        if (is_something(listed) && !tree_.is_cut(entry)) {
            add_item(listing_, source_, std::move(listed));
        }
    }

    const Tree& tree_;
    std::string prefix_;
    std::string_view source_;
    Listing& listing_;
};

}  // namespace

void read_rss(const Tree& tree, std::string_view source, Listing& listing) {
    const NodeId channel = tree.child(0, "channel");
    Hints common;
    common.outlet = words_of(first_text(tree, channel, {"dc:publisher", "title"}));
    common.language = primary_language(first_text(tree, channel, {"language", "dc:language"}));
    // RSS 1.0 has the items beside the channel, not inside of it.
    for (const NodeId parent : {channel, NodeId{0}}) {
        for (const NodeId item : tree.children(parent, "item")) {
            read_rss_item(tree, item, common, source, listing);
        }
    }
}

void read_atom(const Tree& tree, std::string_view source, Listing& listing) {
    AtomReader(tree, source, listing).read();
}

void read_sitemap(const Tree& tree, std::string_view source, Listing& listing) {
    for (NodeId entry = tree.first_child(0); entry != no_node; entry = tree.sibling(entry)) {
        const std::string address = tree.text_of(tree.child(entry, "loc"));
        if (tree.local_name(entry) == "sitemap" && listing.sitemaps.size() < most_items) {
            listing.sitemaps.push_back(address);
        }
        if (tree.local_name(entry) != "url" || address.empty() || tree.is_cut(entry)) {
            continue;
        }
        ListedDocument listed;
        Hints& hints = listed.document.hints;
        hints.url = address;
        const NodeId news = tree.child(entry, "news:news");
        const NodeId publication = tree.child(news, "news:publication");
        hints.title = words_of(tree.text_of(tree.child(news, "news:title")));
        hints.outlet = words_of(tree.text_of(tree.child(publication, "news:name")));
        hints.language = primary_language(tree.text_of(tree.child(publication, "news:language")));
        hints.published = iso_date(tree.text_of(tree.child(news, "news:publication_date")));
        listed.document.kind = DocumentKind::clean;
        listed.document.bytes = hints.title;
        add_item(listing, source, std::move(listed));
    }
}

}  // namespace stemma::extract
