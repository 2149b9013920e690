#include "read/grammar_pattern.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace stemma::read {
namespace {

constexpr std::size_t max_alternatives = 20000;  // flat sequences of one rule
constexpr std::size_t max_depth = 8;             // nested groups

class PatternParser {
public:
    PatternParser(std::string_view pattern, Grammar::State& state, GrammarLexicon& lexicon,
                  std::vector<std::string>& slots)
        : rest_(pattern), state_(state), lexicon_(lexicon), slots_(slots) {}

    /// All flat sequences; an empty list and a reason if the pattern is not one.
    std::vector<FlatPattern> parse() {
        std::vector<FlatPattern> all = alternatives(0);
        if (reason_.empty() && !next().empty()) {
            reason_ = "a closing parenthesis too many";
        }
        return reason_.empty() ? std::move(all) : std::vector<FlatPattern>{};
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

    std::vector<FlatPattern> alternatives(std::size_t depth) {
        std::vector<FlatPattern> all = sequence(depth);
        while (reason_.empty() && take('|')) {
            std::vector<FlatPattern> more = sequence(depth);
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }

    std::vector<FlatPattern> sequence(std::size_t depth) {
        std::vector<FlatPattern> all = {{}};
        while (reason_.empty()) {
            const std::string_view c = next();
            if (c.empty() || c == ")" || c == "|") {
                break;
            }
            std::vector<FlatPattern> item = one_item(depth);
            if (take_option()) {
                item.emplace_back();
            }
            append(all, item);
        }
        return all;
    }

    std::vector<FlatPattern> one_item(std::size_t depth) {
        if (take('(')) {
            if (depth == max_depth) {
                reason_ = "groups nested too deep";
                return {};
            }
            std::vector<FlatPattern> group = alternatives(depth + 1);
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

    std::vector<FlatPattern> atom() {
        const std::size_t size = std::min(rest_.find_first_of(" ?(){}"), rest_.size());
        std::string_view word = rest_.substr(0, size);
        rest_.remove_prefix(size);
        const bool glued = word.size() > 1 && word.front() == '~';
        word.remove_prefix(glued ? 1 : 0);
        std::vector<FlatPattern> all;
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

    void append(std::vector<FlatPattern>& all, const std::vector<FlatPattern>& item) {
        if (all.size() * item.size() > max_alternatives) {
            reason_ = "too many alternatives in one rule";
            return;
        }
        std::vector<FlatPattern> longer;
        longer.reserve(all.size() * item.size());
        for (const FlatPattern& head : all) {
            for (const FlatPattern& tail : item) {
                longer.push_back(head);
                longer.back().insert(longer.back().end(), tail.begin(), tail.end());
            }
        }
        all = std::move(longer);
    }

    std::string_view rest_;
    Grammar::State& state_;
    GrammarLexicon& lexicon_;
    std::vector<std::string>& slots_;
    std::string reason_;
};

}  // namespace

double number_of_value(std::string_view value) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} && end == value.data() + value.size() ? number : 0;
}

std::uint32_t GrammarLexicon::word(std::string_view key) {
    const auto [it, added] =
        state_.words.try_emplace(std::string(key), static_cast<std::uint32_t>(state_.words.size()));
    if (added) {
        state_.entries.emplace_back();
        state_.known.add(key);
    }
    return it->second;
}

std::uint32_t GrammarLexicon::symbol(std::string_view name) {
    return state_.symbols
        .try_emplace(std::string(name),
                     static_cast<std::uint32_t>(computed_count + state_.symbols.size()))
        .first->second;
}

void GrammarLexicon::add(std::string_view spelling, std::uint32_t symbol, std::string_view value) {
    std::string spaced(spelling);
    std::ranges::replace(spaced, '_', ' ');
    const std::vector<Piece> pieces = cut_pieces(spaced, {});
    if (pieces.empty()) {
        return;
    }
    LexiconEntry entry;
    entry.symbol = symbol;
    entry.value = value;
    entry.number = number_of_value(value);
    entry.capital = pieces.front().capital;
    std::string buffer;
    const std::uint32_t first = word(key_of(pieces.front(), spaced, buffer));
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        entry.rest.push_back({word(key_of(pieces[i], spaced, buffer)), !pieces[i].space_before});
    }
    state_.entries[first].push_back(std::move(entry));
}

std::expected<std::vector<FlatPattern>, std::string> parse_pattern(
    std::string_view pattern, Grammar::State& state, GrammarLexicon& lexicon,
    std::vector<std::string>& slots) {
    PatternParser parser(pattern, state, lexicon, slots);
    std::vector<FlatPattern> flats = parser.parse();
    if (!parser.reason().empty()) {
        return std::unexpected(parser.reason());
    }
    return flats;
}

}  // namespace stemma::read
