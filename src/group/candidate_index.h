// Inverted index of the rarest terms of open articles: which ones may tell the same story?
//
//   index.add(slot, keys);                         // its rarest terms
//   std::vector<Candidate> near = index.find(terms, 24);
//
// The cost of find() is bounded whatever the number of open articles: a term keeps only its most
// recent holders, and the search stops when it has seen enough of them, rarest terms first.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "group/flat_map.h"

namespace stemma::group {

struct WeighedKey {
    std::uint32_t key = 0;
    float weight = 0;
};
struct Candidate {
    std::uint32_t slot = 0;
    float weight = 0;
};

/// Lists of slots in blocks of a few sizes, so that millions of short lists cost little more than
/// their slots. A list is named by a number; its first cell is its length.
class SlotLists {
public:
    static constexpr std::uint32_t longest = 95;

    [[nodiscard]] std::span<const std::uint32_t> get(std::uint32_t list) const;
    void prefetch(std::uint32_t list) const { __builtin_prefetch(block(list)); }
    /// Adds at the end; of a full list the first one goes. The list's new name.
    [[nodiscard]] std::uint32_t push(std::uint32_t list, std::uint32_t slot);
    [[nodiscard]] std::uint32_t make(std::uint32_t first, std::uint32_t second);
    /// Takes it out, if it is there. The list's new name; a list of none is free already.
    [[nodiscard]] std::uint32_t remove(std::uint32_t list, std::uint32_t slot);

private:
    static constexpr std::array<std::uint32_t, 6> sizes{4, 8, 16, 32, 64, 96};
    static constexpr std::uint32_t blocks_in_chunk = 1024;
    struct Pool {
        std::vector<std::unique_ptr<std::uint32_t[]>> chunks;
        std::vector<std::uint32_t> free;
        std::uint32_t used = 0;
    };
    [[nodiscard]] std::uint32_t* block(std::uint32_t list);
    [[nodiscard]] const std::uint32_t* block(std::uint32_t list) const;
    [[nodiscard]] std::uint32_t take(std::size_t size_class);
    void release(std::uint32_t list);
    [[nodiscard]] std::uint32_t move(std::uint32_t list, std::size_t size_class);

    std::array<Pool, sizes.size()> pools_;
};

class CandidateIndex {
public:
    void add(std::uint32_t slot, std::span<const std::uint32_t> keys);
    void remove(std::uint32_t slot, std::span<const std::uint32_t> keys);
    /// The `limit` heaviest open slots that share keys, heaviest first, lower slot first of equals.
    /// `keys` come heaviest first.
    [[nodiscard]] std::vector<Candidate> find(std::span<const WeighedKey> keys, std::size_t limit);
    /// The holders of a term, the latest last.
    [[nodiscard]] std::vector<std::uint32_t> holders(std::uint32_t key) const;

private:
    struct Sum {
        std::uint32_t slot;
        std::uint32_t round;
        float weight;
    };
    void sum(std::uint32_t slot, float weight);

    FlatMap<std::uint32_t> by_key_;  ///< a list, or a single slot with the top bit set
    SlotLists lists_;
    std::vector<Sum> sums_;  ///< open addressing, cleared by counting rounds
    std::vector<std::uint32_t> touched_;
    std::vector<std::pair<std::uint32_t, float>>
        asked_;  ///< what by_key_ has for a key; its weight
    std::uint32_t round_ = 0;
};

}  // namespace stemma::group
