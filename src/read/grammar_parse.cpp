#include <algorithm>
#include <charconv>
#include <expected>

#include "base/strings.h"
#include "read/grammar_state.h"

namespace stemma::read {
namespace {

constexpr std::size_t max_alternatives = 20000;  // flat sequences of one rule
constexpr std::size_t max_depth = 8;             // nested groups
constexpr std::uint32_t open_brace = 0xFFFFFFF0;
constexpr std::uint32_t close_brace = 0xFFFFFFF1;

using Flat = std::vector<GrammarElement>;

std::unexpected<Error> fail_at(std::string_view source, std::uint32_t line, std::string reason,
                               std::string_view excerpt) {
    return std::unexpected(Error{ErrorCode::damaged, std::string(source), line, std::move(reason),
                                 printable_excerpt(excerpt)});
}

double number_of(std::string_view name) {
    double number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

/// Words and their symbols: everything that looks up or adds names.
class Lexicon {
public:
    explicit Lexicon(Grammar::State& state) : state_(state) {}

    std::uint32_t word(std::string_view key) {
        const auto [it, added] = state_.words.try_emplace(
            std::string(key), static_cast<std::uint32_t>(state_.words.size()));
        if (added) {
            state_.entries.emplace_back();
        }
        return it->second;
    }

    std::uint32_t symbol(std::string_view name) {
        return state_.symbols
            .try_emplace(std::string(name),
                         static_cast<std::uint32_t>(computed_count + state_.symbols.size()))
            .first->second;
    }

    /// `spelling`: pieces as written; '_' stands for white space between them.
    void add(std::string_view spelling, std::uint32_t symbol, std::string_view value) {
        std::string spaced(spelling);
        std::ranges::replace(spaced, '_', ' ');
        const std::vector<Piece> pieces = cut_pieces(spaced, {});
        if (pieces.empty()) {
            return;
        }
        LexiconEntry entry;
        entry.symbol = symbol;
        entry.value = value;
        entry.number = number_of(value);
        entry.capital = pieces.front().capital;
        std::string buffer;
        const std::uint32_t first = word(key_of(pieces.front(), spaced, buffer));
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            entry.rest.push_back(
                {word(key_of(pieces[i], spaced, buffer)), !pieces[i].space_before});
        }
        state_.entries[first].push_back(std::move(entry));
    }

private:
    Grammar::State& state_;
};

struct ClassMember {
    std::string spelling;
    std::string value;
};

class RuleParser {
public:
    RuleParser(std::string_view pattern, Grammar::State& state, Lexicon& lexicon,
               std::vector<std::string>& slots)
        : rest_(pattern), state_(state), lexicon_(lexicon), slots_(slots) {}

    /// All flat sequences; an empty list and a reason if the pattern is not one.
    std::vector<Flat> parse() {
        std::vector<Flat> all = alternatives(0);
        if (reason_.empty() && !next().empty()) {
            reason_ = "a closing parenthesis too many";
        }
        return reason_.empty() ? std::move(all) : std::vector<Flat>{};
    }
    [[nodiscard]] const std::string& reason() const { return reason_; }

private:
    std::string_view next() {
        while (!rest_.empty() && rest_.front() == ' ') {
            rest_.remove_prefix(1);
        }
        return rest_.empty() ? rest_ : rest_.substr(0, 1);
    }
    bool take(char c) {
        if (next().empty() || rest_.front() != c) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    bool take_option() {  // directly after an item
        if (rest_.empty() || rest_.front() != '?') {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    std::vector<Flat> alternatives(std::size_t depth) {
        std::vector<Flat> all = sequence(depth);
        while (reason_.empty() && take('|')) {
            std::vector<Flat> more = sequence(depth);
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }

    std::vector<Flat> sequence(std::size_t depth) {
        std::vector<Flat> all = {{}};
        while (reason_.empty()) {
            const std::string_view c = next();
            if (c.empty() || c == ")" || c == "|") {
                break;
            }
            std::vector<Flat> item = one_item(depth);
            if (take_option()) {
                item.emplace_back();
            }
            append(all, item);
        }
        return all;
    }

    std::vector<Flat> one_item(std::size_t depth) {
        if (take('(')) {
            if (depth == max_depth) {
                reason_ = "groups nested too deep";
                return {};
            }
            std::vector<Flat> group = alternatives(depth + 1);
            if (reason_.empty() && !take(')')) {
                reason_ = "a group is not closed";
            }
            return group;
        }
        if (take('{')) {
            return {{{open_brace}}};
        }
        if (take('}')) {
            return {{{close_brace}}};
        }
        return atom();
    }

    std::vector<Flat> atom() {
        const std::size_t size = std::min(rest_.find_first_of(" ?(){}"), rest_.size());
        std::string_view word = rest_.substr(0, size);
        rest_.remove_prefix(size);
        const bool glued = word.size() > 1 && word.front() == '~';
        word.remove_prefix(glued ? 1 : 0);
        std::vector<Flat> all;
        for (const std::string_view part : split(word, '|')) {
            if (!part.empty()) {
                all.push_back({element(part, glued)});
            }
        }
        return all;
    }

    GrammarElement element(std::string_view part, bool glued) {
        if (part.size() > 2 && part.front() == '<' && part.back() == '>') {
            const std::string_view inner = part.substr(1, part.size() - 2);
            const std::size_t colon = std::min(inner.find(':'), inner.size());
            const std::string_view name = inner.substr(0, colon);
            return {class_symbol(name), glued,
                    slot(colon < inner.size() ? inner.substr(colon + 1) : name)};
        }
        const bool known = state_.symbols.contains(part);
        const std::uint32_t symbol = lexicon_.symbol(part);
        if (!known) {
            lexicon_.add(part, symbol, part);
        }
        return {symbol, glued, -1};
    }

    std::uint32_t class_symbol(std::string_view name) {
        const auto computed = std::ranges::find(computed_names, name);
        if (computed != computed_names.end()) {
            return static_cast<std::uint32_t>(computed - computed_names.begin());
        }
        const auto found = state_.symbols.find(cat('<', name, '>'));
        if (found == state_.symbols.end()) {
            reason_ = cat("no class named ", name);
            return 0;
        }
        return found->second;
    }

    std::int32_t slot(std::string_view name) {
        const auto found = std::ranges::find(slots_, name);
        if (found == slots_.end()) {
            if (slots_.size() == max_slots) {
                reason_ = "too many slots in one rule";
                return -1;
            }
            slots_.emplace_back(name);
            return static_cast<std::int32_t>(slots_.size() - 1);
        }
        return static_cast<std::int32_t>(found - slots_.begin());
    }

    void append(std::vector<Flat>& all, const std::vector<Flat>& item) {
        if (all.size() * item.size() > max_alternatives) {
            reason_ = "too many alternatives in one rule";
            return;
        }
        std::vector<Flat> longer;
        longer.reserve(all.size() * item.size());
        for (const Flat& head : all) {
            for (const Flat& tail : item) {
                longer.push_back(head);
                longer.back().insert(longer.back().end(), tail.begin(), tail.end());
            }
        }
        all = std::move(longer);
    }

    std::string_view rest_;
    Grammar::State& state_;
    Lexicon& lexicon_;
    std::vector<std::string>& slots_;
    std::string reason_;
};

class FileParser {
public:
    FileParser(std::string_view source, Grammar::State& state)
        : source_(source), state_(state), lexicon_(state) {}

    Result<void> parse(std::string_view bytes) {
        std::string statement;
        std::uint32_t number = 0;
        for (const std::string_view raw : split(bytes, '\n')) {
            ++number;
            const std::string_view line = without_comment(raw);
            const bool goes_on = !line.empty() && line.front() == ' ';
            if (!goes_on) {
                if (auto done = finish(statement); !done) {
                    return done;
                }
                statement.clear();
                line_ = number;
            }
            statement.append(statement.empty() ? "" : " ").append(trim(line));
        }
        return finish(statement);
    }

private:
    static std::string_view without_comment(std::string_view line) {
        // '#' inside a pattern never occurs; a comment starts a line or follows white space.
        if (!line.empty() && line.front() == '#') {
            return {};
        }
        return line.substr(0, std::min(line.find(" #"), line.size()));
    }

    Result<void> finish(std::string_view statement) {
        statement = trim(statement);
        if (statement.empty()) {
            return {};
        }
        if (statement.starts_with("class ")) {
            return add_class(statement.substr(6));
        }
        if (statement.starts_with("rule ")) {
            return add_rule(trim(statement.substr(5)));
        }
        return fail_at(source_, line_, "a line is neither a class nor a rule", statement);
    }

    Result<void> add_class(std::string_view statement) {
        std::vector<std::string_view> words;
        for (const std::string_view word : split(statement, ' ')) {
            if (!word.empty()) {
                words.push_back(word);
            }
        }
        if (words.size() < 2) {
            return fail_at(source_, line_, "a class without words", statement);
        }
        if (std::ranges::find(computed_names, words[0]) != computed_names.end()) {
            return fail_at(source_, line_, "a class has the name of a computed one", words[0]);
        }
        const std::string name = cat('<', words[0], '>');
        std::vector<ClassMember>& members = classes_[name];
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i].front() == '@') {
                const auto other = classes_.find(cat('<', words[i].substr(1), '>'));
                if (other == classes_.end() || other->first == name) {
                    return fail_at(source_, line_, "a class takes in one that is not known yet",
                                   words[i]);
                }
                const std::vector<ClassMember> copies = other->second;
                members.insert(members.end(), copies.begin(), copies.end());
                continue;
            }
            const std::size_t equals = words[i].rfind('=');
            const std::string_view spelling = words[i].substr(0, equals);
            members.push_back(
                {std::string(spelling),
                 std::string(equals == std::string_view::npos ? spelling
                                                              : words[i].substr(equals + 1))});
        }
        const std::uint32_t symbol = lexicon_.symbol(name);
        for (const ClassMember& member : members) {
            lexicon_.add(member.spelling, symbol, member.value);
        }
        return {};
    }

    Result<void> add_rule(std::string_view statement) {
        const std::size_t arrow = statement.rfind(" -> ");
        const std::size_t space = statement.find(' ');
        if (arrow == std::string_view::npos || space >= arrow) {
            return fail_at(source_, line_, "a rule needs a kind, a pattern, an arrow and an action",
                           statement);
        }
        std::vector<std::string> slots;
        RuleParser parser(statement.substr(space + 1, arrow - space - 1), state_, lexicon_, slots);
        const std::vector<Flat> flats = parser.parse();
        if (!parser.reason().empty()) {
            return fail_at(source_, line_, parser.reason(), statement);
        }
        GrammarRule rule{.kind = std::string(statement.substr(0, space)),
                         .action = {},
                         .arguments = {},
                         .line = line_};
        if (auto done = read_action(trim(statement.substr(arrow + 4)), slots, rule); !done) {
            return done;
        }
        state_.rules.push_back(std::move(rule));
        for (const Flat& flat : flats) {
            if (auto done = add_sequence(flat, statement); !done) {
                return done;
            }
        }
        return {};
    }

    Result<void> read_action(std::string_view text, const std::vector<std::string>& slots,
                             GrammarRule& rule) {
        const std::size_t open = std::min(text.find('('), text.size());
        rule.action = trim(text.substr(0, open));
        if (open == text.size()) {
            return {};
        }
        if (!text.ends_with(')')) {
            return fail_at(source_, line_, "an action's arguments are not closed", text);
        }
        for (const std::string_view part :
             split(text.substr(open + 1, text.size() - open - 2), ',')) {
            const std::string_view name = trim(part);
            GrammarArgument argument{.name = std::string(name), .number = number_of(name)};
            if (name.starts_with('$')) {
                const auto found = std::ranges::find(slots, name.substr(1));
                if (found == slots.end()) {
                    return fail_at(source_, line_, "an action names a slot that the rule has not",
                                   name);
                }
                argument.slot = true;
                argument.slot_index = static_cast<std::int32_t>(found - slots.begin());
            }
            rule.arguments.push_back(std::move(argument));
        }
        return {};
    }

    Result<void> add_sequence(const Flat& flat, std::string_view statement) {
        FlatSequence sequence;
        sequence.rule = static_cast<std::uint32_t>(state_.rules.size() - 1);
        std::optional<std::uint32_t> end;
        for (const GrammarElement& element : flat) {
            const auto at = static_cast<std::uint32_t>(sequence.elements.size());
            if (element.symbol == open_brace) {
                sequence.begin = at;
            } else if (element.symbol == close_brace) {
                end = at;
            } else {
                sequence.elements.push_back(element);
            }
        }
        sequence.end = end.value_or(static_cast<std::uint32_t>(sequence.elements.size()));
        if (sequence.begin >= sequence.end || sequence.elements.size() > max_elements) {
            return fail_at(source_, line_, "a rule can cover nothing, or too much", statement);
        }
        state_.insert(std::move(sequence));
        return {};
    }

    std::string_view source_;
    Grammar::State& state_;
    Lexicon lexicon_;
    std::unordered_map<std::string, std::vector<ClassMember>> classes_;
    std::uint32_t line_ = 0;
};

}  // namespace

void Grammar::State::insert(FlatSequence sequence) {
    if (accepts.empty()) {
        accepts.emplace_back();
    }
    std::uint32_t node = 0;
    for (const GrammarElement& element : sequence.elements) {
        const auto [it, added] = edges.try_emplace(edge_key(node, element.symbol, element.glued),
                                                   static_cast<std::uint32_t>(accepts.size()));
        if (added) {
            accepts.emplace_back();
        }
        node = it->second;
    }
    accepts[node].push_back(static_cast<std::uint32_t>(sequences.size()));
    sequences.push_back(std::move(sequence));
}

Result<void> parse_grammar(std::string_view bytes, std::string_view source, Grammar::State& state) {
    return FileParser(source, state).parse(bytes);
}

}  // namespace stemma::read
