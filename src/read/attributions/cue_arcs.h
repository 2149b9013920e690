// How each token of a sentence hangs together with a cue: which branch of the tree it stands in,
// seen from the cue's head.
//
//   said ─ccomp→ failed ─nsubj→ talks        “talks” and “failed” stand in the branch ccomp
//   failed ─parataxis→ said                  from “said”, “failed” is one level up
//
// Linear in the sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "read/arcs/arc_table.h"
#include "stemma/reading.h"

namespace stemma::read {

class CueArcs {
public:
    static constexpr std::uint16_t no_branch = 0xFFFF;

    /// Takes the place of the cue before.
    void read(ArcTable& arcs, TokenRange sentence, TokenRange cue);

    /// Levels above the cue's head (0…3) and the relation under which the token hangs there;
    /// no_branch outside of the sentence.
    [[nodiscard]] std::uint16_t branch(std::uint32_t token) const {
        return has(token) ? nodes_[token - sentence_.begin].branch : no_branch;
    }
    /// The same for all tokens of one branch, and for no others of the sentence.
    [[nodiscard]] std::uint32_t top(std::uint32_t token) const {
        return has(token) ? nodes_[token - sentence_.begin].top : none;
    }
    [[nodiscard]] std::uint8_t level(std::uint32_t token) const {
        return has(token) ? nodes_[token - sentence_.begin].level : std::uint8_t{9};
    }
    /// Of the token to its own head.
    [[nodiscard]] Relation relation(std::uint32_t token) const {
        return has(token) ? nodes_[token - sentence_.begin].relation : Relation::dep;
    }
    /// Whether the token hangs on the cue's head itself.
    [[nodiscard]] bool direct(std::uint32_t token) const {
        return has(token) && top(token) == token && level(token) == 0;
    }
    [[nodiscard]] std::uint32_t head() const { return head_; }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Node {
        std::uint32_t top = none;  ///< the token of the branch next to the cue's ancestors
        std::uint16_t branch = no_branch;
        std::uint8_t level = 0;
        Relation relation = Relation::dep;
    };
    [[nodiscard]] bool has(std::uint32_t token) const {
        return token >= sentence_.begin && token < sentence_.end;
    }
    void mark_ancestors(ArcTable& arcs);
    void place(ArcTable& arcs, std::uint32_t token);

    TokenRange sentence_;
    std::uint32_t head_ = 0;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> path_;
};

}  // namespace stemma::read
