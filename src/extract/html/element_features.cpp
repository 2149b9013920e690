#include "extract/html/element_features.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_any = 160;
constexpr std::size_t most_far = 40;
constexpr std::uint64_t far_level = 4;
constexpr std::uint32_t nowhere = 0xFFFFFFFF;

constexpr std::array containers{
    Tag::article, Tag::main,    Tag::aside,  Tag::footer,  Tag::header,     Tag::nav,
    Tag::figure,  Tag::form,    Tag::li,     Tag::ul,      Tag::ol,         Tag::table,
    Tag::section, Tag::details, Tag::dialog, Tag::address, Tag::blockquote, Tag::figcaption,
    Tag::button,  Tag::label,   Tag::time,   Tag::dl};

/// A bit for each container, nothing for other tags.
constexpr auto container_bits = [] {
    std::array<std::uint32_t, all_tags> bits{};
    for (std::size_t i = 0; i < containers.size(); ++i) {
        bits[static_cast<std::size_t>(containers[i])] = 1U << i;
    }
    return bits;
}();

constexpr std::uint32_t container_bit(Tag tag) {
    return container_bits[static_cast<std::size_t>(tag)];
}

/// Attributes that say what an element is for, and whether their values count.
enum class Saying : std::uint8_t { nothing, that_it_is, what, item };

Saying saying_of(std::string_view name) {
    switch (name.size()) {
        case 4: return name == "role" ? Saying::item : Saying::nothing;
        case 8: return name == "itemprop" || name == "itemtype" ? Saying::item : Saying::nothing;
        case 9: return name == "data-type" ? Saying::what : Saying::nothing;
        case 10: return name == "aria-label" ? Saying::what : Saying::nothing;
        case 11:
            return name == "aria-hidden"                            ? Saying::that_it_is
                   : name == "data-testid" || name == "data-module" ? Saying::what
                                                                    : Saying::nothing;
        case 14:
            return name == "data-nosnippet"   ? Saying::that_it_is
                   : name == "data-component" ? Saying::what
                                              : Saying::nothing;
        default: return Saying::nothing;
    }
}

/// One walk over the elements, each below those that are open.
template <class Features>
class Walker {
public:
    using Sum = typename Features::Sum;
    using Row = extract::Row<Features>;

    Walker(const Page& page, const Structure& structure, const Features& features)
        : page_(page), structure_(structure), features_(features) {
        const std::span<const std::uint64_t> tokens = structure.distinct_tokens();
        times_.resize(tokens.size());
        Batch<Features> batch(features);
        const auto sum_up = [&](F name, std::span<const std::uint64_t> values,
                                std::vector<Sum>& sums) {
            sums.resize(values.size());
            for (std::size_t i = 0; i < values.size(); ++i) {
                batch.bin(sums[i], name, values[i]);
            }
        };
        sum_up(F::token_any, tokens, any_);
        sum_up(F::token_own, tokens, own_);
        sum_up(F::token_parent, tokens, parent_);
        sum_up(F::token_whole, structure.distinct_classes(), whole_);
        batch.add();
    }

    void enter(NodeId id) {
        Open open;
        open.id = id;
        open.inner = is_inner(page_[id].tag);
        if (open.inner) {
            if (!open_.empty()) {
                const Open& around = open_.back();
                open.any = around.any;
                open.far = around.far;
                open.words = around.words;
                open.containers = around.containers;
            }
            note(open);
            if (open_.size() < most_far) {
                add_at(open, far_level, open.far);
            }
            add_any(open);
        }
        open_.push_back(std::move(open));
    }

    void leave() {
        if (open_.back().inner) {
            for (const std::uint32_t token : structure_.token_numbers(open_.back().id)) {
                --times_[token];
            }
        }
        open_.pop_back();
    }

    [[nodiscard]] NodeId innermost() const { return open_.empty() ? no_node : open_.back().id; }

    /// What a block of the innermost open element has.
    [[nodiscard]] Sum sum() {
        Sum sum;
        std::size_t level = 0;
        while (level < far_level && level < open_.size()) {
            Open& open = open_[open_.size() - 1 - level];
            if (!open.inner) {
                break;
            }
            sum.append(seen_from(open, level));
            ++level;
        }
        if (level == far_level && level < open_.size()) {
            sum.append(open_[open_.size() - 1 - level].far);
        }
        if (!open_.empty()) {
            sum.append(open_.back().any);
        }
        return sum;
    }

private:
    struct Open {
        NodeId id = no_node;
        bool inner = false;                   ///< neither <html> nor <body>
        bool cues = false;                    ///< its own classes have one
        bool says = false;                    ///< what it is for
        std::uint32_t containers = 0;         ///< in `any`
        std::size_t words = 0;                ///< different ones in `any`
        Sum any;                              ///< of it and those around it
        Sum far;                              ///< the same, seen from far below
        std::array<Sum, far_level> at;        ///< what it adds to a block so many levels below
        std::array<bool, far_level> known{};  ///< which of `at` were asked for
    };

    [[nodiscard]] const Sum& seen_from(Open& open, std::size_t level) const {
        if (!std::exchange(open.known[level], true)) {
            add_at(open, level, open.at[level]);
        }
        return open.at[level];
    }

    /// What add_at() will find at any level.
    void note(Open& open) const {
        const NodeId id = open.id;
        open.cues = std::ranges::any_of(structure_.token_numbers(id), [&](std::uint32_t token) {
            return structure_.cue_of(token) != Cues::none;
        });
        open.says = std::ranges::any_of(page_.attributes(id), [](const Attribute& attribute) {
            return saying_of(attribute.name) != Saying::nothing;
        });
    }

    static bool is_inner(Tag tag) { return tag != Tag::body && tag != Tag::html; }

    void add_any(Open& open) {
        for (const std::uint32_t token : structure_.token_numbers(open.id)) {
            if (times_[token]++ == 0 && open.words < most_any) {
                ++open.words;
                open.any.append(any_[token]);
            }
        }
        const Tag tag = page_[open.id].tag;
        const std::uint32_t container = container_bit(tag);
        if ((container & ~open.containers) != 0) {
            open.containers |= container;
            Row(features_, open.any)
                .bin(F::token_any, hash_combine(1, static_cast<std::uint64_t>(tag)));
        }
    }
    void add_at(const Open& open, std::uint64_t level, Sum& sum) const {
        const NodeId id = open.id;
        const Tag tag = page_[id].tag;
        Row row(features_, sum);
        if (level < 2 || open.cues) {
            add_tokens(id, level, row);
        }
        const std::uint32_t classes = structure_.classes_of(id);
        if (level == 0 && classes != Structure::no_classes) {
            row.part(whole_[classes]);
        }
        if (container_bit(tag) != 0) {
            row.pair(F::inside, static_cast<std::uint64_t>(tag), std::min<std::uint64_t>(level, 3));
        }
        if (!open.says) {
            return;
        }
        for (const Attribute& attribute : page_.attributes(id)) {
            add_saying(attribute, std::min<std::uint64_t>(level, 2), row);
        }
    }
    void add_tokens(NodeId id, std::uint64_t level, Row& row) const {
        for (const std::uint32_t token : structure_.token_numbers(id)) {
            if (level < 2) {
                row.part((level == 0 ? own_ : parent_)[token]);
            }
            if (structure_.cue_of(token) != Cues::none) {
                row.pair(F::cue_class, structure_.cue_of(token), level);
            }
        }
    }
    static void add_saying(const Attribute& attribute, std::uint64_t level, Row& row) {
        const Saying saying = saying_of(attribute.name);
        if (saying == Saying::nothing) {
            return;
        }
        const bool value_counts = saying != Saying::that_it_is;
        const std::uint64_t value = value_counts ? hash64(attribute.value) : 0;
        row.pair(F::role, hash64(attribute.name), value);
        if (saying == Saying::item) {
            row.pair(F::item_property, value, level);
        }
    }

    const Page& page_;
    const Structure& structure_;
    const Features& features_;
    std::vector<Open> open_;
    std::vector<std::uint32_t> times_;  ///< that a word stands on the way down
    std::vector<Sum> any_;              ///< what each word says as a feature of this name
    std::vector<Sum> own_;
    std::vector<Sum> parent_;
    std::vector<Sum> whole_;  ///< what each class attribute says
};

}  // namespace

template <class Features>
ElementFeatures<Features>::ElementFeatures(const Page& page, const Blocks& blocks,
                                           const Structure& structure, const Features& features)
    : place_(page.size(), nowhere) {
    for (const Block& block : blocks.list) {
        if (place_[block.node] == nowhere) {
            place_[block.node] = static_cast<std::uint32_t>(sums_.size());
            sums_.emplace_back();
        }
    }
    Walker<Features> walker(page, structure, features);
    for (const NodeId id : structure.elements()) {
        const BlockRange inside = structure.blocks_in(id);
        if (inside.begin == inside.end) {
            continue;
        }
        while (walker.innermost() != no_node && page[walker.innermost()].end <= id) {
            walker.leave();
        }
        walker.enter(id);
        if (place_[id] != nowhere) {
            sums_[place_[id]] = walker.sum();
        }
    }
}

template class ElementFeatures<WrittenFeatures>;
template class ElementFeatures<WeighedFeatures>;

}  // namespace stemma::extract::html
