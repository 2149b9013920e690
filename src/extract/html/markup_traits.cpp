#include "extract/html/markup_traits.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "base/flat_map.h"
#include "base/hash.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_ancestors = 40;
constexpr float nowhere = 99;

/// Cues that, as the class of an element, say that it is not the article.
constexpr std::array<std::string_view, 9> foreign{"comments",   "related", "footer",
                                                  "navigation", "share",   "subscribe",
                                                  "cookies",    "login",   "search"};

/// The place of each tag among trait_containers, or one past the last.
constexpr auto container_of = [] {
    std::array<std::uint8_t, all_tags> places{};
    places.fill(trait_containers.size());
    for (std::size_t c = 0; c < trait_containers.size(); ++c) {
        places[static_cast<std::size_t>(trait_containers[c])] = static_cast<std::uint8_t>(c);
    }
    return places;
}();

/// Can one of several elements of this kind be an item of a list: a comment, a teaser?
bool is_item(Tag tag) {
    return tag == Tag::div || tag == Tag::li || tag == Tag::article || tag == Tag::section ||
           tag == Tag::tr || tag == Tag::dd || tag == Tag::a || tag == Tag::figure;
}

class MarkupTraits {
public:
    MarkupTraits(const Page& page, const Blocks& blocks, const Context& context,
                 const Structure& structure, const Cues& cues, const StatedText& stated)
        : page_(page), blocks_(blocks), context_(context), structure_(structure), stated_(stated) {
        for (std::size_t cue = 0; cue < cues.size(); ++cue) {
            const std::string_view name = cues.name(cue);
            comments_ = name == "comments" ? cue : comments_;
            if (std::ranges::find(foreign, name) != foreign.end()) {
                foreign_ |= 1U << cue;
            }
        }
        find_cues();
        count_items();
        find_clean();
    }

    [[nodiscard]] bool in_comments(std::size_t i) const {
        return comments_ < Cues::limit && ((cues_above(i) >> comments_) & 1U) != 0;
    }

    void add(std::size_t i, std::vector<float>& values, Around& around) {
        count_ = 0;
        cue_levels(i);
        for (const FourGrams* runs : {&stated_.body_runs, &stated_.description_runs}) {
            put(runs->empty() ? FourGrams::too_short : runs->covered(stats(i)));
        }
        ancestors(i);
        repetition(i);
        clean(i);
        left_out(i);
        assert(count_ <= values_.size());
        values.insert(values.end(), values_.begin(),
                      values_.begin() + static_cast<std::ptrdiff_t>(count_));
        around = around_;
    }

private:
    /// A bit a cue.
    struct ElementCues {
        std::uint32_t own = 0;    ///< of the element's classes
        std::uint32_t above = 0;  ///< and of those of the elements around it
    };
    struct Items {
        std::uint32_t count = 0;
        std::uint32_t blocks = 0;
    };

    template <typename Number>
    void put(Number value) {
        values_[count_++] = static_cast<float>(value);
    }
    void ratio(double part, double whole) { put(whole > 0 ? part / whole : 0); }
    [[nodiscard]] const TextStats& stats(std::size_t i) const { return context_.stats[i]; }

    [[nodiscard]] std::uint32_t cues_above(std::size_t i) const {
        return cues_[structure_.place_of(blocks_.list[i].node)].above;
    }

    void find_cues() {
        cues_.resize(structure_.elements().size());
        for (const std::uint32_t place : structure_.elements_left()) {
            const Structure::Element& element = structure_.elements()[place];
            if (element.tag == Tag::body) {
                continue;
            }
            std::uint32_t own = 0;
            for (const std::uint32_t token : structure_.token_numbers(element)) {
                own |= structure_.cue_bit_of(token);
            }
            const bool root = element.parent == Structure::nowhere;
            cues_[place] = {own, own | (root ? 0 : cues_[element.parent].above)};
        }
    }

    /// How far above the block the nearest element with a class of each cue is.
    void cue_levels(std::size_t i) {
        const std::size_t first = count_;
        count_ += Cues::limit;
        std::fill_n(&values_[first], Cues::limit, nowhere);
        std::uint32_t wanted = cues_above(i);
        float level = 0;
        std::uint32_t place = structure_.place_of(blocks_.list[i].node);
        for (; wanted != 0 && level < most_ancestors; ++level) {
            for (std::uint32_t here = cues_[place].own & wanted; here != 0; here &= here - 1) {
                values_[first + static_cast<std::size_t>(std::countr_zero(here))] = level;
            }
            wanted &= ~cues_[place].own;
            place = structure_.elements()[place].parent;
        }
    }
    [[nodiscard]] bool in_foreign(std::size_t i) const { return (cues_above(i) & foreign_) != 0; }

    /// Prose inside and outside of what calls itself comments, or anything but the article.
    void find_clean() {
        std::vector<double> gains;
        for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
            const double words = stats(i).sentence_like() && !blocks_.list[i].hidden
                                     ? stats(i).words * (1 - context_.link_share[i])
                                     : 0;
            prose_ += words;
            comment_prose_ += in_comments(i) ? words : 0;
            foreign_prose_ += in_foreign(i) ? words : 0;
            gains.push_back(in_foreign(i) ? -4 : words - 4);
        }
        clean_ = best_stretch(gains);
    }
    void left_out(std::size_t i) {
        put(blocks_.list[i].outlook);
        put(blocks_.left_out_between(i));
        put(blocks_.left_out_between(i + 1));
    }
    void clean(std::size_t i) {
        const auto size = [](std::size_t x) { return static_cast<double>(x); };
        put(in_comments(i));
        put(in_foreign(i));
        put(prose_ - comment_prose_);
        put(prose_ - foreign_prose_);
        ratio(comment_prose_, prose_);
        ratio(foreign_prose_, prose_);
        put(size(i) - size(clean_.begin));
        put(size(i) - size(clean_.end));
        put(clean_.end - clean_.begin);
    }

    void ancestors(std::size_t i) {
        const Structure::Element& own = structure_.at(blocks_.list[i].node);
        std::array<float, trait_containers.size() + 1> level_of{};  // the last: of other tags
        level_of.fill(nowhere);
        std::array<const Structure::Element*, std::tuple_size_v<Around> + 1> up{};
        up.fill(&structure_.elements().front());
        std::size_t depth = 0;
        for (const Structure::Element* element = &own; element != nullptr && depth < most_ancestors;
             element = structure_.above(*element)) {
            if (depth < up.size()) {
                up[depth] = element;
            }
            const std::size_t container = container_of[static_cast<std::size_t>(element->tag)];
            if (level_of[container] == nowhere) {
                level_of[container] = static_cast<float>(depth);
            }
            ++depth;
        }
        put(depth);
        for (std::size_t level = 0; level < 3; ++level) {
            put(static_cast<int>(up[level]->tag));
        }
        for (std::size_t level = 1; level < up.size(); ++level) {
            around_[level - 1] = Structure::all_blocks_in(*up[level]);
            if (level < 5) {
                put(Structure::count_in(*up[level]));
                put(structure_.share(*up[level]));
                put(structure_.link_share(*up[level]));
            }
        }
        for (const float level : std::span(level_of).first(trait_containers.size())) {
            put(level);
        }
        top(own);
        const Structure::Path& same = structure_.blocks_like(blocks_.place_of(i));
        put(same.blocks);
        ratio(same.bytes, same.blocks);
    }

    void top(const Structure::Element& element) {
        const NodeId top = structure_.top();
        const bool inside = element.node >= top && element.node < page_[top].end;
        float levels = 0;
        for (const Structure::Element* up = &element;
             inside && up->node != top && levels < most_ancestors; up = structure_.above(*up)) {
            ++levels;
        }
        put(inside ? levels : element.node < top ? -1 : -2);
        const Structure::Element& box = structure_.box_of(element);
        put(structure_.link_share(box));
        put(structure_.share(box));
        put(Structure::count_in(box));
    }

    /// Key of an element among its siblings: same parent, tag and classes.
    [[nodiscard]] static std::uint64_t item_key(const Structure::Element& element) {
        return hash_combine(element.path, element.parent);
    }

    void count_items() {
        items_.reserve(blocks_.list.size());
        for (const Structure::Element& element : structure_.elements()) {
            const Structure::Element* const parent = structure_.above(element);
            if (parent == nullptr || !is_item(element.tag) || is_left_out(*parent)) {
                continue;
            }
            Items& items = items_[item_key(element)];
            ++items.count;
            items.blocks += static_cast<std::uint32_t>(Structure::count_in(element));
        }
    }
    [[nodiscard]] bool is_left_out(const Structure::Element& element) const {
        const BlockRange left = structure_.blocks_in(element);
        return left.begin == left.end;
    }

    /// The most often repeated item that a block is in, and the innermost of two or more blocks.
    void repetition(std::size_t i) {
        struct Repeated {
            float count = 1;
            float level = nowhere;
            float blocks = 0;
        };
        Repeated most;
        Repeated innermost;
        float level = 0;
        for (const Structure::Element* element = &structure_.at(blocks_.list[i].node);
             element != nullptr && level < most_ancestors; element = structure_.above(*element)) {
            if (element->tag == Tag::body) {
                break;
            }
            if (is_item(element->tag) && element->parent != Structure::nowhere) {
                const Items& items = *items_.find(item_key(*element));
                const auto count = static_cast<float>(items.count);
                const float each = count > 0 ? static_cast<float>(items.blocks) / count : 0;
                if (count > most.count) {
                    most = {count, level, each};
                }
                if (innermost.level == nowhere && count > 2 && each >= 2) {
                    innermost = {count, level, each};
                }
            }
            ++level;
        }
        for (const Repeated& found : {most, innermost}) {
            put(found.count);
            put(found.level);
            put(found.blocks);
        }
    }

    const Page& page_;
    const Blocks& blocks_;
    const Context& context_;
    const Structure& structure_;
    const StatedText& stated_;
    std::size_t comments_ = Cues::none;
    std::uint32_t foreign_ = 0;      ///< cues, a bit each
    std::vector<ElementCues> cues_;  ///< by place, only of elements with blocks that are left
    FlatMap<Items> items_;
    double prose_ = 0;
    double comment_prose_ = 0;
    double foreign_prose_ = 0;
    BlockRange clean_;               ///< the densest stretch of prose without what is foreign
    std::array<float, 128> values_;  ///< of a row: `count_` of them
    std::size_t count_ = 0;
    Around around_{};
};

}  // namespace

void add_markup_traits(const Page& page, const Structure& structure, const Cues& cues,
                       const StatedText& stated, const std::vector<bool>& wanted,
                       Material& material) {
    MarkupTraits traits(page, material.blocks, material.context, structure, cues, stated);
    const std::size_t n = material.blocks.list.size();
    material.traits.around.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (wanted[i]) {
            traits.add(i, material.traits.rows[i], material.traits.around[i]);
        }
        material.in_comments.push_back(traits.in_comments(i));
    }
}

}  // namespace stemma::extract::html
