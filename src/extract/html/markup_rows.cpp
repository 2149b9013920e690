#include "extract/html/markup_rows.h"

#include <algorithm>
#include <unordered_map>

#include "extract/blocks/four_grams.h"
#include "extract/blocks/row.h"
#include "extract/html/linked_data.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_ancestors = 40;
constexpr std::size_t most_any_tokens = 160;

/// Bin of the share of a block's runs of words that a stated text has.
std::uint64_t covered_bin(const FourGrams& stated, const TextStats& stats) {
    if (stated.empty()) {
        return 20;
    }
    const double covered = stated.covered(stats);
    return covered == FourGrams::too_short ? 9 : ratio_bin(covered, 1, 4);
}

bool is_container(Tag tag) {
    switch (tag) {
        case Tag::article:
        case Tag::main:
        case Tag::aside:
        case Tag::footer:
        case Tag::header:
        case Tag::nav:
        case Tag::figure:
        case Tag::form:
        case Tag::li:
        case Tag::ul:
        case Tag::ol:
        case Tag::table:
        case Tag::blockquote:
        case Tag::section:
        case Tag::details:
        case Tag::dialog:
        case Tag::address:
        case Tag::figcaption:
        case Tag::button:
        case Tag::label:
        case Tag::time:
        case Tag::dl: return true;
        default: return false;
    }
}

class MarkupRows {
public:
    MarkupRows(const Page& page, const Blocks& blocks, const Context& context,
               const Structure& structure, const Cues& cues, const StatedText& stated)
        : page_(page),
          blocks_(blocks),
          context_(context),
          structure_(structure),
          cues_(cues),
          stated_(stated) {
        for (const NodeId id : page.all()) {
            articles_ += page[id].tag == Tag::article ? 1 : 0;
        }
        for (const Block& block : blocks.list) {
            Path& path = paths_[structure.path(block.node)];
            ++path.blocks;
            path.words += measure_words(block);
        }
    }

    void add(std::size_t i, model::FeatureVector& features) {
        Row row(features);
        const Block& block = blocks_.list[i];
        size_ = std::min<std::uint64_t>(size_bin(context_.stats[i].words), 10);
        own(block, row);
        ancestors(block, row);
        containers(block, row);
        evidence(i, row);
        headings(i, row);
    }

private:
    struct Path {
        std::uint32_t blocks = 0;
        std::uint32_t words = 0;
    };

    std::uint32_t measure_words(const Block& block) const {
        return context_.stats[static_cast<std::size_t>(&block - blocks_.list.data())].words;
    }

    void own(const Block& block, Row& row) const {
        const NodeId node = block.node;
        const auto tag = static_cast<std::uint64_t>(page_[node].tag);
        row.bin(F::tag, tag);
        row.pair(F::tag_words, tag, size_ / 2);
        std::uint64_t path = tag;
        NodeId up = page_[node].parent;
        for (int level = 0; level < 3 && up != no_node; ++level, up = page_[up].parent) {
            path = path * 256 + static_cast<std::uint64_t>(page_[up].tag);
            if (level > 0) {
                row.bin(level == 1 ? F::path2 : F::path3, path);
            }
        }
        const Path& same = paths_.at(structure_.path(node));
        row.pair(F::same_path, size_bin(same.blocks), size_bin(same.words / same.blocks) / 2);
        const NodeId parent = page_[node].parent;
        std::uint64_t siblings = 0;
        if (parent != no_node) {
            const BlockRange inside = structure_.blocks_in(parent);
            siblings = size_bin(inside.end - inside.begin);
            row.pair(F::share_parent, ratio_bin(structure_.share(parent), 1, 8), size_ / 2);
            row.pair(F::share_parent, 100 + ratio_bin(structure_.link_share(parent), 1, 4),
                     size_ / 2);
            if (const NodeId grand = page_[parent].parent; grand != no_node) {
                row.bin(F::share_grandparent, ratio_bin(structure_.share(grand), 1, 8));
                row.bin(F::share_grandparent, 100 + ratio_bin(structure_.link_share(grand), 1, 4));
            }
        }
        row.pair(F::siblings, siblings, tag);
    }

    void ancestors(const Block& block, Row& row) {
        any_.clear();
        std::uint64_t level = 0;
        for (NodeId id = block.node; id != no_node && level < most_ancestors; ++level) {
            const Tag tag = page_[id].tag;
            if (tag == Tag::body || tag == Tag::html) {
                break;
            }
            for (const std::uint64_t token : structure_.tokens(id)) {
                if (level < 2) {
                    row.bin(level == 0 ? F::token_own : F::token_parent, token);
                }
                if (const std::size_t cue = cues_.of_class(token); cue != Cues::none) {
                    row.pair(F::cue_class, cue, std::min<std::uint64_t>(level, 4));
                }
                if (any_.size() < most_any_tokens) {
                    any_.push_back(token);
                }
            }
            if (level == 0 && page_.has_attribute(id, "class")) {
                row.bin(F::token_whole, hash64(page_.attribute(id, "class")));
            }
            if (is_container(tag)) {
                any_.push_back(hash_combine(1, static_cast<std::uint64_t>(tag)));
                row.pair(F::inside, static_cast<std::uint64_t>(tag),
                         std::min<std::uint64_t>(level, 3));
            }
            roles(id, level, row);
            id = page_[id].parent;
        }
        std::ranges::sort(any_);
        any_.erase(std::unique(any_.begin(), any_.end()), any_.end());
        for (const std::uint64_t token : any_) {
            row.bin(F::token_any, token);
        }
    }

    void roles(NodeId id, std::uint64_t level, Row& row) const {
        if (page_[id].attribute_count == 0) {
            return;
        }
        for (const Attribute& a : page_.attributes(id)) {
            if (a.name == "role" || a.name == "itemprop" || a.name == "itemtype") {
                row.pair(F::role, hash64(a.name), hash64(a.value));
                row.pair(F::item_property, hash64(a.value), std::min<std::uint64_t>(level, 2));
            } else if (a.name == "aria-hidden" || a.name == "data-nosnippet") {
                row.pair(F::role, hash64(a.name), 0);
            } else if (a.name == "aria-label" || a.name == "data-component" ||
                       a.name == "data-testid" || a.name == "data-module" ||
                       a.name == "data-type") {
                row.pair(F::role, hash64(a.name), hash64(a.value));
            }
        }
    }

    void containers(const Block& block, Row& row) const {
        row.bin(F::articles, std::min(articles_, 4U));
        const NodeId top = structure_.top();
        const bool inside = block.node >= top && block.node < page_[top].end;
        if (!inside) {
            row.pair(F::top_inside, 0, block.node < top ? 0 : 1);
            return;
        }
        std::uint64_t levels = 0;
        for (NodeId id = block.node; id != top && levels < 8; id = page_[id].parent) {
            ++levels;
        }
        row.pair(F::top_inside, 1, size_ / 2);
        row.pair(F::top_level, levels, size_ / 2);
        const NodeId box = structure_.box_of(block.node);
        const BlockRange in_box = structure_.blocks_in(box);
        row.pair(F::box_tag, static_cast<std::uint64_t>(page_[box].tag),
                 std::min<std::uint64_t>(levels, 3));
        row.pair(F::box_link, ratio_bin(structure_.link_share(box), 1, 4), size_ / 2);
        row.pair(F::box_words, ratio_bin(structure_.share(box), 1, 6),
                 size_bin(in_box.end - in_box.begin));
        for (const std::uint64_t token : structure_.tokens(box)) {
            row.bin(F::box_token, token);
        }
    }

    void evidence(std::size_t i, Row& row) const {
        row.pair(F::data_covered, covered_bin(stated_.body_runs, context_.stats[i]), size_ / 4);
        row.pair(F::data_covered, 30 + covered_bin(stated_.description_runs, context_.stats[i]),
                 size_ / 4);
    }

    /// Words of the heading that the block stands under, for blocks soon after it.
    void headings(std::size_t i, Row& row) {
        const Block& block = blocks_.list[i];
        if (last_heading_ != no_heading) {
            const std::uint64_t distance = size_bin(i - last_heading_);
            row.bin(F::heading_above, distance);
            const std::vector<WordStat>& words = context_.stats[last_heading_].list;
            for (std::size_t k = 0; k < std::min<std::size_t>(words.size(), 8) && distance < 8;
                 ++k) {
                row.bin(F::heading_word, words[k].hash);
            }
        }
        if (block.kind == BlockKind::heading) {
            last_heading_ = i;
        }
    }

    static constexpr std::size_t no_heading = ~std::size_t{0};
    const Page& page_;
    const Blocks& blocks_;
    const Context& context_;
    const Structure& structure_;
    const Cues& cues_;
    const StatedText& stated_;
    std::uint32_t articles_ = 0;
    std::unordered_map<std::uint64_t, Path> paths_;
    std::vector<std::uint64_t> any_;
    std::uint64_t size_ = 0;
    std::size_t last_heading_ = no_heading;
};

}  // namespace

void add_markup_features(const Page& page, const Blocks& blocks, const Context& context,
                         const Structure& structure, const Cues& cues, const StatedText& stated,
                         std::span<model::FeatureVector> rows) {
    MarkupRows markup_rows(page, blocks, context, structure, cues, stated);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        markup_rows.add(i, rows[i]);
    }
}

}  // namespace stemma::extract::html
