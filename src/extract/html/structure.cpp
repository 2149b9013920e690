#include "extract/html/structure.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "base/strings.h"

namespace stemma::extract::html {
namespace {

constexpr std::size_t most_tokens = 24;

/// Appends the hashes of the words of a class list or id: parted at anything but letters, and
/// where a capital follows a small letter; numbers and single letters are left out.
void append_tokens(std::vector<std::uint64_t>& out, std::size_t begin, std::string_view names) {
    std::string word;
    const auto end_word = [&] {
        if (word.size() > 1 && out.size() < begin + most_tokens) {
            out.push_back(hash64(word));
        }
        word.clear();
    };
    char before = ' ';
    for (const char c : names) {
        if (!is_ascii_alpha(c)) {
            end_word();
        } else {
            if (is_ascii_upper(c) && is_ascii_lower(before)) {
                end_word();
            }
            word += ascii_lower(c);
        }
        before = c;
    }
    end_word();
}

}  // namespace

Structure::Structure(const Page& page, const Blocks& blocks, const Context& context)
    : page_(&page) {
    plain_words_.push_back(0);
    words_.push_back(0);
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        first_texts_.push_back(blocks.list[i].text_node);
        const double words = context.stats[i].words;
        words_.push_back(words_.back() + words);
        plain_words_.push_back(plain_words_.back() + words * (1 - context.link_share[i]));
    }
    tokenize();
    find_top(context);
}

void Structure::tokenize() {
    path_.resize(page_->size());
    for (const NodeId id : page_->all()) {
        token_begin_.push_back(static_cast<std::uint32_t>(tokens_.size()));
        const Node& node = (*page_)[id];
        if (node.tag == Tag::text) {
            continue;
        }
        const std::string_view classes = page_->attribute(id, "class");
        append_tokens(tokens_, tokens_.size(), classes);
        append_tokens(tokens_, token_begin_.back(), page_->attribute(id, "id"));
        const std::uint64_t own =
            hash_combine(static_cast<std::uint64_t>(node.tag), hash64(classes));
        path_[id] = hash_combine(node.parent == no_node ? 0 : path_[node.parent], own);
    }
    token_begin_.push_back(static_cast<std::uint32_t>(tokens_.size()));
}

void Structure::find_top(const Context& context) {
    std::vector<double> prose{0};
    for (std::size_t i = 0; i < first_texts_.size(); ++i) {
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

std::span<const std::uint64_t> Structure::tokens(NodeId id) const {
    return std::span(tokens_).subspan(token_begin_[id], token_begin_[id + 1] - token_begin_[id]);
}

BlockRange Structure::blocks_in(NodeId id) const {
    const auto begin = std::ranges::lower_bound(first_texts_, id);
    const auto end = std::lower_bound(begin, first_texts_.end(), (*page_)[id].end);
    return {static_cast<std::size_t>(begin - first_texts_.begin()),
            static_cast<std::size_t>(end - first_texts_.begin())};
}

double Structure::share(NodeId id) const {
    const BlockRange r = blocks_in(id);
    return (plain_words_[r.end] - plain_words_[r.begin]) / std::max(1.0, plain_words_.back());
}

double Structure::link_share(NodeId id) const {
    const BlockRange r = blocks_in(id);
    const double words = words_[r.end] - words_[r.begin];
    return words < 1 ? 0 : 1 - (plain_words_[r.end] - plain_words_[r.begin]) / words;
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
    const auto numbered = [](std::unordered_map<std::uint64_t, std::uint32_t>& seen,
                             std::uint64_t key) {
        return seen.try_emplace(key, static_cast<std::uint32_t>(seen.size())).first->second;
    };
    std::unordered_map<std::uint64_t, std::uint32_t> parents;
    std::unordered_map<std::uint64_t, std::uint32_t> boxes;
    std::unordered_map<std::uint64_t, std::uint32_t> paths;
    for (const Block& block : blocks.list) {
        const NodeId parent = (*page_)[block.node].parent;
        groups.parent.push_back(numbered(parents, parent == no_node ? 0 : parent));
        const NodeId box = box_of(block.node);
        groups.box.push_back(numbered(boxes, box == block.node && (*page_)[box].parent != no_node
                                                 ? (*page_)[box].parent
                                                 : box));
        groups.path.push_back(numbered(paths, path_[block.node]));
    }
    return groups;
}

}  // namespace stemma::extract::html
