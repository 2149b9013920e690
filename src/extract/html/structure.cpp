#include "extract/html/structure.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <ranges>

#include "base/hash.h"
#include "extract/html/class_words.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_tokens = 24;
const std::uint64_t no_class = hash64({});  ///< the hash of none

}  // namespace

Structure::Structure(const Page& page, const Blocks& blocks) : page_(&page) {
    count(blocks);
    find_elements(blocks);
    elements_left_.resize(elements_.size());
    std::iota(elements_left_.begin(), elements_left_.end(), std::uint32_t{0});
    find_paths(blocks);
}

void Structure::find_cues(const Cues& cues) {
    cue_of_.clear();
    cue_of_.reserve(distinct_.size());
    for (const std::uint64_t token : distinct_) {
        cue_of_.push_back(static_cast<std::uint8_t>(cues.of_class(token)));
    }
    constexpr std::uint8_t unknown = 0xFF;
    cue_of_tag_.fill(unknown);
    for (const Element& element : elements_) {
        std::uint8_t& cue = cue_of_tag_[static_cast<std::size_t>(element.tag)];
        if (cue == unknown) {
            cue = static_cast<std::uint8_t>(cues.of_tag(hash64(name_of(element.tag))));
        }
    }
}

void Structure::count(const Blocks& blocks) {
    const std::size_t n = blocks.list.size();
    bytes_.resize(n + 1);
    rank_.resize(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
        const Block& block = blocks.list[i];
        const std::uint32_t size = block.text.size();
        bytes_[i + 1] = {bytes_[i].plain + size - block.link_bytes, bytes_[i].all + size};
        rank_[i + 1] = static_cast<std::uint32_t>(i + 1);
    }
}

/// They are what is above the first text of a block: no other node is looked at, and each once.
void Structure::find_elements(const Blocks& blocks) {
    constexpr std::size_t usual_depth = 64;
    constexpr std::size_t usual_words = 200;
    numbers_.reserve(usual_words * 4);
    distinct_.reserve(usual_words);
    number_of_.reserve(usual_words);
    classes_.reserve(usual_words / 2);
    of_classes_.reserve(usual_words / 2);
    ClassWords words;
    place_of_ = std::make_unique_for_overwrite<std::uint32_t[]>(page_->size());
    elements_.reserve(blocks.list.size() * 2 + usual_depth);
    std::uint32_t open = nowhere;  // the innermost element around the block
    const auto close = [&](NodeId next, std::size_t block) {
        while (open != nowhere && (*page_)[elements_[open].node].end <= next) {
            elements_[open].end_block = static_cast<std::uint32_t>(block);
            elements_[open].after = static_cast<std::uint32_t>(elements_.size());
            open = elements_[open].parent;
        }
    };
    std::vector<NodeId> above;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        const NodeId text = blocks.list[i].text_node;
        close(text, i);
        const NodeId known = open == nowhere ? no_node : elements_[open].node;
        above.clear();
        for (NodeId id = (*page_)[text].parent; id != known; id = (*page_)[id].parent) {
            above.push_back(id);
        }
        for (const NodeId id : std::views::reverse(above)) {
            Element& element = elements_.emplace_back();
            element.node = id;
            element.parent = open;
            element.first_block = static_cast<std::uint32_t>(i);
            element.tag = (*page_)[id].tag;
            tokenize(element, words);
            open = static_cast<std::uint32_t>(elements_.size() - 1);
            place_of_[id] = open;
        }
    }
    close(no_node, blocks.list.size());
}

void Structure::leave_out(const std::vector<bool>& left_out) {
    std::uint32_t left = 0;
    for (std::size_t i = 0; i < left_out.size(); ++i) {
        rank_[i] = left;
        left += left_out[i] ? 0 : 1;
    }
    rank_[left_out.size()] = left;
    std::erase_if(elements_left_, [&](std::uint32_t place) {
        const BlockRange inside = blocks_in(elements_[place]);
        return inside.begin == inside.end;
    });
}

/// Appends the numbers of the words of a class list or id.
void Structure::append_tokens(std::string_view names, ClassWords& words, std::size_t most) {
    std::array<std::uint32_t, most_tokens> found;
    std::size_t count = 0;
    words.each(names, [&](std::uint64_t word) {
        if (count == most) {
            return;
        }
        std::uint32_t& number = number_of_[word];
        if (number == 0) {
            distinct_.push_back(word);
            number = static_cast<std::uint32_t>(distinct_.size());
        }
        found[count++] = number - 1;
    });
    numbers_.insert(numbers_.end(), found.begin(),
                    found.begin() + static_cast<std::ptrdiff_t>(count));
}

/// The words of one class list are parted once a page, however many elements have it.
const Structure::Tokens& Structure::tokens_of(std::string_view classes, std::uint64_t classes_hash,
                                              ClassWords& words) {
    Tokens& known = of_classes_[classes_hash];
    if (known.classes == no_classes) {
        known.begin = static_cast<std::uint32_t>(numbers_.size());
        append_tokens(classes, words, most_tokens);
        known.count = static_cast<std::uint32_t>(numbers_.size()) - known.begin;
        known.classes = static_cast<std::uint32_t>(classes_.size());
        classes_.push_back(classes_hash);
    }
    return known;
}

/// The words of an element's classes are followed by those of its id.
void Structure::append_name(std::string_view name, ClassWords& words, Element& element) {
    const auto begin = static_cast<std::uint32_t>(numbers_.size());
    for (std::uint32_t i = element.first_token; i < element.first_token + element.tokens; ++i) {
        numbers_.push_back(numbers_[i]);
    }
    append_tokens(name, words, most_tokens - element.tokens);
    element.first_token = begin;
    element.tokens = static_cast<std::uint8_t>(numbers_.size() - begin);
}

/// Finds the words and the path of an element whose parent is known.
void Structure::tokenize(Element& element, ClassWords& words) {
    constexpr unsigned letters = letter_of("class") | letter_of("id");
    std::uint64_t hash = no_class;
    std::string_view name;
    if (((*page_)[element.node].name_letters & letters) != 0) {
        for (const Attribute& attribute : page_->attributes(element.node)) {
            if (attribute.name == "class") {
                hash = hash64(attribute.value);
                const Tokens& tokens = tokens_of(attribute.value, hash, words);
                element.first_token = tokens.begin;
                element.tokens = static_cast<std::uint8_t>(tokens.count);
                element.classes = tokens.classes;
            } else if (attribute.name == "id") {
                name = attribute.value;
            }
        }
        if (!name.empty()) {
            append_name(name, words, element);
        }
    }
    const std::uint64_t own = hash_combine(static_cast<std::uint64_t>(element.tag), hash);
    element.path =
        hash_combine(element.parent == nowhere ? 0 : elements_[element.parent].path, own);
}

void Structure::find_paths(const Blocks& blocks) {
    FlatMap<std::uint32_t> numbers;  // plus one
    constexpr std::size_t usual_paths = 100;
    numbers.reserve(usual_paths);
    path_of_block_.reserve(blocks.list.size());
    NodeId node = no_node;
    std::uint32_t number = 0;
    for (const Block& block : blocks.list) {
        if (block.node != node) {
            node = block.node;
            std::uint32_t& known = numbers[at(node).path];
            if (known == 0) {
                paths_.emplace_back();
                known = static_cast<std::uint32_t>(paths_.size());
            }
            number = known - 1;
        }
        path_of_block_.push_back(number);
        ++paths_[number].blocks;
        paths_[number].bytes += block.text.size();
    }
}

void Structure::find_top(const Context& context, const Blocks& blocks) {
    std::vector<double> prose{0};
    prose.reserve(context.stats.size() + 1);
    for (std::size_t i = 0; i < context.stats.size(); ++i) {
        const bool counts = context.region.contains(i) && context.stats[i].sentence_like();
        prose.push_back(prose.back() + (counts ? context.stats[i].words : 0));
    }
    const double enough = prose.back() * 0.6;
    if (enough <= 0) {
        return;
    }
    const auto holds_it = [&](BlockRange inside) {
        return prose[inside.end] - prose[inside.begin] >= enough && inside.end > inside.begin + 1;
    };
    std::uint32_t top = 0;
    for (std::uint32_t child = 1; child < elements_[top].after;) {
        if (holds_it(blocks_in(elements_[child]))) {
            top = child++;
        } else {
            child = elements_[child].after;
        }
    }
    top_ = elements_[top].node;
    // Preformatted text alone may have lines that are blocks.
    const BlockRange inside = blocks_in(elements_[top]);
    for (BlockRange text{inside.begin, inside.begin}; text.begin < inside.end;
         text.begin = text.end) {
        const NodeId node = blocks.list[text.begin].text_node;
        while (text.end < inside.end && blocks.list[text.end].text_node == node) {
            ++text.end;
        }
        if ((*page_)[node].parent == top_ && holds_it(text)) {
            top_ = node;
            return;
        }
    }
}

const Structure::Element& Structure::box_of(const Element& element) const {
    const Element* box = &element;
    if (element.node > top_ && element.node < (*page_)[top_].end) {
        while (elements_[box->parent].node != top_) {
            box = &elements_[box->parent];
        }
    }
    return *box;
}

BlockGroups Structure::groups(const Blocks& blocks) const {
    BlockGroups groups;
    // Elements are numbered as their first block comes.
    struct Numbers {
        std::uint32_t as_parent = nowhere;
        std::uint32_t as_box = nowhere;
    };
    std::vector<Numbers> of_element(elements_.size());
    std::uint32_t parent_count = 0;
    std::uint32_t box_count = 0;
    const auto numbered = [](std::uint32_t& number, std::uint32_t& count) {
        number = number == nowhere ? count++ : number;
        return number;
    };
    groups.parent.reserve(blocks.total());
    groups.box.reserve(blocks.total());
    NodeId node = no_node;
    for (const Block* block : blocks.in_order()) {
        if (block->node == node) {
            groups.parent.push_back(groups.parent.back());
            groups.box.push_back(groups.box.back());
            continue;
        }
        node = block->node;
        const Element& own = at(node);
        const std::uint32_t parent = own.parent == nowhere ? 0 : own.parent;
        groups.parent.push_back(numbered(of_element[parent].as_parent, parent_count));
        const Element& box = box_of(own);
        const std::uint32_t part =
            &box == &own && own.parent != nowhere ? own.parent : place_of(box);
        groups.box.push_back(numbered(of_element[part].as_box, box_count));
    }
    groups.path = path_of_block_;
    return groups;
}

}  // namespace stemma::extract::html
