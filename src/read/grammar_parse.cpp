#include <algorithm>
#include <expected>

#include "base/strings.h"
#include "read/grammar_pattern.h"
#include "read/grammar_state.h"

namespace stemma::read {
namespace {

std::unexpected<Error> fail_at(std::string_view source, std::uint32_t line, std::string reason,
                               std::string_view excerpt) {
    return std::unexpected(Error{ErrorCode::damaged, std::string(source), line, std::move(reason),
                                 printable_excerpt(excerpt)});
}

struct ClassMember {
    std::string spelling;
    std::string value;
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
        const auto flats =
            parse_pattern(statement.substr(space + 1, arrow - space - 1), state_, lexicon_, slots);
        if (!flats) {
            return fail_at(source_, line_, flats.error(), statement);
        }
        GrammarRule rule{.kind = std::string(statement.substr(0, space)),
                         .action = {},
                         .arguments = {},
                         .line = line_};
        if (auto done = read_action(trim(statement.substr(arrow + 4)), slots, rule); !done) {
            return done;
        }
        state_.rules.push_back(std::move(rule));
        for (const FlatPattern& flat : *flats) {
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
            GrammarArgument argument{.name = std::string(name), .number = number_of_value(name)};
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

    Result<void> add_sequence(const FlatPattern& flat, std::string_view statement) {
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
    GrammarLexicon lexicon_;
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
            some_edges.set(edge_place(it->first));
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
