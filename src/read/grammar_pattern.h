// The pattern of one rule of a grammar → the sequences of symbols it stands for, and the words that
// symbols are written with. Inside of Grammar: not for others.
//
//   std::vector<std::string> slots;
//   auto flats = parse_pattern("<month> {<day>}?", state, lexicon, slots);
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "read/grammar_state.h"

namespace stemma::read {

/// The number that a value of the grammar spells; 0 if it is none.
[[nodiscard]] double number_of_value(std::string_view value);

/// Words and their symbols: everything that looks up or adds names.
class GrammarLexicon {
public:
    explicit GrammarLexicon(Grammar::State& state) : state_(state) {}

    std::uint32_t word(std::string_view key);
    std::uint32_t symbol(std::string_view name);
    /// `spelling`: pieces as written; '_' stands for white space between them.
    void add(std::string_view spelling, std::uint32_t symbol, std::string_view value);

private:
    Grammar::State& state_;
};

/// A sequence without options; braces stand in it as symbols of their own.
using FlatPattern = std::vector<GrammarElement>;
inline constexpr std::uint32_t open_brace = 0xFFFFFFF0;
inline constexpr std::uint32_t close_brace = 0xFFFFFFF1;

/// All flat sequences, or the reason why the pattern is none; adds to `slots` their names.
[[nodiscard]] std::expected<std::vector<FlatPattern>, std::string> parse_pattern(
    std::string_view pattern, Grammar::State& state, GrammarLexicon& lexicon,
    std::vector<std::string>& slots);

}  // namespace stemma::read
