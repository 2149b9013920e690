// Inverted index of the rarest terms of open articles: which ones may tell the same story?
//
//   index.add(slot, keys);                         // its rarest terms
//   std::vector<Candidate> near = index.find(terms, 24);
//
// The cost of find() is bounded whatever the number of open articles: a term keeps only its most
// recent holders, and the search stops when it has seen enough of them, rarest terms first.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace stemma::group {

struct WeighedKey {
    std::uint32_t key = 0;
    float weight = 0;
};
struct Candidate {
    std::uint32_t slot = 0;
    float weight = 0;
};

class CandidateIndex {
public:
    void add(std::uint32_t slot, std::span<const WeighedKey> keys);
    void remove(std::uint32_t slot, std::span<const std::uint32_t> keys);
    /// The `limit` heaviest open slots that share keys, heaviest first, lower slot first of equals.
    /// `keys` come heaviest first.
    [[nodiscard]] std::vector<Candidate> find(std::span<const WeighedKey> keys, std::size_t limit);

private:
    struct Holders {
        std::vector<std::uint32_t> slots;  ///< a ring once it is full
        std::uint32_t next = 0;
    };
    struct Sum {
        std::uint32_t slot;
        std::uint32_t round;
        float weight;
    };
    void sum(std::uint32_t slot, float weight);

    std::unordered_map<std::uint32_t, Holders> holders_;
    std::vector<Sum> sums_;  ///< open addressing, cleared by counting rounds
    std::vector<std::uint32_t> touched_;
    std::uint32_t round_ = 0;
};

}  // namespace stemma::group
