#include "read/entities/pronouns.h"

#include <algorithm>
#include <array>

#include "read/attributions/article_view.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t nobody = NamedText::nobody;
constexpr std::size_t sentences_back = 3;
constexpr std::size_t most_people = 8;  // of a sentence; past so many, no pronoun is safe

/// The last word of an office or address beside a name, where it tells.
constexpr std::array<std::string_view, 13> his = {
    "mr",     "mr.",   "sir",      "lord",  "herr",      "king",       "duke",
    "prince", "baron", "monsieur", "count", "spokesman", "congressman"};
constexpr std::array<std::string_view, 19> hers = {
    "mrs",      "mrs.",    "ms",          "ms.",        "miss",         "dame",     "lady",
    "frau",     "madam",   "queen",       "duchess",    "princess",     "baroness", "madame",
    "countess", "actress", "spokeswoman", "chairwoman", "congresswoman"};

template <std::size_t n>
bool is_one_of(const NamedText& named, std::uint32_t i,
               const std::array<std::string_view, n>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return named.is(i, word); });
}

}  // namespace

Pronouns::Pronouns(const NamedText& named, std::vector<Entity>& entities)
    : named_(named), entities_(entities) {
    for (std::uint32_t m = 0; m < named_.mentions.size(); ++m) {
        if (named_.is_person(m)) {
            learn_gender(m);
        }
    }
}

/// What stands before the name says it, else the given name, where all who bear it are one.
void Pronouns::learn_gender(std::uint32_t mention) {
    const Name& name = named_.mentions[mention].name;
    Gender& gender = gender_of(named_.resolution.of_mention[mention]);
    if (name.begin > named_.reading.sentences[name.sentence].tokens.begin) {
        if (is_one_of(named_, name.begin - 1, his)) {
            gender = Gender::he;
        } else if (is_one_of(named_, name.begin - 1, hers)) {
            gender = Gender::she;
        }
    }
    const std::vector<std::string>& words = named_.mentions[mention].words;
    const bool family_first = !words.empty() && words.front().size() <= 3;
    if (gender == Gender::unknown && words.size() > 1 && !family_first) {
        const auto given =
            named_.gazetteer.match(named_.forms, name.begin, bit_of(NameClass::given));
        const std::string_view told = named_.gazetteer.key(given, NameClass::given);
        gender = told == "he" ? Gender::he : told == "she" ? Gender::she : gender;
    }
}

void Pronouns::begin(TokenRange sentence) {
    sentence_ = sentence;
    before_.push_front(std::move(here_));
    if (before_.size() > sentences_back) {
        before_.pop_back();
    }
    here_.clear();
}

/// Behind no preposition or verb, before a verb; or behind a verb of speaking.
bool Pronouns::is_subject(TokenRange name) const {
    const std::vector<Token>& tokens = named_.reading.tokens;
    std::uint32_t begin = name.begin;
    while (begin > sentence_.begin &&
           (is_noun(tokens[begin - 1].pos) || tokens[begin - 1].pos == Pos::adj ||
            tokens[begin - 1].pos == Pos::det || tokens[begin - 1].pos == Pos::num)) {
        --begin;
    }
    if (begin > sentence_.begin) {
        const Pos before = tokens[begin - 1].pos;
        static constexpr std::array<std::string_view, 4> said = {"said", "says", "added", "told"};
        if (is_one_of(named_, begin - 1, said)) {
            return true;
        }
        if (before == Pos::adp || before == Pos::verb || before == Pos::part) {
            return false;
        }
    }
    std::uint32_t next = name.end;
    while (next < sentence_.end && tokens[next].pos == Pos::adv) {
        ++next;
    }
    if (next >= sentence_.end) {
        return false;
    }
    const bool aside = named_.word(next) == "," && begin == sentence_.begin;
    return tokens[next].pos == Pos::verb || tokens[next].pos == Pos::aux || aside;
}

void Pronouns::see(std::uint32_t entity, TokenRange name) {
    if (here_.size() < most_people) {
        here_.push_back({entity, is_subject(name)});
    }
}

Pronouns::Form Pronouns::form_of(std::uint32_t token) const {
    const std::vector<Token>& tokens = named_.reading.tokens;
    if (named_.is(token, "he") || named_.is(token, "she")) {
        return Form::subject;
    }
    const bool owns = token + 1 < tokens.size() &&
                      (is_noun(tokens[token + 1].pos) || tokens[token + 1].pos == Pos::adj);
    return named_.is(token, "him") || (named_.is(token, "her") && !owns) ? Form::object
                                                                         : Form::other;
}

bool Pronouns::fits(const Seen& person, Gender gender) const {
    return gender_of(person.entity) == Gender::unknown || gender_of(person.entity) == gender;
}

/// The one person of these sentences whom the pronoun fits.
std::uint32_t Pronouns::only(std::span<const People* const> groups, Gender gender) const {
    std::uint32_t found = nobody;
    for (const People* people : groups) {
        for (const Seen& person : *people) {
            if (!fits(person, gender) || person.entity == found) {
                continue;
            }
            if (found != nobody || people->size() >= most_people) {
                return nobody;
            }
            found = person.entity;
        }
    }
    return found;
}

/// The last whom it fits, if that is a subject.
std::uint32_t Pronouns::last_subject(const People& people, Gender gender) const {
    std::uint32_t found = nobody;
    for (const Seen& person : people) {
        if (fits(person, gender)) {
            found = person.subject ? person.entity : person.entity == found ? found : nobody;
        }
    }
    return found;
}

std::uint32_t Pronouns::meant(Form form, Gender gender) const {
    const auto any = [&](const People& people) {
        return std::ranges::any_of(people, [&](const Seen& p) { return fits(p, gender); });
    };
    if (any(here_)) {
        const std::array groups = {static_cast<const People*>(&here_),
                                   static_cast<const People*>(&before_.front())};
        const std::uint32_t one = only(groups, gender);
        return one != nobody ? one : last_subject(here_, gender);
    }
    for (const People& people : before_) {
        if (any(people)) {
            const std::array groups = {&people};
            const std::uint32_t one = only(groups, gender);
            return one != nobody || form == Form::object ? one : last_subject(people, gender);
        }
    }
    return nobody;
}

/// "Lind thanked her": not herself, and another only if known to be meant.
std::uint32_t Pronouns::meant_object(Gender gender) const {
    const std::array groups = {static_cast<const People*>(&here_),
                               static_cast<const People*>(&before_.front())};
    const std::uint32_t one = only(groups, gender);
    const bool here = std::ranges::any_of(here_, [&](const Seen& p) { return p.entity == one; });
    const bool unsure = one != nobody && !here_.empty() && gender_of(one) == Gender::unknown;
    return here || unsure ? nobody : one;
}

void Pronouns::read(std::uint32_t token) {
    const bool he = named_.is(token, "he") || named_.is(token, "him") || named_.is(token, "his") ||
                    named_.is(token, "himself");
    const bool she =
        named_.is(token, "she") || named_.is(token, "her") || named_.is(token, "herself");
    if (!he && !she) {
        return;
    }
    const Gender gender = he ? Gender::he : Gender::she;
    const Form form = form_of(token);
    const std::uint32_t who = form == Form::object ? meant_object(gender) : meant(form, gender);
    if (who == nobody) {
        return;
    }
    gender_of(who) = gender;
    entities_[who].references.push_back(named_.reading.tokens[token].span);
    if (here_.size() < most_people) {
        here_.push_back({who, form == Form::subject});
    }
}

}  // namespace stemma::read
