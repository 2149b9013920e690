#include "read/grammar.h"

#include <algorithm>

#include "base/strings.h"
#include "read/grammar_state.h"
#include "read/spelled_number.h"

namespace stemma::read {
namespace {

constexpr std::size_t max_steps = 4000;  // trie steps from one piece
// More pieces than a match can look ahead, so that lexemes stay while it is walked.
constexpr std::size_t ring_size = 1024;

struct Lexeme {
    std::uint32_t symbol = 0;
    std::uint32_t pieces = 1;
    std::string_view name;
    double number = 0;
};

/// The symbols that each piece may start, worked out once a piece as the matcher passes.
class Lexer {
public:
    Lexer(const Grammar::State& state, std::string_view text, std::span<const Piece> pieces)
        : state_(state), text_(text), pieces_(pieces), ring_(ring_size) {}

    const std::vector<Lexeme>& at(std::size_t i) {
        Cached& cached = ring_[i % ring_size];
        if (cached.piece != i) {
            cached.piece = i;
            cached.lexemes.clear();
            look_up(i, cached.lexemes);
            add_computed(i, cached.lexemes);
        }
        return cached.lexemes;
    }

private:
    struct Cached {
        std::size_t piece = SIZE_MAX;
        std::vector<Lexeme> lexemes;
    };

    void look_up(std::size_t i, std::vector<Lexeme>& out) {
        const auto word = state_.word_of(key_of(pieces_[i], text_, buffer_));
        if (!word) {
            return;
        }
        for (const LexiconEntry& entry : state_.entries[*word]) {
            if ((!entry.capital || pieces_[i].capital) && fits(entry, i)) {
                out.push_back({entry.symbol, static_cast<std::uint32_t>(1 + entry.rest.size()),
                               entry.value, entry.number});
            }
        }
    }

    bool fits(const LexiconEntry& entry, std::size_t i) {
        for (const LexiconEntry::Rest& rest : entry.rest) {
            ++i;
            if (i >= pieces_.size() || pieces_[i].space_before == rest.glued) {
                return false;
            }
            if (state_.word_of(key_of(pieces_[i], text_, buffer_)) != rest.word) {
                return false;
            }
        }
        return true;
    }

    void add_computed(std::size_t i, std::vector<Lexeme>& out) const {
        const Piece& piece = pieces_[i];
        if (piece.kind == PieceKind::number) {
            if (!is_amount(i)) {
                add_numeral(i, out);
            }
            return;
        }
        if (piece.kind != PieceKind::word) {
            return;
        }
        if (const auto n = spelled_number(text_, pieces_, i)) {
            if (n->ordinal) {
                out.push_back({computed_ordinal, n->pieces, {}, n->value});
            } else {
                out.push_back({computed_int, n->pieces, {}, n->value});
                out.push_back({computed_num, n->pieces, {}, n->value});
                if (follows(i + n->pieces, {"and", "a", "half"})) {
                    out.push_back({computed_num, n->pieces + 3, {}, n->value + 0.5});
                }
            }
        }
        if (const auto year = spelled_year(text_, pieces_, i)) {
            out.push_back({computed_year, year->pieces, {}, year->value});
        }
    }

    void add_numeral(std::size_t i, std::vector<Lexeme>& out) const {
        const Piece& piece = pieces_[i];
        const std::uint32_t size = piece.span.size();
        const double v = piece.value;
        out.push_back({computed_num, 1, {}, v});
        if (!piece.whole) {
            add_clock(piece, out);
            return;
        }
        out.push_back({computed_int, 1, {}, v});
        if (size == 4 && v >= 1000 && v < 3000) {
            out.push_back({computed_year, 1, {}, v});
        }
        if (size <= 2) {
            add_small(i, out);
        }
        std::string buffer;
        if (glued(i + 1) && pieces_[i + 1].kind == PieceKind::word) {
            const std::string_view ending = key_of(pieces_[i + 1], text_, buffer);
            if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
                out.push_back({computed_ordinal, 2, {}, v});
            }
        }
        if (follows(i + 1, {"and", "a", "half"})) {
            out.push_back({computed_num, 4, {}, v + 0.5});
        }
        if (i + 3 < pieces_.size() && pieces_[i + 1].kind == PieceKind::number && glued(i + 2) &&
            text_[pieces_[i + 2].span.begin] == '/' && glued(i + 3) &&
            pieces_[i + 3].value > pieces_[i + 1].value) {
            out.push_back({computed_num, 4, {}, v + pieces_[i + 1].value / pieces_[i + 3].value});
        }
    }

    /// "6.30", "18.30"
    void add_clock(const Piece& piece, std::vector<Lexeme>& out) const {
        const std::string_view digits = piece.span.of(text_);
        std::int32_t hour = 0;
        std::int32_t minute = 0;
        const std::size_t point = digits.find('.');
        if (point <= 2 && digits.size() == point + 3 &&
            parse_number(digits.substr(0, point), hour) &&
            parse_number(digits.substr(point + 1), minute) && hour <= 24 && minute <= 59) {
            out.push_back({computed_clock, 1, {}, hour * 100.0 + minute});
        }
    }

    void add_small(std::size_t i, std::vector<Lexeme>& out) const {
        const double v = pieces_[i].value;
        if (v >= 1 && v <= 31) {
            out.push_back({computed_day, 1, {}, v});
        }
        if (v <= 24) {
            out.push_back({computed_hour, 1, {}, v});
        }
        if (pieces_[i].span.size() == 2) {
            out.push_back({computed_digits2, 1, {}, v});
            if (v <= 59) {
                out.push_back({computed_minute, 1, {}, v});
            }
        }
    }

    [[nodiscard]] bool glued(std::size_t i) const {
        return i < pieces_.size() && !pieces_[i].space_before;
    }
    [[nodiscard]] bool follows(std::size_t i, std::initializer_list<std::string_view> words) const {
        std::string buffer;
        for (const std::string_view word : words) {
            if (i >= pieces_.size() || key_of(pieces_[i], text_, buffer) != word) {
                return false;
            }
            ++i;
        }
        return true;
    }
    /// "$1990", "£12", "12%": no part of a date.
    [[nodiscard]] bool is_amount(std::size_t i) const {
        if (glued(i + 1) && text_[pieces_[i + 1].span.begin] == '%') {
            return true;
        }
        if (i == 0 || pieces_[i].space_before) {
            return false;
        }
        const std::string_view before = pieces_[i - 1].span.of(text_);
        return before == "$" || before == "£" || before == "€" || before == "¥" || before == "₹";
    }

    const Grammar::State& state_;
    std::string_view text_;
    std::span<const Piece> pieces_;
    std::vector<Cached> ring_;
    std::string buffer_;
};

/// Walks the trie from each piece, depth first.
class Matcher {
public:
    Matcher(const Grammar::State& state, std::string_view text, std::span<const Piece> pieces)
        : state_(state), text_(text), pieces_(pieces), lexer_(state, text, pieces) {}

    std::vector<Match> run() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (may_start(i)) {
                steps_ = 0;
                found_.clear();
                walk(0, i, 0);
                for (const Found& found : found_) {
                    matches_.push_back(found.match);
                }
            }
        }
        return choose();
    }

private:
    struct Step {
        std::size_t piece = 0;
        Lexeme lexeme;
    };
    struct Found {
        Match match;
        std::uint32_t reach = 0;  ///< past the last piece that the rule looked at
    };

    /// Depth is bounded by max_elements, so this recursion is by the grammar, not the input.
    void walk(std::uint32_t node, std::size_t at, std::size_t depth) {
        for (const std::uint32_t sequence : state_.accepts[node]) {
            accept(state_.sequences[sequence], at, depth);
        }
        if (at >= pieces_.size() || depth == max_elements ||
            (depth > 0 && pieces_[at].paragraph != pieces_[path_[0].piece].paragraph)) {
            return;
        }
        const std::vector<Lexeme>& lexemes = lexer_.at(at);
        for (const Lexeme& lexeme : lexemes) {
            for (const bool glued : {false, true}) {
                if ((glued && pieces_[at].space_before) || ++steps_ > max_steps) {
                    continue;
                }
                if (const auto next = state_.follow(node, lexeme.symbol, glued)) {
                    path_[depth] = {at, lexeme};
                    walk(*next, at + lexeme.pieces, depth + 1);
                }
            }
        }
    }

    void accept(const FlatSequence& sequence, std::size_t at, std::size_t depth) {
        Match match;
        match.rule = sequence.rule;
        match.begin = static_cast<std::uint32_t>(path_[sequence.begin].piece);
        match.end =
            static_cast<std::uint32_t>(sequence.end < depth ? path_[sequence.end].piece : at);
        if (!may_start(match.begin) || !may_end(match.end)) {
            return;
        }
        for (std::size_t i = 0; i < depth; ++i) {
            if (const std::int32_t slot = sequence.elements[i].slot; slot >= 0) {
                match.slots[static_cast<std::size_t>(slot)] = {
                    path_[i].lexeme.name, path_[i].lexeme.number, true,
                    static_cast<std::uint32_t>(path_[i].piece)};
            }
        }
        const auto reach = static_cast<std::uint32_t>(at);
        for (Found& other : found_) {
            if (other.match.begin == match.begin) {
                const auto rank = [](const Match& m, std::uint32_t seen) {
                    return std::tuple(m.end, seen, ~m.rule);
                };
                if (rank(match, reach) > rank(other.match, other.reach)) {
                    other = {match, reach};
                }
                return;
            }
        }
        found_.push_back({match, reach});
    }

    [[nodiscard]] bool joins(std::size_t i) const {  // a character that binds words into one
        const std::string_view c = pieces_[i].span.of(text_);
        return c == "." || c == "/" || c == ":" || c == "@" || c == "_" || c == "#" || c == "&" ||
               c == "\\" || c == "=";
    }
    [[nodiscard]] bool may_start(std::size_t i) const {
        if (i == 0 || pieces_[i].space_before) {
            return true;
        }
        if (pieces_[i - 1].kind != PieceKind::other) {
            return pieces_[i].kind == PieceKind::other;
        }
        return !(joins(i - 1) && i > 1 && !pieces_[i - 1].space_before &&
                 pieces_[i - 2].kind != PieceKind::other);
    }
    [[nodiscard]] bool may_end(std::size_t i) const {
        if (i >= pieces_.size() || pieces_[i].space_before) {
            return true;
        }
        if (pieces_[i].kind != PieceKind::other) {
            return pieces_[i - 1].kind == PieceKind::other;
        }
        return !(joins(i) && i + 1 < pieces_.size() && !pieces_[i + 1].space_before &&
                 pieces_[i + 1].kind != PieceKind::other);
    }

    std::vector<Match> choose() {
        std::ranges::stable_sort(matches_, [](const Match& a, const Match& b) {
            return std::tuple(a.begin, b.end, a.rule) < std::tuple(b.begin, a.end, b.rule);
        });
        std::vector<Match> chosen;
        std::uint32_t free = 0;
        for (const Match& match : matches_) {
            if (match.begin >= free) {
                free = match.end;
                if (state_.rules[match.rule].action != "none") {
                    chosen.push_back(match);
                }
            }
        }
        return chosen;
    }

    const Grammar::State& state_;
    std::string_view text_;
    std::span<const Piece> pieces_;
    Lexer lexer_;
    std::array<Step, max_elements> path_;
    std::size_t steps_ = 0;
    std::vector<Found> found_;  // from one piece on

    std::vector<Match> matches_;
};

}  // namespace

Grammar::Grammar(std::unique_ptr<State> state) : state_(std::move(state)) {}
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;
Grammar::~Grammar() = default;

Result<Grammar> Grammar::parse(std::string_view bytes, std::string_view source) {
    auto state = std::make_unique<State>();
    state->accepts.emplace_back();
    if (auto done = parse_grammar(bytes, source, *state); !done) {
        return std::unexpected(done.error());
    }
    if (state->rules.empty()) {
        return fail(ErrorCode::damaged, std::string(source), "no rule in it");
    }
    return Grammar(std::move(state));
}

std::vector<Match> Grammar::match(std::string_view text, std::span<const Piece> pieces) const {
    return Matcher(*state_, text, pieces).run();
}

const GrammarRule& Grammar::rule(std::uint32_t index) const { return state_->rules[index]; }

std::optional<std::uint32_t> Grammar::find_class(std::string_view name) const {
    const auto found = state_->symbols.find(cat('<', name, '>'));
    return found == state_->symbols.end() ? std::nullopt : std::optional(found->second);
}

bool Grammar::holds(std::uint32_t word_class, std::string_view key) const {
    const auto word = state_->word_of(key);
    return word && std::ranges::any_of(state_->entries[*word], [&](const LexiconEntry& entry) {
               return entry.symbol == word_class && entry.rest.empty();
           });
}

std::size_t Grammar::rule_count() const { return state_->rules.size(); }

GrammarValue Grammar::argument(const Match& match, std::size_t index) const {
    const GrammarRule& rule = state_->rules[match.rule];
    if (index >= rule.arguments.size()) {
        return {};
    }
    const GrammarArgument& argument = rule.arguments[index];
    if (argument.slot) {
        return match.slots[static_cast<std::size_t>(argument.slot_index)];
    }
    return {argument.name, argument.number, true, match.begin};
}

}  // namespace stemma::read
