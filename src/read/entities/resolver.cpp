#include "read/entities/resolver.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "read/entities/display_name.h"
#include "read/entities/metonym.h"
#include "read/entities/persons.h"
#include "read/entities/seats_of_power.h"
#include "read/entities/vessels.h"

namespace stemma::read {
namespace {

using enum NameClass;

std::string_view prefix_of(EntityType type) {
    constexpr std::array<std::string_view, entity_type_count> prefixes = {
        "person:", "org:", "place:", "facility:", "group:", "product:", "name:"};
    return prefixes[static_cast<std::size_t>(type)];
}

/// "Orlex" of "Orlex Inc.": a company is the same with its legal form and without.
std::string core_name(const Mention& mention) {
    constexpr std::array<std::string_view, 12> legal_forms{"inc",  "incorporated", "ltd", "limited",
                                                           "corp", "corporation",  "co",  "plc",
                                                           "llc",  "gmbh",         "ag",  "nv"};
    std::string name = mention.folded();
    if (mention.words.size() > 1 &&
        std::ranges::find(legal_forms, mention.words.back()) != legal_forms.end()) {
        name.resize(name.size() - mention.words.back().size() - 1);
    }
    return name;
}

/// The same words mean the same kind of thing throughout an article: most mentions decide, and a
/// legal form settles it.
std::vector<EntityType> vote_types(const std::vector<Mention>& mentions) {
    constexpr std::uint32_t settled = 100;
    std::unordered_map<std::string, std::array<std::uint32_t, entity_type_count>> votes;
    std::vector<std::string> names;
    for (const Mention& mention : mentions) {
        names.push_back(core_name(mention));
        auto& count = votes[names.back()];
        ++count[static_cast<std::size_t>(mention.name.type)];
        if (mention.name.type == EntityType::organization && names.back() != mention.folded()) {
            count[static_cast<std::size_t>(EntityType::organization)] += settled;
        }
    }
    std::vector<EntityType> out;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const Mention& mention = mentions[i];
        const auto& count = votes[names[i]];
        const auto top = std::max_element(count.begin(), count.end());
        const std::uint32_t own = count[static_cast<std::size_t>(mention.name.type)];
        out.push_back(*top > 2 * own ? static_cast<EntityType>(top - count.begin())
                                     : mention.name.type);
    }
    return out;
}

constexpr std::array<std::string_view, 2> half_names = {"North ", "South "};

bool is_small(std::string_view word) {
    return word == "of" || word == "and" || word == "the" || word == "for" || word == "in" ||
           word == "de" || word == "on";
}

std::string initials(const std::vector<std::string>& words, bool with_small) {
    std::string out;
    for (const std::string& word : words) {
        if (with_small || !is_small(word)) {
            out += word.front();
        }
    }
    return out;
}

class Resolver {
public:
    Resolver(std::string_view text, const Reading& reading, const std::vector<Mention>& mentions,
             const Gazetteer& gazetteer)
        : text_(text),
          reading_(reading),
          mentions_(mentions),
          gazetteer_(gazetteer),
          types_(vote_types(mentions)),
          keys_(mentions.size()) {}

    Resolution run() {
        find_ships();
        key_persons();
        find_halves();
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            if (types_[i] != EntityType::person) {
                keys_[i] = key_of(i);
            }
        }
        join_acronyms();
        join_beginnings();
        return build();
    }

private:
    /// "the Corvane", or a Corvane that is nobody's name, where the article has "HMS Corvane".
    void find_ships() {
        std::unordered_map<std::string, std::string> ships;  // "corvane": its whole name
        for (const Mention& mention : mentions_) {
            if (mention.words.size() > 1 && is_ship(mention.words.front())) {
                const std::string whole = mention.folded();
                ships.try_emplace(whole.substr(whole.find(' ') + 1), whole);
            }
        }
        for (std::size_t i = 0; !ships.empty() && i < mentions_.size(); ++i) {
            const auto ship = ships.find(mentions_[i].folded());
            if (ship != ships.end() && (types_[i] != EntityType::person || after_the(i))) {
                types_[i] = EntityType::product;
                ships_[i] = cat(prefix_of(EntityType::product), ship->second);
            }
        }
    }
    [[nodiscard]] bool after_the(std::size_t i) const {
        const std::uint32_t at = mentions_[i].name.begin;
        return at > 0 && ascii_lower(reading_.tokens[at - 1].span.of(text_)) == "the";
    }

    void key_persons() {
        std::vector<const Mention*> persons;
        std::vector<std::size_t> where;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            if (types_[i] == EntityType::person) {
                persons.push_back(&mentions_[i]);
                where.push_back(i);
            }
        }
        const std::vector<std::uint32_t> clusters = cluster_persons(persons);
        std::map<std::uint32_t, std::vector<const Mention*>> members;
        for (std::size_t k = 0; k < persons.size(); ++k) {
            members[clusters[k]].push_back(persons[k]);
        }
        std::map<std::uint32_t, std::string> keys;
        for (const auto& [cluster, list] : members) {
            keys[cluster] = "person:" + join(person_words(list), " ");
        }
        for (std::size_t k = 0; k < where.size(); ++k) {
            keys_[where[k]] = keys[clusters[k]];
        }
    }

    [[nodiscard]] std::string key_of(std::size_t i) const {
        const Mention& mention = mentions_[i];
        if (const auto ship = ships_.find(i); ship != ships_.end()) {
            return ship->second;
        }
        if (const std::string_view seat = seat_of_power(mention.words); !seat.empty()) {
            return std::string(seat);
        }
        if (const std::string_view capital = gazetteer_.key(mention.known, NameClass::capital);
            !capital.empty() && acts_as_state(text_, reading_, mention.name)) {
            return std::string(capital);
        }
        constexpr std::array orders = {
            std::array{agency, outlet, org, former, country, region, demonym},  // organization
            std::array{country, former, region, city, demonym, agency, org},    // location
            std::array{demonym, agency, outlet, org, country, former, region},  // the rest
        };
        const auto& order = orders[types_[i] == EntityType::organization ? 0
                                   : types_[i] == EntityType::location   ? 1
                                                                         : 2];
        if (const std::string& half = compass(i); !half.empty()) {
            return half;
        }
        for (const NameClass c : order) {
            if (const std::string_view key = gazetteer_.key(mention.known, c); !key.empty()) {
                return c == demonym ? "people:" + std::string(key.substr(key.find(':') + 1))
                                    : std::string(key);
            }
        }
        return std::string(prefix_of(types_[i])) +
               (types_[i] == EntityType::organization ? core_name(mention) : mention.folded());
    }

    /// "the North" is the country of the article whose name begins so; of the Koreas, one brings
    /// the other to mind.
    void find_halves() {
        for (const Mention& mention : mentions_) {
            const std::string_view key = gazetteer_.key(mention.known, country);
            const std::string_view name = gazetteer_.name(key);
            for (std::size_t half = 0; half < halves_.size(); ++half) {
                if (halves_[half].empty() && name.starts_with(half_names[half])) {
                    halves_[half] = key;
                }
            }
        }
        if (halves_[0] == "country:PRK" && halves_[1].empty()) {
            halves_[1] = "country:KOR";
        } else if (halves_[1] == "country:KOR" && halves_[0].empty()) {
            halves_[0] = "country:PRK";
        }
    }
    [[nodiscard]] const std::string& compass(std::size_t i) const {
        static const std::string none;
        const Mention& mention = mentions_[i];
        if (mention.words.size() != 1 || !after_the(i)) {
            return none;
        }
        return mention.words[0] == "north"   ? halves_[0]
               : mention.words[0] == "south" ? halves_[1]
                                             : none;
    }

    /// "Korean Central News Agency (KCNA)" makes KCNA the same wherever it stands; without such a
    /// definition an unknown acronym is the first name with these initials.
    void join_acronyms() {
        std::unordered_map<std::string, std::string> defined;
        std::unordered_map<std::string, std::string> fitting;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const Mention& mention = mentions_[i];
            if (mention.words.size() < 2 || types_[i] == EntityType::person) {
                continue;
            }
            for (const bool with_small : {false, true}) {
                fitting.try_emplace(initials(mention.words, with_small), keys_[i]);
            }
            if (i + 1 < mentions_.size() && mentions_[i + 1].upper && in_brackets(i, i + 1)) {
                defined.try_emplace(mentions_[i + 1].words.front(), keys_[i]);
            }
        }
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const Mention& mention = mentions_[i];
            if (!mention.upper || types_[i] == EntityType::person) {
                continue;
            }
            const std::string& word = mention.words.front();
            if (const auto at = defined.find(word); at != defined.end()) {
                keys_[i] = at->second;
            } else if (const auto fit = fitting.find(word);
                       fit != fitting.end() && word.size() > 1 && mention.known.length == 0) {
                keys_[i] = fit->second;
            }
        }
    }
    [[nodiscard]] bool in_brackets(std::size_t full, std::size_t acronym) const {
        const Span between{mentions_[full].span.end, mentions_[acronym].span.begin};
        return trim(between.of(text_)) == "(";
    }

    /// One word of an organization's name is that organization, if it tells enough and begins it.
    void join_beginnings() {
        std::unordered_map<std::string, std::string> beginnings;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            if (types_[i] == EntityType::organization && mentions_[i].words.size() > 1) {
                beginnings.try_emplace(mentions_[i].words.front(), keys_[i]);
            }
        }
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const Mention& mention = mentions_[i];
            if (types_[i] != EntityType::organization || mention.words.size() != 1 ||
                mention.known.length > 0 || tells_little(mention)) {
                continue;
            }
            if (const auto at = beginnings.find(mention.words.front()); at != beginnings.end()) {
                keys_[i] = at->second;
            }
        }
    }
    [[nodiscard]] bool tells_little(const Mention& mention) const {
        WordForms forms;
        forms.read(text_, std::span(reading_.tokens).subspan(mention.name.begin, 1));
        constexpr NameClasses common = bit_of(org_word) | bit_of(place_word) | bit_of(demonym) |
                                       bit_of(facility_word) | bit_of(group);
        return gazetteer_.match(forms, 0, common).length > 0;
    }

    Resolution build() {
        Resolution out;
        std::unordered_map<std::string, std::uint32_t> index;
        std::vector<std::vector<const Mention*>> members;
        std::vector<std::array<std::uint32_t, entity_type_count>> votes;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const auto [at, added] =
                index.try_emplace(keys_[i], static_cast<std::uint32_t>(out.entities.size()));
            if (added) {
                out.entities.emplace_back().key = keys_[i];
                members.emplace_back();
                votes.emplace_back();
            }
            out.of_mention.push_back(at->second);
            out.entities[at->second].mentions.push_back(mentions_[i].span);
            members[at->second].push_back(&mentions_[i]);
            ++votes[at->second][static_cast<std::size_t>(types_[i])];
        }
        for (std::size_t e = 0; e < out.entities.size(); ++e) {
            Entity& entity = out.entities[e];
            const auto top = std::max_element(votes[e].begin(), votes[e].end());
            const bool speaks =
                entity.key.starts_with("agency:") || entity.key.starts_with("outlet:");
            entity.type =
                speaks ? EntityType::organization : static_cast<EntityType>(top - votes[e].begin());
            entity.name = display_name(text_, entity, members[e], gazetteer_);
        }
        return out;
    }

    std::string_view text_;
    const Reading& reading_;
    const std::vector<Mention>& mentions_;
    const Gazetteer& gazetteer_;
    std::vector<EntityType> types_;
    std::vector<std::string> keys_;
    std::unordered_map<std::size_t, std::string> ships_;  // mentions and their keys
    std::array<std::string, 2> halves_;  // the countries that "the North" and "the South" mean
};

}  // namespace

Resolution resolve(std::string_view text, const Reading& reading,
                   const std::vector<Mention>& mentions, const Gazetteer& gazetteer) {
    return Resolver(text, reading, mentions, gazetteer).run();
}

}  // namespace stemma::read
