#include "read/entities/references.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "read/words/word_form.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t several = nobody - 1;

enum class Gender : std::uint8_t { unknown, he, she };

/// Role words beside a person's name or alone: "vice foreign minister".
struct Role {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string words;
};

class Finder {
public:
    Finder(std::string_view text, const Reading& reading, const std::vector<Mention>& mentions,
           const Gazetteer& gazetteer, Resolution& resolution)
        : text_(text),
          reading_(reading),
          mentions_(mentions),
          gazetteer_(gazetteer),
          out_(resolution),
          mention_at_(reading.tokens.size(), nobody),
          genders_(resolution.entities.size()) {
        for (std::uint32_t m = 0; m < mentions.size(); ++m) {
            for (std::uint32_t i = mentions[m].name.begin; i < mentions[m].name.end; ++i) {
                mention_at_[i] = m;
            }
        }
    }

    void run() {
        forms_.read(text_, reading_.tokens);
        learn_roles();
        std::uint32_t before = nobody;
        for (const Sentence& sentence : reading_.sentences) {
            read_sentence(sentence, before);
        }
        for (Entity& entity : out_.entities) {
            std::sort(entity.references.begin(), entity.references.end());
        }
    }

private:
    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return reading_.tokens[i].span.of(text_);
    }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const {
        return i < forms_.size() && forms_[i].lower == hash_of_lower(lower);
    }
    [[nodiscard]] bool is_person(std::uint32_t m) const {
        return out_.entities[out_.of_mention[m]].type == EntityType::person;
    }

    /// Consecutive role words from `at` on, outside names; empty if there are none.
    [[nodiscard]] Role role_at(std::uint32_t at, std::uint32_t end) const {
        Role role{at, at, {}};
        while (role.end < end && role.end - at < 4 && mention_at_[role.end] == nobody) {
            const auto match = gazetteer_.match(forms_, role.end, bit_of(NameClass::rank));
            if (match.length == 0 || role.end + match.length > end) {
                break;
            }
            role.end += static_cast<std::uint32_t>(match.length);
        }
        for (std::uint32_t i = role.begin; i < role.end; ++i) {
            for (const char c : word(i)) {
                role.words += c == '-' ? ' ' : ascii_lower(c);
            }
            role.words += ' ';
        }
        return role;
    }

    /// Whose role it is: the name just before ("Russian", "Russia 's"), as an entity's key.
    [[nodiscard]] std::string owner_before(std::uint32_t at, std::uint32_t begin) const {
        if (at > begin && (is(at - 1, "'s") || is(at - 1, "'"))) {
            --at;
        }
        if (at == begin || mention_at_[at - 1] == nobody) {
            return {};
        }
        const std::string& key = out_.entities[out_.of_mention[mention_at_[at - 1]]].key;
        return key.substr(0, 7) == "people:" ? "country:" + key.substr(7) : key;
    }

    void learn_roles() {
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const Name& name = mentions_[m].name;
            const TokenRange range = reading_.sentences[name.sentence].tokens;
            if (!is_person(m)) {
                continue;
            }
            learn_gender(m, range);
            for (std::uint32_t at = name.begin - std::min(name.begin - range.begin, 4U);
                 at < name.begin; ++at) {
                const Role role = role_at(at, name.begin);
                if (role.end != name.begin || role.words.empty()) {
                    continue;
                }
                const std::uint32_t entity = out_.of_mention[m];
                note(roles_[role.words], entity);
                if (const std::string owner = owner_before(at, range.begin); !owner.empty()) {
                    note(roles_[owner + ' ' + role.words], entity);
                }
                break;
            }
        }
    }
    static void note(std::uint32_t& holder, std::uint32_t entity) {
        holder = holder == 0 || holder == entity + 1 ? entity + 1 : several;
    }
    void learn_gender(std::uint32_t m, TokenRange range) {
        const std::uint32_t begin = mentions_[m].name.begin;
        if (begin == range.begin) {
            return;
        }
        Gender& gender = genders_[out_.of_mention[m]];
        if (is(begin - 1, "mr") || is(begin - 1, "mr.")) {
            gender = Gender::he;
        } else if (is(begin - 1, "mrs") || is(begin - 1, "mrs.") || is(begin - 1, "ms") ||
                   is(begin - 1, "ms.")) {
            gender = Gender::she;
        }
    }

    /// `before`: the only person of the sentence before, nobody or several.
    void read_sentence(const Sentence& sentence, std::uint32_t& before) {
        std::uint32_t here = nobody;
        bool quoted = false;
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
            const std::string_view text = word(i);
            if (text == "“" || text == "”" || text == "\"") {
                quoted = text == "“" || (text == "\"" && !quoted);
            }
            if (mention_at_[i] != nobody) {
                if (is_person(mention_at_[i])) {
                    add_person(here, out_.of_mention[mention_at_[i]]);
                }
                continue;
            }
            if (is(i, "the")) {
                i = describe(i, sentence.tokens.end, here);
            } else if (!quoted) {
                pronoun(i, before, here);
            }
        }
        before = here;
    }
    static void add_person(std::uint32_t& only, std::uint32_t entity) {
        only = only == nobody || only == entity ? entity : several;
    }

    /// "the Russian president", "the North": returns the last token that was looked at.
    std::uint32_t describe(std::uint32_t at, std::uint32_t end, std::uint32_t& here) {
        std::uint32_t first = at + 1;
        std::string owner;
        if (first < end && mention_at_[first] != nobody && !is_person(mention_at_[first])) {
            const Name& name = mentions_[mention_at_[first]].name;
            first = std::min(name.end, end);
            owner = owner_before(first, at);
        }
        const Role role = role_at(first, end);
        if (role.words.empty()) {
            return owner.empty() ? compass(at, end) : at;
        }
        const bool named = role.end < end && mention_at_[role.end] != nobody;
        const auto holder = roles_.find(owner.empty() ? role.words : owner + ' ' + role.words);
        if (named || holder == roles_.end() || holder->second == several) {
            return at;
        }
        const std::uint32_t entity = holder->second - 1;
        out_.entities[entity].references.push_back(
            {reading_.tokens[at].span.begin, reading_.tokens[role.end - 1].span.end});
        // What is named inside the description ("Russian") is still read as a name.
        add_person(here, entity);
        return at;
    }

    /// "the North" is the country of the article that is named so.
    std::uint32_t compass(std::uint32_t at, std::uint32_t end) {
        const std::uint32_t next = at + 1;
        const bool north = is(next, "north");
        if (next >= end || (!north && !is(next, "south")) ||
            forms_[next].casing != WordCasing::initial || mention_at_[next] != nobody ||
            (next + 1 < end &&
             (forms_[next + 1].casing >= WordCasing::initial || is(next + 1, "of")))) {
            return at;
        }
        for (Entity& entity : out_.entities) {
            if (entity.key.starts_with("country:") &&
                entity.name.starts_with(north ? "North " : "South ")) {
                entity.references.push_back(
                    {reading_.tokens[at].span.begin, reading_.tokens[next].span.end});
                return next;
            }
        }
        return at;
    }

    /// "him", or "her" without a noun of hers.
    [[nodiscard]] bool is_object(std::uint32_t i) const {
        const bool owns =
            i + 1 < reading_.tokens.size() &&
            (reading_.tokens[i + 1].pos == Pos::noun || reading_.tokens[i + 1].pos == Pos::adj ||
             reading_.tokens[i + 1].pos == Pos::propn);
        return is(i, "him") || (is(i, "her") && !owns);
    }

    void pronoun(std::uint32_t i, std::uint32_t before, std::uint32_t here) {
        const bool he = is(i, "he") || is(i, "him") || is(i, "his") || is(i, "himself");
        const bool she = is(i, "she") || is(i, "her") || is(i, "herself");
        if (!he && !she) {
            return;
        }
        const std::uint32_t who = here != nobody ? here : before;
        const bool rival = here != nobody && before != nobody && before != here;
        if (who == nobody || who == several || rival) {
            return;
        }
        if (here != nobody && is_object(i)) {
            return;  // "Lind thanked her": not herself
        }
        const Gender gender = he ? Gender::he : Gender::she;
        if (genders_[who] != Gender::unknown && genders_[who] != gender) {
            return;
        }
        genders_[who] = gender;
        out_.entities[who].references.push_back(reading_.tokens[i].span);
    }

    std::string_view text_;
    const Reading& reading_;
    const std::vector<Mention>& mentions_;
    const Gazetteer& gazetteer_;
    Resolution& out_;
    std::vector<std::uint32_t> mention_at_;
    std::vector<Gender> genders_;
    WordForms forms_;
    std::unordered_map<std::string, std::uint32_t> roles_;  // entity + 1, or several
};

}  // namespace

void add_references(std::string_view text, const Reading& reading,
                    const std::vector<Mention>& mentions, const Gazetteer& gazetteer,
                    Resolution& resolution) {
    Finder(text, reading, mentions, gazetteer, resolution).run();
}

}  // namespace stemma::read
