// What the two models of the parser look at: the same in training and at run time.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/feature_rows.h"
#include "read/arcs/arc_state.h"

namespace stemma::read {

/// A row of binary features without memory of its own to ask for.
class ArcRow {
public:
    void clear() { size_ = 0; }
    /// The values are hashes: one multiplication mixes them well enough for the table, which looks
    /// at the highest bits.
    void add(std::uint64_t number, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        constexpr std::uint64_t k1 = 0x9E3779B97F4A7C15ULL;
        constexpr std::uint64_t k2 = 0xBF58476D1CE4E5B9ULL;
        constexpr std::uint64_t k3 = 0xD6E8FEB86659FD93ULL;
        const std::uint64_t mixed = a + b * k1 + c * k3 + number * k2;
        row_[size_++].top = static_cast<std::uint32_t>(((mixed ^ (mixed >> 32U)) * k2) >> 32U);
    }
    [[nodiscard]] std::span<const model::BinaryFeature> features() const {
        return std::span(row_).first(size_);
    }

private:
    static constexpr std::size_t most = 48;
    std::array<model::BinaryFeature, most> row_{};
    std::size_t size_ = 0;
};

/// For the next move.
void write_move_features(const ArcState& state, ArcRow& row);

/// A finished tree, as the relations' features ask for it.
class ArcTree {
public:
    /// `heads` as ArcState::heads() gives them.
    void read(const ArcState& state, std::span<const std::uint32_t> heads);
    void write_features(const ArcState& state, std::uint32_t dependent, ArcRow& row) const;

private:
    struct Node {
        std::uint32_t head = 0;
        std::uint32_t first = 0;  ///< outermost children on either side, or nothing
        std::uint32_t last = 0;
        std::uint32_t inner = 0;   ///< the sibling between it and its head, or nothing
        std::uint32_t marker = 0;  ///< first child that is a preposition or conjunction
        std::uint32_t verbs = 0;   ///< children that are auxiliaries, 0…3
    };
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> nearest_;  ///< left child last seen of each node
};

}  // namespace stemma::read
