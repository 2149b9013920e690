#include "extract/html/structure.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/hash.h"
#include "extract/html/class_words.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_tokens = 24;

}  // namespace

Structure::Structure(const Page& page, const Blocks& blocks) : page_(&page) {
    count(blocks);
    tokenize();
    elements_left_ = elements_;
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
    for (const NodeId id : elements_) {
        const Tag tag = (*page_)[id].tag;
        if (std::uint8_t& cue = cue_of_tag_[static_cast<std::size_t>(tag)]; cue == unknown) {
            cue = static_cast<std::uint8_t>(cues.of_tag(hash64(name_of(tag))));
        }
    }
}

void Structure::measure(const Context& context) { find_top(context); }

void Structure::count(const Blocks& blocks) {
    const std::size_t n = blocks.list.size();
    blocks_before_.reserve(page_->size() + std::size_t{1});
    bytes_.resize(n + 1);
    rank_.resize(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
        const Block& block = blocks.list[i];
        blocks_before_.resize(block.text_node + std::size_t{1}, static_cast<std::uint32_t>(i));
        const std::uint32_t size = block.text.size();
        bytes_[i + 1] = {bytes_[i].plain + size - block.link_bytes, bytes_[i].all + size};
        rank_[i + 1] = static_cast<std::uint32_t>(i + 1);
    }
    blocks_before_.resize(page_->size() + std::size_t{1}, static_cast<std::uint32_t>(n));
}

void Structure::leave_out(const std::vector<bool>& left_out) {
    std::uint32_t left = 0;
    for (std::size_t i = 0; i < left_out.size(); ++i) {
        rank_[i] = left;
        left += left_out[i] ? 0 : 1;
    }
    rank_[left_out.size()] = left;
    std::erase_if(elements_left_, [&](NodeId id) {
        const BlockRange inside = blocks_in(id);
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
void Structure::append_name(std::string_view name, ClassWords& words, Tokens& tokens) {
    const auto begin = static_cast<std::uint32_t>(numbers_.size());
    for (std::uint32_t i = tokens.begin; i < tokens.begin + tokens.count; ++i) {
        numbers_.push_back(numbers_[i]);
    }
    append_tokens(name, words, most_tokens - tokens.count);
    tokens.begin = begin;
    tokens.count = static_cast<std::uint32_t>(numbers_.size()) - begin;
}

void Structure::tokenize() {
    path_.resize(page_->size());
    of_node_.resize(page_->size());
    elements_.reserve(page_->size());
    constexpr std::size_t usual_words = 200;
    numbers_.reserve(usual_words * 4);
    distinct_.reserve(usual_words);
    number_of_.reserve(usual_words);
    classes_.reserve(usual_words / 2);
    of_classes_.reserve(usual_words / 2);
    ClassWords words;
    constexpr unsigned letters = letter_of("class") | letter_of("id");
    const std::uint64_t empty = hash64({});
    for (NodeId id = 0; id < page_->size(); ++id) {
        const Node& node = (*page_)[id];
        if (blocks_before_[id] == blocks_before_[node.end] || node.tag == Tag::text) {
            id = node.end - 1;
            continue;
        }
        elements_.push_back(id);
        std::uint64_t hash = empty;
        std::string_view name;
        if ((node.name_letters & letters) != 0) {
            for (const Attribute& attribute : page_->attributes(id)) {
                if (attribute.name == "class") {
                    hash = hash64(attribute.value);
                    of_node_[id] = tokens_of(attribute.value, hash, words);
                } else if (attribute.name == "id") {
                    name = attribute.value;
                }
            }
            if (!name.empty()) {
                append_name(name, words, of_node_[id]);
            }
        }
        const std::uint64_t own = hash_combine(static_cast<std::uint64_t>(node.tag), hash);
        path_[id] = hash_combine(node.parent == no_node ? 0 : path_[node.parent], own);
    }
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
            std::uint32_t& known = numbers[path_[node]];
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

void Structure::find_top(const Context& context) {
    std::vector<double> prose{0};
    for (std::size_t i = 0; i < context.stats.size(); ++i) {
        const bool counts = context.region.contains(i) && context.stats[i].sentence_like();
        prose.push_back(prose.back() + (counts ? context.stats[i].words : 0));
    }
    const double enough = prose.back() * 0.6;
    while (enough > 0) {
        NodeId next = no_node;
        for (NodeId child = page_->first_child(top_); child != no_node;
             child = (*page_)[child].next_sibling) {
            const BlockRange inside = blocks_in(child);
            if (prose[inside.end] - prose[inside.begin] >= enough &&
                inside.end > inside.begin + 1) {
                next = child;
                break;
            }
        }
        if (next == no_node) {
            return;
        }
        top_ = next;
    }
}

NodeId Structure::box_of(NodeId id) const {
    if (id <= top_ || id >= (*page_)[top_].end) {
        return id;
    }
    while ((*page_)[id].parent != top_) {
        id = (*page_)[id].parent;
    }
    return id;
}

BlockGroups Structure::groups(const Blocks& blocks) const {
    BlockGroups groups;
    // Elements are numbered as their first block comes.
    struct Numbers {
        std::uint32_t as_parent;
        std::uint32_t as_box;
    };
    const auto of_node = std::make_unique_for_overwrite<Numbers[]>(page_->size());
    of_node[0] = {no_node, no_node};
    for (const NodeId id : elements_) {
        of_node[id] = {no_node, no_node};
    }
    std::uint32_t parent_count = 0;
    std::uint32_t box_count = 0;
    const auto numbered = [](std::uint32_t& number, std::uint32_t& count) {
        number = number == no_node ? count++ : number;
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
        const NodeId parent = (*page_)[node].parent;
        groups.parent.push_back(
            numbered(of_node[parent == no_node ? 0 : parent].as_parent, parent_count));
        const NodeId box = box_of(node);
        const NodeId above = (*page_)[box].parent;
        groups.box.push_back(
            numbered(of_node[box == node && above != no_node ? above : box].as_box, box_count));
    }
    groups.path = path_of_block_;
    return groups;
}

}  // namespace stemma::extract::html
