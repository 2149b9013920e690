#include "read/numbers/counted.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::read {
namespace {

using Kind = NumberLexicon::Kind;

constexpr std::size_t noun_reach = 6;  // words from the number to its noun
constexpr std::size_t role_reach = 6;  // words from the noun to what befell it
constexpr std::size_t toll_reach = 10;

struct Noun {
    std::string word;  ///< lower case
    std::size_t end = 0;
    const NumberLexicon::Entry* person = nullptr;
};

bool same_paragraph(const NumberText& t, std::size_t a, std::size_t b) {
    return b < t.pieces.size() && t.pieces[a].paragraph == t.pieces[b].paragraph;
}

std::string lower_key(const NumberText& t, std::size_t i) {
    std::string buffer;
    return std::string(key_of(t.pieces[i], t.text, buffer));
}

/// Past "of", "of the", "of his": "14 of the passengers".
std::size_t skip_partitive(const NumberText& t, std::size_t i) {
    if (!t.is(i, "of")) {
        return i;
    }
    constexpr std::array<std::string_view, 9> determiners = {"the", "its",   "their", "his", "her",
                                                             "our", "these", "those", "them"};
    const bool determined =
        std::ranges::any_of(determiners, [&](std::string_view d) { return t.is(i + 1, d); });
    return determined ? i + 2 : i + 1;
}

bool may_head(Pos pos, std::string_view word) {
    if (pos == Pos::x) {
        return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
    }
    return pos == Pos::noun;
}

bool may_modify(Pos pos) {
    return pos == Pos::x || pos == Pos::adj || pos == Pos::propn || pos == Pos::noun ||
           pos == Pos::num || pos == Pos::adv || pos == Pos::verb;
}

Noun find_noun(const NumberText& t, std::size_t at) {
    Noun noun;
    const std::size_t first = skip_partitive(t, at);
    for (std::size_t i = first; i < first + noun_reach && same_paragraph(t, at - 1, i); ++i) {
        if (t.is(i, "-")) {
            continue;
        }
        if (!t.is_word(i) || t.at(Kind::stop, i)) {
            break;
        }
        if (const auto person = t.at(Kind::person, i)) {
            noun = {lower_key(t, i), i + person.pieces, person.entry};
            i += person.pieces - 1;
            continue;
        }
        const bool adjective_role = t.at(Kind::role, i) && noun.end == 0 && i == first;
        if (t.at(Kind::role, i) &&
            !(adjective_role && same_paragraph(t, at - 1, i + 1) && t.at(Kind::person, i + 1))) {
            break;
        }
        const std::string word = lower_key(t, i);
        const Pos pos = t.pos(i);
        if (may_head(pos, word)) {
            if (noun.person != nullptr && pos == Pos::x) {
                break;
            }
            noun = {word, i + 1, nullptr};
        } else if (noun.end != 0 || !may_modify(pos)) {
            break;
        }
    }
    return noun;
}

/// "the number of people [killed]", "the number of [dead]"
bool number_of_before(const NumberText& t, std::size_t i) {
    const bool people = i > 0 && static_cast<bool>(t.at(Kind::person, i - 1));
    const std::size_t of = i - (people ? 2 : 1);
    return i > (people ? 2U : 1U) && t.is(of, "of") && t.is(of - 1, "number");
}

/// "killed 12", "the deaths of 12", "the death toll rose to 12".
std::string_view role_before(const NumberText& t, std::size_t begin) {
    if (const auto role = t.ending_at(Kind::role, begin)) {
        return role.entry->value;
    }
    if (begin > 1 && t.is(begin - 1, "of")) {
        if (const auto role = t.ending_at(Kind::role, begin - 1)) {
            return role.entry->value;
        }
        if (t.is(begin - 2, "lives")) {
            return "killed";
        }
    }
    for (std::size_t i = begin; i > 0 && begin - i < toll_reach && same_paragraph(t, i - 1, begin);
         --i) {
        const bool earlier = i > 1 && t.is(i - 2, "from");  // "rose from 12 to 19"
        if ((t.pieces[i - 1].kind == PieceKind::number && !earlier) || t.is(i - 1, ".")) {
            break;
        }
        if (t.is(i - 1, "toll") && i > 1 && (t.is(i - 2, "death") || t.is(i - 2, "the"))) {
            return "killed";
        }
        if (const auto role = t.at(Kind::role, i - 1); role && number_of_before(t, i - 1)) {
            return role.entry->value;
        }
    }
    return {};
}

bool may_stand_between(const NumberText& t, std::size_t i) {
    constexpr std::array<std::string_view, 16> words = {
        "was",   "were", "are", "is",   "have",   "has",       "had",   "been",
        "being", "be",   "who", "also", "others", "confirmed", "still", "left"};
    const std::string word = lower_key(t, i);
    return std::ranges::find(words, word) != words.end() ||
           (word.size() > 4 && word.ends_with("ly")) || t.pos(i) == Pos::aux;
}

/// What follows a role: "killed or wounded", "dead, injured or missing" count several fates.
bool goes_on_with_other_role(const NumberText& t, std::size_t i, std::string_view role) {
    const std::size_t comma = t.is(i, ",") ? 1 : 0;
    const bool joined = t.is(i + comma, "or") || t.is(i + comma, "and");
    const std::size_t at = i + comma + (joined ? 1 : 0);
    const auto other = comma != 0 || joined ? t.at(Kind::role, at) : NumberLexicon::Found{};
    const auto is_casualty = [](std::string_view fate) {
        return fate == "killed" || fate == "injured" || fate == "missing";
    };
    return other && same_paragraph(t, i, at) && other.entry->value != role && is_casualty(role) &&
           is_casualty(other.entry->value) && !t.is_number(at + other.pieces) &&
           !t.is_number(at + other.pieces + 1);
}

/// "12 people were reportedly killed", "12 dead".
std::string_view role_after(const NumberText& t, std::size_t end) {
    for (std::size_t i = end; i < end + role_reach && same_paragraph(t, end - 1, i); ++i) {
        if (const auto role = t.at(Kind::role, i)) {
            const std::string_view fate = role.entry->value;
            return goes_on_with_other_role(t, i + role.pieces, fate) ? "casualty" : fate;
        }
        if (!t.is_word(i) || !may_stand_between(t, i)) {
            break;
        }
    }
    return {};
}

}  // namespace

Pos NumberText::pos(std::size_t i) const {
    const std::uint32_t begin = pieces[i].span.begin;
    const auto after = std::ranges::upper_bound(
        tokens, begin, {}, [](const Token& token) { return token.span.begin; });
    if (after == tokens.begin()) {
        return Pos::x;
    }
    const Token& token = *(after - 1);
    return token.span.contains(begin) ? token.pos : Pos::x;
}

std::string singular(std::string_view noun) {
    const auto ends = [&](std::string_view ending) {
        return noun.size() > std::max<std::size_t>(ending.size() + 1, 3) && noun.ends_with(ending);
    };
    if (ends("ies")) {
        return std::string(noun.substr(0, noun.size() - 3)) + "y";
    }
    if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes")) {
        return std::string(noun.substr(0, noun.size() - 2));
    }
    if (ends("s") && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is")) {
        return std::string(noun.substr(0, noun.size() - 1));
    }
    return std::string(noun);
}

std::size_t none_at(const NumberText& t, std::size_t i) {
    if (!t.is_word(i)) {
        return i;
    }
    switch (t.pieces[i].span.size()) {
        case 2: return !t.is(i, "no") ? i : t.is(i + 1, "one") ? i + 2 : i + 1;
        case 4: return t.is(i, "none") ? i + 1 : i;
        case 6: return t.is(i, "nobody") ? i + 1 : i;
        default: return i;
    }
}

std::string counted_unit(const NumberText& t, std::size_t begin, std::size_t end) {
    const Noun noun = find_noun(t, end);
    if (noun.end != 0 && noun.person == nullptr) {
        return singular(noun.word);
    }
    std::string_view role = role_before(t, begin);
    if (role.empty()) {
        role = role_after(t, noun.end != 0 ? noun.end : end);
    }
    if (noun.end == 0 && role.empty()) {
        return {};
    }
    std::string unit = "person";
    if (!role.empty()) {
        unit.append(":").append(role);
    }
    if (noun.person != nullptr && noun.person->value != "-") {
        unit.append("/").append(noun.person->value);
    }
    return unit;
}

}  // namespace stemma::read
