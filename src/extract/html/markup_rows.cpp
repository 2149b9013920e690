#include "extract/html/markup_rows.h"

#include <algorithm>

#include "extract/blocks/four_grams.h"
#include "extract/html/element_features.h"
#include "extract/html/linked_data.h"

namespace stemma::extract::html {
namespace {

/// Bin of the share of a block's runs of words that a stated text has.
std::uint64_t covered_bin(const FourGrams& stated, const TextStats& stats) {
    if (stated.empty()) {
        return 20;
    }
    const double covered = stated.covered(stats);
    return covered == FourGrams::too_short ? 9 : ratio_bin(covered, 1, 4);
}

template <class Features>
class MarkupRows {
public:
    using Row = extract::Row<Features>;

    MarkupRows(const Page& page, const Blocks& blocks, const Context& context,
               const Structure& structure, const Cues& cues, const StatedText& stated,
               const Features& features)
        : page_(page),
          blocks_(blocks),
          context_(context),
          structure_(structure),
          stated_(stated),
          features_(features),
          elements_(page, blocks, structure, cues, features) {
        for (const NodeId id : page.all()) {
            articles_ += page[id].tag == Tag::article ? 1 : 0;
        }
    }

    void add(std::size_t i, Row row) {
        const Block& block = blocks_.list[i];
        size_ = std::min<std::uint64_t>(size_bin(context_.stats[i].words), 10);
        own(i, row);
        row.part(elements_.of(block.node));
        containers(block, row);
        evidence(i, row);
        headings(i, row);
    }

private:
    using Sum = typename Features::Sum;

    void own(std::size_t i, Row& row) const {
        const NodeId node = blocks_.list[i].node;
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
        const Structure::Path& same = structure_.blocks_like(i);
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

    void containers(const Block& block, Row& row) {
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
        if (box != box_) {
            box_ = box;
            box_tokens_ = {};
            Row tokens(features_, box_tokens_);
            for (const std::uint64_t token : structure_.tokens(box)) {
                tokens.bin(F::box_token, token);
            }
        }
        row.part(box_tokens_);
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
            if (distance < 8) {
                row.part(heading_words_);
            }
        }
        if (block.kind == BlockKind::heading) {
            last_heading_ = i;
            heading_words_ = {};
            Row words(features_, heading_words_);
            const std::vector<WordStat>& list = context_.stats[i].list;
            for (std::size_t k = 0; k < std::min<std::size_t>(list.size(), 8); ++k) {
                words.bin(F::heading_word, list[k].hash);
            }
        }
    }

    static constexpr std::size_t no_heading = ~std::size_t{0};
    const Page& page_;
    const Blocks& blocks_;
    const Context& context_;
    const Structure& structure_;
    const StatedText& stated_;
    const Features& features_;
    const ElementFeatures<Features> elements_;
    std::uint32_t articles_ = 0;
    std::uint64_t size_ = 0;
    std::size_t last_heading_ = no_heading;
    Sum heading_words_;
    NodeId box_ = no_node;
    Sum box_tokens_;
};

}  // namespace

template <class Features>
void add_markup_features(const Page& page, const Blocks& blocks, const Context& context,
                         const Structure& structure, const Cues& cues, const StatedText& stated,
                         const Features& features, std::span<typename Features::Sum> rows) {
    MarkupRows<Features> markup_rows(page, blocks, context, structure, cues, stated, features);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        markup_rows.add(i, Row(features, rows[i]));
    }
}

template void add_markup_features(const Page&, const Blocks&, const Context&, const Structure&,
                                  const Cues&, const StatedText&, const WrittenFeatures&,
                                  std::span<WrittenFeatures::Sum>);
template void add_markup_features(const Page&, const Blocks&, const Context&, const Structure&,
                                  const Cues&, const StatedText&, const WeighedFeatures&,
                                  std::span<WeighedFeatures::Sum>);

}  // namespace stemma::extract::html
