#include "read/events/event_lexicon.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "read/syntax/word_lines.h"

namespace stemma::read {
namespace {

constexpr std::array<std::string_view, event_types> type_names = {
    "AGREE",   "CONSULT",     "SUPPORT",  "CONCEDE",    "COOPERATE", "AID",
    "RETREAT", "INVESTIGATE", "DEMAND",   "DISAPPROVE", "REJECT",    "THREATEN",
    "PROTEST", "SANCTION",    "MOBILIZE", "COERCE",     "ASSAULT",   "FIGHT"};

constexpr std::array<std::string_view, 6> control_names = {"",       "agree",  "threaten",
                                                           "refuse", "demand", "try"};

std::vector<std::string_view> words_in(std::string_view list) {
    std::vector<std::string_view> words = split(list, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

template <std::size_t N>
std::optional<std::size_t> position(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::string_view name_of(EventType type) { return type_names[static_cast<std::size_t>(type)]; }

bool is_cooperative(EventType type) { return type <= EventType::retreat; }

Result<EventLexicon> EventLexicon::open(const DataFolder& data, const Inflections& forms) {
    const std::string name = "read/events.txt";
    const Result<std::string> text = data.read(name);
    if (!text) {
        return std::unexpected(text.error());
    }
    return parse(*text, data.path_of(name), forms);
}

Result<EventLexicon> EventLexicon::parse(std::string_view text, std::string_view source,
                                         const Inflections& forms) {
    EventLexicon lexicon;
    const Result<void> read = parse_word_lines(
        text, source, [&](std::string_view line) { return lexicon.add_line(line, forms); });
    if (!read) {
        return std::unexpected(read.error());
    }
    for (const auto& [stem, word] : lexicon.words_) {
        lexicon.filter_.set(stem % filter_bits);
    }
    return lexicon;
}

std::string_view EventLexicon::add_line(std::string_view line, const Inflections& forms) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return "a line needs a kind, a colon and words";
    }
    const std::vector<std::string_view> head = words_in(line.substr(0, colon));
    const std::string_view list = line.substr(colon + 1);
    const std::string_view kind = head.empty() ? "" : head.front();
    const std::string_view name = head.size() == 2 ? head[1] : "";
    if (kind == "light" || kind == "report" || kind == "party") {
        bool Word::* const member = kind == "light"    ? &Word::light
                                    : kind == "report" ? &Word::report
                                                       : &Word::party;
        for (const std::string_view word : words_in(list)) {
            words_[forms.key(word)].*member = true;
        }
        return {};
    }
    if (kind == "control") {
        const auto control = position(control_names, name);
        if (!control) {
            return "no such class of control";
        }
        for (const std::string_view word : words_in(list)) {
            words_[forms.key(word)].control = static_cast<Control>(*control);
        }
        return {};
    }
    const auto type = position(type_names, name);
    if (!type) {
        return "no such event type";
    }
    if (kind == "with" || kind == "particle") {
        return add_rule(static_cast<EventType>(*type), list, kind == "particle", forms);
    }
    if (kind != "verb" && kind != "noun") {
        return "no such kind of line";
    }
    for (const std::string_view word : words_in(list)) {
        Word& entry = words_[forms.key(word)];
        std::optional<EventType>& slot = kind == "verb" ? entry.verb : entry.noun;
        slot = slot ? slot : static_cast<EventType>(*type);
    }
    return {};
}

/// "hold begin + talk meeting" is one rule; "hand+over give+up" is one a pair.
std::string_view EventLexicon::add_rule(EventType type, std::string_view words, bool particle,
                                        const Inflections& forms) {
    const auto next_rule = [&] {
        rules_.push_back({type, particle});
        return rules_.size() - 1;
    };
    if (rules_.size() + words_in(words).size() >= max_rules) {
        return "too many rules";
    }
    if (particle) {
        for (const std::string_view pair : words_in(words)) {
            const std::size_t plus = pair.find('+');
            if (plus == std::string_view::npos) {
                return "a particle line needs verb+word";
            }
            const std::size_t rule = next_rule();
            words_[forms.key(pair.substr(0, plus))].as_verb.set(rule);
            words_[forms.key(pair.substr(plus + 1))].as_noun.set(rule);
        }
        return {};
    }
    const std::size_t plus = words.find('+');
    if (plus == std::string_view::npos) {
        return "a line of verbs with nouns needs a plus sign";
    }
    const std::size_t rule = next_rule();
    for (const std::string_view verb : words_in(words.substr(0, plus))) {
        words_[forms.key(verb)].as_verb.set(rule);
    }
    for (const std::string_view noun : words_in(words.substr(plus + 1))) {
        words_[forms.key(noun)].as_noun.set(rule);
    }
    return {};
}

const EventLexicon::Word& EventLexicon::word(std::uint64_t stem) const {
    static const Word nothing;
    if (!filter_[stem % filter_bits]) {
        return nothing;
    }
    const auto found = words_.find(stem);
    return found == words_.end() ? nothing : found->second;
}

std::optional<EventType> EventLexicon::together(const Word& verb, const Word& other,
                                                bool particle) const {
    const std::bitset<max_rules> both = verb.as_verb & other.as_noun;
    if (both.none()) {
        return std::nullopt;
    }
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        if (both.test(rule) && rules_[rule].particle == particle) {
            return rules_[rule].type;
        }
    }
    return std::nullopt;
}

}  // namespace stemma::read
