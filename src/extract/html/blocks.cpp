#include "extract/html/blocks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "extract/blocks/collapse.h"

namespace stemma::extract::html {
namespace {

/// What an element means for the text around and inside it.
enum class Flow : std::uint8_t { inline_, block, skipped };

constexpr auto tag_total = static_cast<std::size_t>(Tag::count_);

constexpr std::array<Flow, tag_total> make_flows() {
    std::array<Flow, tag_total> flows{};
    for (const Tag tag :
         {Tag::address, Tag::article, Tag::aside,   Tag::blockquote, Tag::body,       Tag::button,
          Tag::caption, Tag::center,  Tag::dd,      Tag::details,    Tag::dialog,     Tag::dir,
          Tag::div,     Tag::dl,      Tag::dt,      Tag::fieldset,   Tag::figcaption, Tag::figure,
          Tag::footer,  Tag::form,    Tag::h1,      Tag::h2,         Tag::h3,         Tag::h4,
          Tag::h5,      Tag::h6,      Tag::header,  Tag::hgroup,     Tag::hr,         Tag::html,
          Tag::legend,  Tag::li,      Tag::main,    Tag::menu,       Tag::nav,        Tag::ol,
          Tag::p,       Tag::pre,     Tag::section, Tag::summary,    Tag::table,      Tag::tbody,
          Tag::td,      Tag::tfoot,   Tag::th,      Tag::thead,      Tag::tr,         Tag::ul}) {
        flows[static_cast<std::size_t>(tag)] = Flow::block;
    }
    for (const Tag tag : {Tag::head,     Tag::script, Tag::style,    Tag::noscript, Tag::template_,
                          Tag::iframe,   Tag::object, Tag::embed,    Tag::select,   Tag::datalist,
                          Tag::textarea, Tag::svg,    Tag::math,     Tag::canvas,   Tag::audio,
                          Tag::video,    Tag::title,  Tag::noframes, Tag::noembed,  Tag::option}) {
        flows[static_cast<std::size_t>(tag)] = Flow::skipped;
    }
    return flows;
}

constexpr auto flows = make_flows();

/// How many links, bold, italic and hidden elements are open, in sixteen bits each: PageLimits
/// keeps far fewer open.
using OpenCounts = std::uint64_t;
constexpr unsigned in_links = 0;
constexpr unsigned in_bold = 16;
constexpr unsigned in_italic = 32;
constexpr unsigned in_hidden = 48;

constexpr bool any(OpenCounts counts, unsigned of) { return (counts >> of & 0xFFFFU) != 0; }

constexpr std::array<OpenCounts, tag_total> make_counts() {
    std::array<OpenCounts, tag_total> counts{};
    const auto give = [&](unsigned what, auto... tags) {
        ((counts[static_cast<std::size_t>(tags)] = OpenCounts{1} << what), ...);
    };
    give(in_links, Tag::a);
    give(in_bold, Tag::b, Tag::strong);
    give(in_italic, Tag::i, Tag::em);
    return counts;
}

constexpr auto counts_of_tag = make_counts();

constexpr std::array<BlockKind, tag_total> make_kinds() {
    std::array<BlockKind, tag_total> kinds{};
    const auto give = [&](BlockKind kind, auto... tags) {
        ((kinds[static_cast<std::size_t>(tags)] = kind), ...);
    };
    give(BlockKind::heading, Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6);
    give(BlockKind::item, Tag::li, Tag::dd, Tag::dt);
    give(BlockKind::quote, Tag::blockquote);
    give(BlockKind::cell, Tag::td, Tag::th);
    give(BlockKind::preformatted, Tag::pre);
    give(BlockKind::caption, Tag::figcaption, Tag::caption);
    return kinds;
}

constexpr auto kinds_of_tag = make_kinds();  ///< text: none of its own

bool hides(std::string_view declarations) {
    if (!contains_ignoring_case(declarations, "none") &&
        !contains_ignoring_case(declarations, "hidden")) {
        return false;
    }
    std::string style = ascii_lower(declarations);
    std::erase_if(style, is_ascii_space);
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

bool is_hidden(const Page& page, NodeId id) {
    constexpr unsigned letters = letter_of("hidden") | letter_of("style");
    return (page[id].name_letters & letters) != 0 &&
           std::ranges::any_of(page.attributes(id), [](const Attribute& attribute) {
               return attribute.name == "hidden" ||
                      (attribute.name == "style" && hides(attribute.value));
           });
}

std::string title_of(const Page& page) {
    std::string title;
    for (NodeId id = page.find(Tag::meta); id != no_node; id = page.find(Tag::meta, id + 1)) {
        if (equals_ignoring_case(page.attribute(id, "property"), "og:title")) {
            append_collapsed(title, 0, page.attribute(id, "content"));
        }
        if (!title.empty()) {
            return title;
        }
    }
    const NodeId id = page.find(Tag::title);
    return id == no_node ? title : page.text_of(id);
}

class BlockFinder {
public:
    explicit BlockFinder(const Page& page) : page_(page) {}

    Blocks run() {
        constexpr std::size_t usual_share = 8;  // of a page's bytes, one is text
        constexpr std::size_t usual_depth = 64;
        blocks_.text.reserve(page_.source().size() / usual_share);
        blocks_.list.reserve(page_.size() / 4);
        open_.reserve(usual_depth);
        blocks_.title = title_of(page_);
        const NodeId body = page_.find(Tag::body);
        const NodeId begin = body == no_node ? 0 : body;
        const NodeId end = page_[begin].end;
        open_.push_back({.end = no_node, .flow = Flow::inline_, .kind = kind_, .counts = 0});
        for (NodeId id = begin; id < end;) {
            leave(id);
            id = visit(id);
        }
        flush();
        return std::move(blocks_);
    }

private:
    struct Open {
        NodeId end;
        Flow flow;
        BlockKind kind;  ///< of the blocks around the element
        OpenCounts counts;
    };

    void leave(NodeId id) {
        while (open_.back().end <= id) {
            const Open& top = open_.back();
            if (top.flow == Flow::block) {
                part(Gap::paragraph);
                kind_ = top.kind;
            }
            counts_ -= top.counts;
            open_.pop_back();
        }
    }

    NodeId visit(NodeId id) {
        const Node& node = page_[id];
        if (node.tag == Tag::text) {
            add_text(id);
            return id + 1;
        }
        const Flow flow = flows[static_cast<std::size_t>(node.tag)];
        if (flow == Flow::skipped) {
            return node.end;
        }
        if (node.tag == Tag::br) {
            part(Gap::line);
            return id + 1;
        }
        const OpenCounts hidden = is_hidden(page_, id) ? 1 : 0;
        const OpenCounts counts =
            counts_of_tag[static_cast<std::size_t>(node.tag)] + (hidden << in_hidden);
        open_.push_back({node.end, flow, kind_, counts});
        counts_ += counts;
        if (flow == Flow::block) {
            enter(id, node.tag);
        }
        return id + 1;
    }

    void enter(NodeId id, Tag tag) {
        const bool cell = tag == Tag::td || tag == Tag::th;
        const bool next_cell = cell && page_[id].parent == row_ && row_has_text_;
        part(Gap::paragraph);
        if (next_cell) {
            gap_ = Gap::cell;
        }
        if (cell && page_[id].parent != row_) {
            row_ = page_[id].parent;
            row_has_text_ = false;
        }
        if (const BlockKind kind = kinds_of_tag[static_cast<std::size_t>(tag)];
            kind != BlockKind::text) {
            kind_ = kind;
        }
    }

    void add_text(NodeId id) {
        std::string_view text = page_.text(id);
        if (kind_ == BlockKind::preformatted) {
            for (std::size_t end = text.find('\n'); end != std::string_view::npos;
                 end = text.find('\n')) {
                append(id, text.substr(0, end));
                part(Gap::line);
                text.remove_prefix(end + 1);
            }
        }
        append(id, text);
    }

    void append(NodeId id, std::string_view text) {
        const std::size_t before = blocks_.text.size();
        append_collapsed(blocks_.text, begin_, text);
        const auto bytes = static_cast<std::uint32_t>(blocks_.text.size() - before);
        if (bytes == 0) {
            return;
        }
        if (before == begin_) {
            first_ = id;
        }
        if (bytes > 1 || blocks_.text.back() != ' ') {
            last_ = id;
        }
        block_.link_bytes += any(counts_, in_links) ? bytes : 0;
        block_.bold_bytes += any(counts_, in_bold) ? bytes : 0;
        block_.italic_bytes += any(counts_, in_italic) ? bytes : 0;
        block_.hidden |= any(counts_, in_hidden);
    }

    /// Ends the block, if one has begun; notes how the next one is parted from it.
    void part(Gap gap) {
        if (blocks_.text.size() > begin_) {
            flush();
            gap_ = gap;
        } else {
            gap_ = Gap::paragraph;  // nothing stands between this break and the one before
        }
    }

    void flush() {
        end_collapsed(blocks_.text, begin_);
        if (blocks_.text.size() == begin_) {
            return;
        }
        block_.text = {static_cast<std::uint32_t>(begin_),
                       static_cast<std::uint32_t>(blocks_.text.size())};
        block_.gap = gap_;
        block_.kind = kind_;
        block_.text_node = first_;
        block_.node = page_[first_].parent;
        while (page_[block_.node].end <= last_) {
            block_.node = page_[block_.node].parent;
        }
        block_.link_bytes = std::min(block_.link_bytes, block_.text.size());
        blocks_.list.push_back(block_);
        block_ = {};
        row_has_text_ = true;
        blocks_.text += '\n';
        begin_ = blocks_.text.size();
    }

    const Page& page_;
    Blocks blocks_;
    Block block_;
    std::vector<Open> open_;  ///< around the node; the first one around the page
    std::size_t begin_ = 0;
    NodeId first_ = 0;
    NodeId last_ = 0;
    NodeId row_ = no_node;
    bool row_has_text_ = false;
    Gap gap_ = Gap::paragraph;
    BlockKind kind_ = BlockKind::text;
    OpenCounts counts_ = 0;
};

}  // namespace

Blocks find_blocks(const Page& page) { return BlockFinder(page).run(); }

}  // namespace stemma::extract::html
