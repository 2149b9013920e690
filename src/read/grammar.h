// A grammar of phrases, kept as data: word classes, and rules over them with an action each.
//
//   Result<Grammar> g = Grammar::parse(bytes, "data/read/times.en.grammar");
//   std::vector<Match> found = g->match(text, pieces);   // leftmost, longest, not overlapping
//
// The file, a line at a time ('#' starts a comment; a line that starts with a space goes on):
//
//   class weekday  monday=1 tuesday=2 Mon.=1      words, and the value that each stands for;
//                                                 an entry with a capital asks for one in the text
//   class day-unit @unit weekend=WE               @: all entries of another class
//   rule DATE  {last <weekday>} -> weekday($weekday, last)
//
//   word            that word, lower-cased; may hold several pieces ("p.m.", "year-end")
//   <weekday>       a word of the class; <weekday:d> to call its value $d
//   <int> <num> <ordinal>                  computed: 15, fifteen; 2.5; 15th, fifteenth
//   <day> <year> <hour> <minute> <digits2> computed: 1–31; 1000–2999; 0–24; two digits 0–59
//   <clock>                                computed: 18.30 as 1830
//   (a b | c)       alternatives of sequences;  x?  optional;  a|b  alternatives of single items
//   ~x              no white space before x;    {…} what the match covers (default: all)
//   -> action(arguments)   $slot, a number, or a name;   -> none   drops what it matches
//
// Rules are expanded into flat sequences and kept in one trie, so that matching costs a bounded
// number of steps a piece: linear in the text. Of two matches the one that starts first wins, then
// the longer, then the one whose rule looked further, then the one whose rule stands first. Thread
// safety: const members are.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/pieces.h"
#include "stemma/result.h"

namespace stemma::read {

/// What a slot or a constant argument holds.
struct GrammarValue {
    std::string_view name;    ///< as in the grammar; empty for a computed number
    double number = 0;        ///< computed, or `name` read as a number
    bool given = false;       ///< false: an optional slot that took no part in the match
    std::uint32_t piece = 0;  ///< a slot's first piece

    explicit operator bool() const { return given; }
};

struct GrammarArgument {
    std::string name;
    double number = 0;
    bool slot = false;
    std::int32_t slot_index = -1;
};

struct GrammarRule {
    std::string kind;    ///< the word after `rule`
    std::string action;  ///< "none" drops the match
    std::vector<GrammarArgument> arguments;
    std::uint32_t line = 0;
};

inline constexpr std::size_t max_slots = 8;

struct Match {
    std::uint32_t rule = 0;
    std::uint32_t begin = 0;  ///< pieces, half-open: what the rule's braces cover
    std::uint32_t end = 0;
    std::array<GrammarValue, max_slots> slots;
};

class Grammar {
public:
    [[nodiscard]] static Result<Grammar> parse(std::string_view bytes, std::string_view source);
    Grammar(Grammar&&) noexcept;
    Grammar& operator=(Grammar&&) noexcept;
    ~Grammar();

    [[nodiscard]] std::vector<Match> match(std::string_view text,
                                           std::span<const Piece> pieces) const;
    [[nodiscard]] const GrammarRule& rule(std::uint32_t index) const;
    [[nodiscard]] std::size_t rule_count() const;
    /// For holds(); none if the file has no such class.
    [[nodiscard]] std::optional<std::uint32_t> find_class(std::string_view name) const;
    /// Whether that class has the word `key` (of a single piece: key_of() in pieces.h).
    [[nodiscard]] bool holds(std::uint32_t word_class, std::string_view key) const;
    /// Argument `index` of the match's rule: the slot's value, or the constant.
    [[nodiscard]] GrammarValue argument(const Match& match, std::size_t index) const;

    struct State;  ///< grammar_state.h

private:
    explicit Grammar(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::read
