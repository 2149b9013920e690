#include "read/arcs/arc_features.h"

#include <algorithm>

#include "base/hash.h"
#include "read/syntax/feature_writer.h"

namespace stemma::read {
namespace {

/// Small numbers as hashes.
std::uint64_t spread(std::uint32_t value) { return hash_combine(0x51, value); }

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
    return distance_bucket(a < b ? b - a : a - b);
}

}  // namespace

void write_move_features(const ArcState& state, ArcRow& row) {
    const std::uint32_t i0 = state.stack(0);
    const std::uint32_t i1 = state.stack(1);
    const std::uint32_t j0 = state.input(0);
    const ArcWord& s0 = state.word(i0);
    const ArcWord& s1 = state.word(i1);
    const ArcWord& b0 = state.word(j0);
    const ArcWord& b1 = state.word(state.input(1));
    const ArcWord& s0l = state.word(state.left(i0));
    const ArcWord& s0r = state.word(state.right(i0));
    const ArcWord& s1r = state.word(state.right(i1));
    const ArcWord& b0l = state.word(state.left(j0));
    const std::uint64_t apart = spread(distance(i0, j0));
    const std::uint64_t apart1 = spread(16 + distance(i1, i0));
    const std::uint64_t v0 = spread(32 + state.valency(i0));
    const std::uint64_t v1 = spread(32 + state.valency(i1));
    row.clear();
    row.add(1, s0.lower);
    row.add(2, s0.fine);
    row.add(3, b0.lower);
    row.add(4, b0.fine);
    row.add(5, s1.lower, s1.coarse);
    row.add(6, b1.lower);
    row.add(7, s0.lower, b0.lower);
    row.add(8, s0.fine, b0.lower);
    row.add(9, s0.lower, b0.fine);
    row.add(10, s0.fine, b0.fine);
    row.add(11, s1.lower, s0.lower);
    row.add(14, s1.fine, s0.fine);
    row.add(15, s1.fine, s0.fine, b0.fine);
    row.add(16, s0.fine, b0.fine, b1.fine);
    row.add(19, s0.fine, b0.fine, apart);
    row.add(20, s1.fine, s0.fine, apart1);
    row.add(21, s0.fine, s0l.fine, b0.fine);
    row.add(22, s0.fine, s0r.fine, b0.fine);
    row.add(23, s0.fine, b0.fine, b0l.fine);
    row.add(24, s1.fine, s1r.fine, s0.fine);
    row.add(25, s1.fine, s0.fine, s0l.fine);
    row.add(27, s0.fine, v0, b0.coarse);
    row.add(28, s1.fine, v1, s0.coarse);
    row.add(30, s0.lower, v0);
    row.add(32, s0.lower, b0.coarse, b1.coarse);
    row.add(34, s0.suffix, b0.coarse);
}

void ArcTree::read(const ArcState& state, std::span<const std::uint32_t> heads) {
    const auto size = static_cast<std::uint32_t>(heads.size());
    const std::uint32_t nothing = size + 1;
    static const std::uint64_t adp = hash_combine(0xA2C5, static_cast<std::uint64_t>(Pos::adp));
    static const std::uint64_t sconj = hash_combine(0xA2C5, static_cast<std::uint64_t>(Pos::sconj));
    static const std::uint64_t part = hash_combine(0xA2C5, static_cast<std::uint64_t>(Pos::part));
    static const std::uint64_t aux = hash_combine(0xA2C5, static_cast<std::uint64_t>(Pos::aux));
    nodes_.assign(size + std::size_t{2}, {nothing, nothing, nothing, nothing, nothing, 0});
    for (std::uint32_t d = 0; d < size; ++d) {
        Node& head = nodes_[heads[d]];
        nodes_[d].head = heads[d];
        nodes_[d].inner = d > heads[d] ? head.last : nothing;
        head.first = head.first == nothing ? d : head.first;
        head.last = d;
        const std::uint64_t tag = state.word(d).coarse;
        if (head.marker == nothing && (tag == adp || tag == sconj || tag == part)) {
            head.marker = d;
        }
        head.verbs += tag == aux && head.verbs < 3 ? 1 : 0;
    }
    // Left children see their inner sibling only when read from the right.
    nearest_.assign(size + std::size_t{2}, nothing);
    for (std::uint32_t d = size; d-- > 0;) {
        if (d < heads[d]) {
            nodes_[d].inner = nearest_[heads[d]];
            nearest_[heads[d]] = d;
        }
    }
}

void ArcTree::write_features(const ArcState& state, std::uint32_t dependent, ArcRow& row) const {
    const Node& node = nodes_[dependent];
    const Node& up = nodes_[node.head];
    const ArcWord& d = state.word(dependent);
    const ArcWord& h = state.word(node.head);
    const ArcWord& first = state.word(node.first);
    const ArcWord& last = state.word(node.last);
    const ArcWord& marker = state.word(node.marker);
    const ArcWord& inner = state.word(node.inner);
    const ArcWord& grand = state.word(up.head);
    const ArcWord& before = state.word(dependent > 0 ? dependent - 1 : state.root() + 1);
    const ArcWord& after = state.word(dependent + 1);
    const std::uint64_t side = spread(dependent < node.head ? 1 : 2);
    const std::uint64_t apart = spread(4 + distance(dependent, node.head)) ^ side;
    const std::uint64_t verbs = spread(32 + up.verbs) ^ side;
    const std::uint64_t own_verbs = spread(48 + node.verbs) ^ side;
    row.clear();
    row.add(1, d.lower, side);
    row.add(2, d.fine, h.fine, side);
    row.add(4, d.lower, h.coarse, side);
    row.add(5, d.coarse, h.lower, side);
    row.add(6, d.fine, h.coarse, apart);
    row.add(7, d.suffix, h.coarse, side);
    row.add(9, marker.lower, d.coarse, h.coarse ^ side);
    row.add(10, marker.lower, d.coarse, h.lower ^ side);
    row.add(11, first.fine, d.fine, h.coarse ^ side);
    row.add(12, last.fine, d.fine, h.coarse ^ side);
    row.add(13, inner.fine, d.fine, h.fine ^ side);
    row.add(14, d.coarse, h.fine, verbs);
    row.add(16, before.fine, d.fine, h.coarse ^ side);
    row.add(17, d.fine, after.fine, h.coarse ^ side);
    row.add(18, grand.fine, h.fine, d.fine ^ side);
    row.add(19, d.coarse, h.coarse, own_verbs);
    row.add(21, d.coarse, h.coarse, side);
}

}  // namespace stemma::read
