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

    Walker(const Page& page, const Blocks& blocks, const Structure& structure,
           const Features& features)
        : page_(page), structure_(structure), features_(features) {
        const std::span<const std::uint64_t> tokens = structure.distinct_tokens();
        const std::span<const std::uint64_t> classes = structure.distinct_classes();
        times_.resize(tokens.size());
        words_.resize(tokens.size());
        whole_.resize(classes.size());
        wanted_.resize(tokens.size());
        whole_wanted_.resize(classes.size());
        note_wanted(blocks);
        Batch<Features> batch(features);
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            if ((wanted_[t] & as_any) != 0) {
                batch.bin(words_[t].any, F::token_any, tokens[t]);
            }
            if ((wanted_[t] & as_own) != 0) {
                batch.bin(words_[t].own, F::token_own, tokens[t]);
            }
            if ((wanted_[t] & as_parent) != 0) {
                batch.bin(words_[t].parent, F::token_parent, tokens[t]);
            }
        }
        for (std::size_t c = 0; c < classes.size(); ++c) {
            if (whole_wanted_[c]) {
                batch.bin(whole_[c], F::token_whole, classes[c]);
            }
        }
        batch.add();
    }

    void enter(const Structure::Element& element) {
        if (depth_ == open_.size()) {
            open_.emplace_back();
        }
        Open& open = open_[depth_];
        open.element = &element;
        open.inner = is_inner(element.tag);
        if (open.inner) {
            if (depth_ > 0) {
                const Open& around = open_[depth_ - 1];
                open.any = around.any;
                open.far = around.far;
                open.words = around.words;
                open.containers = around.containers;
            }
            note(open);
            if (depth_ < most_far) {
                add_at(open, far_level, open.far);
            }
            add_any(open);
        }
        ++depth_;
    }

    void leave() {
        Open& open = open_[--depth_];
        if (open.inner) {
            for (const std::uint32_t token : structure_.token_numbers(*open.element)) {
                --times_[token];
            }
        }
        open = {};
    }

    /// Leaves elements that the one at this place is not below.
    void leave_before(std::uint32_t place) {
        while (depth_ > 0 && open_[depth_ - 1].element->after <= place) {
            leave();
        }
    }

    /// What a block of the innermost open element has.
    [[nodiscard]] Sum sum() {
        Sum sum;
        std::size_t level = 0;
        while (level < far_level && level < depth_) {
            Open& open = open_[depth_ - 1 - level];
            if (!open.inner) {
                break;
            }
            sum.append(seen_from(open, level));
            ++level;
        }
        if (level == far_level && level < depth_) {
            sum.append(open_[depth_ - 1 - level].far);
        }
        if (depth_ > 0) {
            sum.append(open_[depth_ - 1].any);
        }
        return sum;
    }

private:
    struct Open {
        const Structure::Element* element = nullptr;
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

    /// What each word says as a feature of these names.
    struct Word {
        Sum any;
        Sum own;
        Sum parent;
    };
    static constexpr std::uint8_t as_any = 1;
    static constexpr std::uint8_t as_own = 2;
    static constexpr std::uint8_t as_parent = 4;

    /// Most words are not asked for as each of these, above all where blocks were left out.
    void note_wanted(const Blocks& blocks) {
        const auto want = [&](const Structure::Element& element, std::uint8_t as) {
            for (const std::uint32_t token : structure_.token_numbers(element)) {
                wanted_[token] |= as;
            }
        };
        for (const std::uint32_t place : structure_.elements_left()) {
            want(structure_.elements()[place], as_any);
        }
        NodeId node = no_node;
        for (const Block& block : blocks.list) {
            if (block.node == node) {
                continue;
            }
            node = block.node;
            const Structure::Element& element = structure_.at(node);
            want(element, as_own);
            if (element.classes != Structure::no_classes) {
                whole_wanted_[element.classes] = true;
            }
            if (const Structure::Element* const parent = structure_.above(element)) {
                want(*parent, as_parent);
            }
        }
    }

    [[nodiscard]] const Sum& seen_from(Open& open, std::size_t level) const {
        if (!std::exchange(open.known[level], true)) {
            add_at(open, level, open.at[level]);
        }
        return open.at[level];
    }

    /// What add_at() will find at any level.
    void note(Open& open) const {
        const auto tokens = structure_.token_numbers(*open.element);
        open.cues = std::ranges::any_of(
            tokens, [&](std::uint32_t token) { return structure_.cue_of(token) != Cues::none; });
        const auto attributes = page_.attributes(open.element->node);
        open.says = std::ranges::any_of(attributes, [](const Attribute& attribute) {
            return saying_of(attribute.name) != Saying::nothing;
        });
    }

    static bool is_inner(Tag tag) { return tag != Tag::body && tag != Tag::html; }

    void add_any(Open& open) {
        for (const std::uint32_t token : structure_.token_numbers(*open.element)) {
            if (times_[token]++ == 0 && open.words < most_any) {
                ++open.words;
                open.any.append(words_[token].any);
            }
        }
        const Tag tag = open.element->tag;
        const std::uint32_t container = container_bit(tag);
        if ((container & ~open.containers) != 0) {
            open.containers |= container;
            Row(features_, open.any)
                .bin(F::token_any, hash_combine(1, static_cast<std::uint64_t>(tag)));
        }
    }
    void add_at(const Open& open, std::uint64_t level, Sum& sum) const {
        const Structure::Element& element = *open.element;
        const Tag tag = element.tag;
        Row row(features_, sum);
        if (level < 2 || open.cues) {
            add_tokens(element, level, row);
        }
        if (level == 0 && element.classes != Structure::no_classes) {
            row.part(whole_[element.classes]);
        }
        if (container_bit(tag) != 0) {
            row.pair(F::inside, static_cast<std::uint64_t>(tag), std::min<std::uint64_t>(level, 3));
        }
        if (!open.says) {
            return;
        }
        for (const Attribute& attribute : page_.attributes(element.node)) {
            add_saying(attribute, std::min<std::uint64_t>(level, 2), row);
        }
    }
    void add_tokens(const Structure::Element& element, std::uint64_t level, Row& row) const {
        for (const std::uint32_t token : structure_.token_numbers(element)) {
            if (level < 2) {
                row.part(level == 0 ? words_[token].own : words_[token].parent);
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
    std::vector<Open> open_;  ///< `depth_` of them, and room behind
    std::size_t depth_ = 0;
    std::vector<std::uint32_t> times_;  ///< that a word stands on the way down
    std::vector<std::uint8_t> wanted_;  ///< as what, by the word
    std::vector<bool> whole_wanted_;
    std::vector<Word> words_;
    std::vector<Sum> whole_;  ///< what each class attribute says
};

}  // namespace

template <class Features>
ElementFeatures<Features>::ElementFeatures(const Page& page, const Blocks& blocks,
                                           const Structure& structure, const Features& features)
    : sums_(structure.elements().size()) {
    std::vector<bool> wanted(sums_.size());
    for (const Block& block : blocks.list) {
        wanted[structure.place_of(block.node)] = true;
    }
    Walker<Features> walker(page, blocks, structure, features);
    for (const std::uint32_t place : structure.elements_left()) {
        walker.leave_before(place);
        walker.enter(structure.elements()[place]);
        if (wanted[place]) {
            sums_[place] = walker.sum();
        }
    }
}

template class ElementFeatures<WrittenFeatures>;
template class ElementFeatures<WeighedFeatures>;

}  // namespace stemma::extract::html
