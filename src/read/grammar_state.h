// Inside of Grammar: what the parser makes and the matcher walks. Not for others.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/string_map.h"
#include "read/grammar.h"
#include "read/key_filter.h"

namespace stemma::read {

/// Symbols that are computed from a piece; classes and literal words follow after them.
enum Computed : std::uint32_t {
    computed_int,
    computed_num,
    computed_ordinal,
    computed_day,
    computed_year,
    computed_hour,
    computed_minute,
    computed_digits2,
    computed_clock,
    computed_count,
};
inline constexpr std::array<std::string_view, computed_count> computed_names = {
    "int", "num", "ordinal", "day", "year", "hour", "minute", "digits2", "clock"};

/// One way to write a symbol: the words after the first, and what it means.
struct LexiconEntry {
    struct Rest {
        std::uint32_t word = 0;
        bool glued = false;
    };
    std::vector<Rest> rest;
    std::uint32_t symbol = 0;
    std::string value;
    double number = 0;
    bool capital = false;
};

struct GrammarElement {
    std::uint32_t symbol = 0;
    bool glued = false;
    std::int32_t slot = -1;
};

/// A rule without options: a path through the trie.
struct FlatSequence {
    std::vector<GrammarElement> elements;
    std::uint32_t begin = 0;  ///< elements, half-open: between the braces
    std::uint32_t end = 0;
    std::uint32_t rule = 0;
};

inline constexpr std::size_t max_elements = 16;

using Ids = StringMap<std::uint32_t>;

struct Grammar::State {
    Ids words;
    KeyFilter known;                                 ///< what is in `words`
    std::vector<std::vector<LexiconEntry>> entries;  ///< by first word
    Ids symbols;                                     ///< "<class>" and literal words
    std::vector<GrammarRule> rules;
    std::vector<FlatSequence> sequences;
    /// (node, symbol, glued) → node, and the sequences that end at a node.
    std::unordered_map<std::uint64_t, std::uint32_t> edges;
    std::vector<std::vector<std::uint32_t>> accepts;
    /// A bit for each edge, to pass over most of those that are not there.
    static constexpr std::size_t edge_bits = std::size_t{1} << 16U;
    std::bitset<edge_bits> some_edges;

    [[nodiscard]] static std::uint64_t edge_key(std::uint32_t node, std::uint32_t symbol,
                                                bool glued) {
        return (std::uint64_t{node} << 32U) | (std::uint64_t{symbol} << 1U) |
               static_cast<std::uint64_t>(glued);
    }
    [[nodiscard]] static std::size_t edge_place(std::uint64_t key) {
        return (key ^ (key >> 32U) * 31) % edge_bits;
    }
    void insert(FlatSequence sequence);
    /// The node that an edge leads to, or nothing.
    [[nodiscard]] std::optional<std::uint32_t> follow(std::uint32_t node, std::uint32_t symbol,
                                                      bool glued) const {
        const std::uint64_t key = edge_key(node, symbol, glued);
        if (!some_edges[edge_place(key)]) {
            return std::nullopt;
        }
        const auto edge = edges.find(key);
        return edge == edges.end() ? std::nullopt : std::optional(edge->second);
    }
    /// The number of a word by its key, or nothing.
    [[nodiscard]] std::optional<std::uint32_t> word_of(std::string_view key) const {
        if (!known.may_hold(key)) {
            return std::nullopt;
        }
        const auto word = words.find(key);
        return word == words.end() ? std::nullopt : std::optional(word->second);
    }
};

/// Fills a state from a grammar file's bytes.
[[nodiscard]] Result<void> parse_grammar(std::string_view bytes, std::string_view source,
                                         Grammar::State& state);

}  // namespace stemma::read
