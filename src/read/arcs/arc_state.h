// A sentence while its arcs are found: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta
// 2011), which needs exactly two moves a token.
//
//   stack                 input
//   … s2 s1 s0     |     b0 b1 b2 … root
//
//   shift   b0 goes onto the stack
//   left    s0 depends on b0 and leaves the stack
//   right   s0 depends on s1 and leaves the stack
//
// What is asked for beyond an end is the node `nothing`, so that features need no questions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/syntax/token_table.h"

namespace stemma::read {

enum class ArcMove : std::uint8_t { shift, left, right };  // persisted in weights: append only
inline constexpr std::size_t arc_moves = 3;

/// What the features see of a token; hashes that can be combined by a multiplication.
struct ArcWord {
    std::uint64_t lower = 0;   ///< the word
    std::uint64_t coarse = 0;  ///< its part of speech
    std::uint64_t fine = 0;    ///< with the word of a closed class, else with its ending
    std::uint64_t suffix = 0;
};

class ArcState {
public:
    /// Takes the place of the sentence before; memory is used again.
    void start(std::span<const TokenFacts> tokens);
    [[nodiscard]] std::uint32_t size() const { return size_; }
    [[nodiscard]] std::uint32_t root() const { return size_; }
    [[nodiscard]] bool done() const { return next_ == size_ && stack_.empty(); }

    /// s0, s1, s2: positions from the top.
    [[nodiscard]] std::uint32_t stack(std::size_t i) const {
        return i < stack_.size() ? stack_[stack_.size() - 1 - i] : nothing();
    }
    /// b0, b1, b2.
    [[nodiscard]] std::uint32_t input(std::uint32_t i) const {
        return next_ + i <= size_ ? next_ + i : nothing();
    }
    [[nodiscard]] bool allows(ArcMove move) const;
    void apply(ArcMove move);

    [[nodiscard]] const ArcWord& word(std::uint32_t node) const { return words_[node]; }
    /// The outermost children so far, or nothing.
    [[nodiscard]] std::uint32_t left(std::uint32_t node) const { return children_[node].left; }
    [[nodiscard]] std::uint32_t right(std::uint32_t node) const { return children_[node].right; }
    /// How many there are on either side: 0…3 and 0…3 as one number.
    [[nodiscard]] std::uint32_t valency(std::uint32_t node) const {
        return children_[node].valency;
    }
    /// Each token's head; root() for the token that the sentence hangs on.
    [[nodiscard]] std::span<const std::uint32_t> heads() const { return heads_; }
    [[nodiscard]] std::span<const std::uint32_t> stacked() const { return stack_; }

private:
    struct Children {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        std::uint32_t valency = 0;
    };
    [[nodiscard]] std::uint32_t nothing() const { return size_ + 1; }

    std::uint32_t size_ = 0;
    std::uint32_t next_ = 0;
    std::vector<std::uint32_t> stack_;
    std::vector<std::uint32_t> heads_;
    std::vector<ArcWord> words_;
    std::vector<Children> children_;
};

}  // namespace stemma::read
