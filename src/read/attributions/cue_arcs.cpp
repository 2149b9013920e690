#include "read/attributions/cue_arcs.h"

#include <algorithm>

namespace stemma::read {
namespace {

constexpr std::uint8_t top_level = 3;
constexpr std::uint16_t relations = 64;

/// The token of the cue that the others hang on: its head stands outside.
std::uint32_t head_of(ArcTable& arcs, TokenRange cue) {
    for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        const std::uint32_t head = arcs[i].head;
        if (head < cue.begin || head >= cue.end) {
            return i;
        }
    }
    return cue.begin;
}

std::uint16_t branch_of(std::uint8_t level, std::uint16_t relation) {
    return static_cast<std::uint16_t>(level * relations + relation);
}

}  // namespace

void CueArcs::mark_ancestors(ArcTable& arcs) {
    std::uint8_t level = 0;
    for (std::uint32_t at = head_; at != Arc::no_head; at = arcs[at].head) {
        Node& node = nodes_[at - sentence_.begin];
        node = {at, branch_of(level, relations - 1), level, arcs[at].relation};
        level = std::min<std::uint8_t>(level + 1, top_level);
    }
}

void CueArcs::place(ArcTable& arcs, std::uint32_t token) {
    path_.clear();
    std::uint32_t at = token;
    while (nodes_[at - sentence_.begin].branch == no_branch) {
        path_.push_back(at);
        at = arcs[at].head;
    }
    Node found = nodes_[at - sentence_.begin];
    for (std::size_t i = path_.size(); i-- > 0;) {
        const Relation relation = arcs[path_[i]].relation;
        if (found.branch % relations == relations - 1) {  // an ancestor: the branch begins here
            found.branch = branch_of(found.level, static_cast<std::uint16_t>(relation));
            found.top = path_[i];
        }
        found.relation = relation;
        nodes_[path_[i] - sentence_.begin] = found;
    }
}

void CueArcs::read(ArcTable& arcs, TokenRange sentence, TokenRange cue) {
    sentence_ = sentence;
    head_ = head_of(arcs, {cue.begin, std::min(cue.end, sentence.end)});
    nodes_.assign(sentence.end - sentence.begin, {});
    mark_ancestors(arcs);
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        place(arcs, i);
    }
}

}  // namespace stemma::read
