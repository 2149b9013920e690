#include "read/events/sentence_tree.h"

namespace stemma::read {

SentenceTree::SentenceTree(ArcTable& arcs, TokenRange tokens)
    : begin_(tokens.begin), nodes_(tokens.end - tokens.begin) {
    for (std::uint32_t i = tokens.end; i-- > tokens.begin;) {
        Node& node = nodes_[i - begin_];
        node.arc = arcs[i];
        node.reach = {i, i + 1};
        const std::uint32_t head = node.arc.head;
        if (head == none || head < tokens.begin || head >= tokens.end) {
            node.arc.head = none;
            continue;
        }
        node.next = nodes_[head - begin_].first;
        nodes_[head - begin_].first = i;
    }
    // The first token below a head that is met from either end is the outermost one.
    const auto widen = [&](std::uint32_t i, auto&& grow) {
        for (std::uint32_t up = head(i); up != none && grow(nodes_[up - begin_].reach);) {
            up = head(up);
        }
    };
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        widen(i, [i](TokenRange& reach) {
            const bool further = reach.begin > i;
            reach.begin = further ? i : reach.begin;
            return further;
        });
    }
    for (std::uint32_t i = tokens.end; i-- > tokens.begin;) {
        widen(i, [i](TokenRange& reach) {
            const bool further = reach.end < i + 1;
            reach.end = further ? i + 1 : reach.end;
            return further;
        });
    }
}

std::uint32_t SentenceTree::child(std::uint32_t i, Relation relation) const {
    std::uint32_t c = first(i);
    while (c != none && this->relation(c) != relation) {
        c = next(c);
    }
    return c;
}

}  // namespace stemma::read
