#include "extract/html/markup_rows.h"

#include <algorithm>
#include <array>

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

std::uint64_t outlook_bin(float outlook) {
    constexpr std::array bounds{0.003F, 0.007F, 0.01F, 0.02F, 0.04F, 0.08F, 0.15F,
                                0.3F,   0.5F,   0.7F,  0.85F, 0.93F, 0.97F, 0.99F};
    return static_cast<std::uint64_t>(std::ranges::upper_bound(bounds, outlook) - bounds.begin());
}

template <class Features>
class MarkupRows {
public:
    using Row = extract::Row<Features>;

    MarkupRows(const Page& page, const Blocks& blocks, const Context& context,
               const Structure& structure, const StatedText& stated, const Features& features)
        : page_(page),
          blocks_(blocks),
          context_(context),
          structure_(structure),
          stated_(stated),
          features_(features),
          elements_(page, blocks, structure, features),
          articles_(std::min<std::uint64_t>(page.count(Tag::article), 4)) {}

    STEMMA_INLINE void add(std::size_t i, Row row) {
        const Block& block = blocks_.list[i];
        size_ = std::min<std::uint64_t>(size_bin(context_.stats[i].words), 10);
        own(i, row);
        if (block.outlook >= 0) {
            row.pair(F::outlook, outlook_bin(block.outlook), size_ / 2);
        }
        row.part(elements_.of(structure_.place_of(block.node)));
        containers(block, row);
        evidence(i, row);
        headings(i, row);
    }

private:
    using Sum = typename Features::Sum;

    STEMMA_INLINE void own(std::size_t i, Row& row) {
        const Structure::Element& element = structure_.at(blocks_.list[i].node);
        const auto tag = static_cast<std::uint64_t>(element.tag);
        row.bin(F::tag, tag);
        row.pair(F::tag_words, tag, size_ / 2);
        look_above(element.parent);
        add_paths(tag, row);
        const Structure::Path& same = structure_.blocks_like(blocks_.place_of(i));
        row.pair(F::same_path, size_bin(same.blocks), size_bin(same.bytes / same.blocks) / 2);
        if (above_.parent != Structure::nowhere) {
            row.pair(F::share_parent, above_.share, size_ / 2);
            row.pair(F::share_parent, above_.links, size_ / 2);
            row.part(above_.grand);
        }
        row.pair(F::siblings, above_.siblings, tag);
    }

    /// Blocks that follow one another often have one parent.
    void look_above(std::uint32_t parent) {
        if (parent == above_.parent) {
            return;
        }
        above_ = {};
        above_.parent = parent;
        std::uint64_t path = 0;
        if (parent == Structure::nowhere) {
            return;
        }
        const Structure::Element& element = structure_.elements()[parent];
        const Structure::Element* up = &element;
        for (std::uint64_t& longer : above_.paths) {
            if (up == nullptr) {
                break;
            }
            path = path * 256 + static_cast<std::uint64_t>(up->tag);
            longer = path;
            ++above_.levels;
            up = structure_.above(*up);
        }
        above_.siblings = size_bin(Structure::count_in(element));
        above_.share = ratio_bin(structure_.share(element), 1, 8);
        above_.links = 100 + ratio_bin(structure_.link_share(element), 1, 4);
        if (const Structure::Element* const grand = structure_.above(element)) {
            Row row(features_, above_.grand);
            row.bin(F::share_grandparent, ratio_bin(structure_.share(*grand), 1, 8));
            row.bin(F::share_grandparent, 100 + ratio_bin(structure_.link_share(*grand), 1, 4));
        }
    }

    /// The tags from the block's element upwards, two and three of them above it.
    void add_paths(std::uint64_t tag, Row& row) {
        for (std::size_t level = 1; level < above_.levels; ++level) {
            const unsigned shift = level == 1 ? 16 : 24;
            const std::uint64_t path = (tag << shift) + above_.paths[level];
            const std::uint64_t key = level << 56U | path;
            KnownPath& known = known_paths_[key * 0x9E3779B97F4A7C15U >> known_path_shift];
            if (known.key != key) {
                known = {key, {}};
                Row(features_, known.sum).bin(level == 1 ? F::path2 : F::path3, path);
            }
            row.part(known.sum);
        }
    }

    STEMMA_INLINE void containers(const Block& block, Row& row) {
        row.bin(F::articles, articles_);
        const NodeId top = structure_.top();
        const bool inside = block.node >= top && block.node < page_[top].end;
        if (!inside) {
            row.pair(F::top_inside, 0, block.node < top ? 0 : 1);
            return;
        }
        std::uint64_t levels = 0;
        const Structure::Element* box = &structure_.at(block.node);
        for (const Structure::Element* up = box; up->node != top; up = structure_.above(*up)) {
            box = up;
            ++levels;
        }
        levels = std::min<std::uint64_t>(levels, 8);
        row.pair(F::top_inside, 1, size_ / 2);
        row.pair(F::top_level, levels, size_ / 2);
        if (box != box_) {
            look_into(*box);
        }
        row.pair(F::box_tag, static_cast<std::uint64_t>(box->tag),
                 std::min<std::uint64_t>(levels, 3));
        row.pair(F::box_link, box_links_, size_ / 2);
        row.part(box_sum_);
    }

    /// What all blocks in a part of the main container have.
    void look_into(const Structure::Element& box) {
        box_ = &box;
        box_links_ = ratio_bin(structure_.link_share(box), 1, 4);
        box_sum_ = {};
        Row row(features_, box_sum_);
        row.pair(F::box_words, ratio_bin(structure_.share(box), 1, 6),
                 size_bin(Structure::count_in(box)));
        for (const std::uint32_t token : structure_.token_numbers(box)) {
            row.bin(F::box_token, structure_.distinct_tokens()[token]);
        }
    }

    STEMMA_INLINE void evidence(std::size_t i, Row& row) const {
        row.pair(F::data_covered, covered_bin(stated_.body_runs, context_.stats[i]), size_ / 4);
        row.pair(F::data_covered, 30 + covered_bin(stated_.description_runs, context_.stats[i]),
                 size_ / 4);
    }

    /// Words of the heading that the block stands under, for blocks soon after it.
    STEMMA_INLINE void headings(std::size_t i, Row& row) {
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

    static constexpr std::uint32_t nobody = Structure::nowhere - 1;
    /// What a block has from its element's parent.
    struct Above {
        std::uint32_t parent = nobody;         ///< its place
        std::array<std::uint64_t, 3> paths{};  ///< tags from the parent upwards
        std::size_t levels = 0;                ///< of `paths`
        std::uint64_t siblings = 0;            ///< bins
        std::uint64_t share = 0;
        std::uint64_t links = 0;
        Sum grand;  ///< what the parent's parent adds
    };
    struct KnownPath {
        std::uint64_t key = 0;  ///< level and path; 0: none
        Sum sum;
    };
    static constexpr unsigned known_path_shift = 64 - 7;

    static constexpr std::size_t no_heading = ~std::size_t{0};
    const Page& page_;
    const Blocks& blocks_;
    const Context& context_;
    const Structure& structure_;
    const StatedText& stated_;
    const Features& features_;
    const ElementFeatures<Features> elements_;
    const std::uint64_t articles_;  ///< elements, up to 4
    std::uint64_t size_ = 0;
    std::size_t last_heading_ = no_heading;
    Sum heading_words_;
    const Structure::Element* box_ = nullptr;
    std::uint64_t box_links_ = 0;
    Sum box_sum_;
    Above above_;
    std::array<KnownPath, std::size_t{1} << (64 - known_path_shift)> known_paths_;
};

}  // namespace

template <class Features>
void add_markup_features(const Page& page, const Blocks& blocks, const Context& context,
                         const Structure& structure, const StatedText& stated,
                         const Features& features, std::span<typename Features::Sum> rows) {
    MarkupRows<Features> markup_rows(page, blocks, context, structure, stated, features);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowSum<Features> sum(rows[i]);
        markup_rows.add(i, Row(features, *sum));
    }
}

template void add_markup_features(const Page&, const Blocks&, const Context&, const Structure&,
                                  const StatedText&, const WrittenFeatures&,
                                  std::span<WrittenFeatures::Sum>);
template void add_markup_features(const Page&, const Blocks&, const Context&, const Structure&,
                                  const StatedText&, const WeighedFeatures&,
                                  std::span<WeighedFeatures::Sum>);

}  // namespace stemma::extract::html
