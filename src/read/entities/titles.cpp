#include "read/entities/titles.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace stemma::read {
namespace {

constexpr std::uint32_t longest_office = 4;  // tokens

template <std::size_t n>
bool is_one_of(const NamedText& named, std::uint32_t i,
               const std::array<std::string_view, n>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return named.is(i, word); });
}

/// They make another office of it: a former president is not the president.
constexpr std::array<std::string_view, 11> changing = {
    "former", "vice",     "deputy",   "acting",    "interim", "ex",
    "then",   "outgoing", "incoming", "assistant", "late"};
/// An office may be called by its last word: "the minister" for the defence minister.
constexpr std::array<std::string_view, 3> short_for = {"minister ", "secretary ", "prince "};
/// Before an office that a name follows after a comma: it is somebody in particular.
constexpr std::array<std::string_view, 7> definite = {"the", "his",   "her", "its",
                                                      "our", "their", "my"};
/// After an office that follows a name and a comma: "Cole, president of …", "Cole, the mayor, …".
constexpr std::array<std::string_view, 9> closing = {",",  ".",  ";", ")",  "of",
                                                     "at", "in", "–", "who"};

bool is_genitive(const NamedText& named, std::uint32_t i) {
    return is_one_of(named, i, std::array<std::string_view, 4>{"'s", "’s", "'", "’"});
}

bool is_changed(std::string_view office) {
    return std::ranges::any_of(changing, [&](std::string_view word) {
        return office.starts_with(word) && office.substr(word.size(), 1) == " ";
    });
}

}  // namespace

Titles::Office Titles::office_at(std::uint32_t at, std::uint32_t end) const {
    Office office{at, at, {}};
    const auto free = [&](std::uint32_t i) {
        return i < end && i - at < longest_office && named_.mention_at[i] == NamedText::nobody;
    };
    const auto take_ranks = [&] {
        const std::uint32_t first = office.end;
        while (free(office.end)) {
            const auto match =
                named_.gazetteer.match(named_.forms, office.end, bit_of(NameClass::rank));
            if (match.length == 0 || office.end + match.length > end) {
                break;
            }
            office.end += static_cast<std::uint32_t>(match.length);
        }
        return office.end > first;
    };
    while (free(office.end) && is_one_of(named_, office.end, changing)) {
        ++office.end;
    }
    if (!take_ranks()) {
        office.end = at;  // "the deputy" alone
        take_ranks();
    }
    for (std::uint32_t i = at; i < office.end; ++i) {
        for (const char c : named_.word(i)) {
            office.words += c == '-' ? ' ' : ascii_lower(c);
        }
        office.words += ' ';
    }
    return office;
}

std::optional<Titles::Office> Titles::office_ending(std::uint32_t end, std::uint32_t first) const {
    for (std::uint32_t at = end - std::min(end - first, longest_office); at < end; ++at) {
        Office office = office_at(at, end);
        if (office.end == end && !office.words.empty()) {
            return office;
        }
    }
    return std::nullopt;
}

std::string Titles::before(std::uint32_t begin, std::uint32_t first) const {
    const auto office = office_ending(begin, first);
    return office ? office->words : std::string();
}

/// Whose office it is: the name just before ("Russian", "Russia 's"), as an entity's key.
std::string Titles::owner_before(std::uint32_t at, std::uint32_t begin) const {
    if (at > begin && is_genitive(named_, at - 1)) {
        --at;
    }
    if (at == begin || named_.mention_at[at - 1] == NamedText::nobody) {
        return {};
    }
    const std::string& key = named_.entity(named_.mention_at[at - 1]).key;
    return key.starts_with("people:") ? "country:" + key.substr(7) : key;
}

/// "of Norrland", "of the Norrish Red Cross" at `at`; "?" where what it is of has no name.
std::string Titles::owner_after(std::uint32_t at, std::uint32_t end) const {
    if (at >= end || !named_.is(at, "of")) {
        return {};
    }
    at += at + 1 < end && named_.is(at + 1, "the") ? 2 : 1;
    if (at >= end || named_.mention_at[at] == NamedText::nobody ||
        named_.is_person(named_.mention_at[at])) {
        return "?";
    }
    return owner_before(named_.mentions[named_.mention_at[at]].name.end, at);
}

void Titles::note(const std::string& words, std::uint32_t entity, bool owned) {
    const auto [at, added] = holders_.try_emplace(words, Holder{entity, false, owned});
    if (!added) {
        at->second.several = at->second.several || at->second.entity != entity;
        at->second.owned = at->second.owned || owned;
    }
}

void Titles::note(const Office& office, const std::string& owner, std::uint32_t entity) {
    const bool owned = !owner.empty() && owner != "?";
    note(office.words, entity, owned);
    if (owned) {
        note(cat(owner, ' ', office.words), entity, true);
    }
    for (const std::string_view word : short_for) {
        const bool longer = office.words.size() > word.size() && office.words.ends_with(word);
        if (longer && !is_changed(office.words) && !office.words.starts_with("prime ")) {
            note(std::string(word), entity, owned);
        }
    }
}

void Titles::learn() {
    for (std::uint32_t m = 0; m < named_.mentions.size(); ++m) {
        const TokenRange sentence =
            named_.reading.sentences[named_.mentions[m].name.sentence].tokens;
        if (named_.is_person(m)) {
            learn_before(m, sentence);
            learn_after(m, sentence);
            learn_apposed(m, sentence);
        }
    }
}

/// "Norrish President Ana Cole".
void Titles::learn_before(std::uint32_t mention, TokenRange sentence) {
    const std::uint32_t begin = named_.mentions[mention].name.begin;
    if (const auto office = office_ending(begin, sentence.begin)) {
        note(*office, owner_before(office->begin, sentence.begin),
             named_.resolution.of_mention[mention]);
    }
}

/// "Ana Cole, the president of Norrland, …", "Cole, Norrland's president, …".
void Titles::learn_after(std::uint32_t mention, TokenRange sentence) {
    std::uint32_t at = named_.mentions[mention].name.end;
    if (at >= sentence.end || !named_.is(at, ",")) {
        return;
    }
    at += at + 1 < sentence.end && named_.is(at + 1, "the") ? 2 : 1;
    if (at < sentence.end && named_.mention_at[at] != NamedText::nobody) {
        const std::uint32_t owner = named_.mention_at[at];
        if (named_.is_person(owner)) {
            return;
        }
        at = named_.mentions[owner].name.end;
        at += at < sentence.end && is_genitive(named_, at) ? 1 : 0;
    }
    const Office office = office_at(std::min(at, sentence.end), sentence.end);
    const bool closed = office.end >= sentence.end || is_one_of(named_, office.end, closing);
    if (office.words.empty() || !closed) {
        return;
    }
    const std::string of = owner_after(office.end, sentence.end);
    note(office, of.empty() ? owner_before(office.begin, sentence.begin) : of,
         named_.resolution.of_mention[mention]);
}

/// "the mayor of Port Ellery, Lina Corr, said", "their president, Ana Cole."
void Titles::learn_apposed(std::uint32_t mention, TokenRange sentence) {
    const Name& name = named_.mentions[mention].name;
    if (name.begin < sentence.begin + 2 || !named_.is(name.begin - 1, ",")) {
        return;
    }
    const bool ends = name.end >= sentence.end || named_.is(name.end, ".");
    const bool apart = !ends && named_.is(name.end, ",") && !named_.is(name.end + 1, "and") &&
                       !named_.is(name.end + 1, "or");
    if (!ends && !apart) {
        return;
    }
    std::uint32_t end = name.begin - 1;
    std::string of;
    if (const std::uint32_t owner = named_.mention_at[end - 1]; owner != NamedText::nobody) {
        std::uint32_t at = named_.mentions[owner].name.begin;
        at -= at > sentence.begin && named_.is(at - 1, "the") ? 1 : 0;
        if (at <= sentence.begin + 1 || !named_.is(at - 1, "of") || named_.is_person(owner)) {
            return;
        }
        end = at - 1;
        of = owner_after(end, sentence.end);
    }
    const auto office = office_ending(end, sentence.begin);
    if (!office || office->begin == sentence.begin) {
        return;
    }
    const std::string whose = owner_before(office->begin, sentence.begin);
    if (!whose.empty() || is_one_of(named_, office->begin - 1, definite)) {
        note(*office, of.empty() ? whose : of, named_.resolution.of_mention[mention]);
    }
}

std::optional<Titles::Description> Titles::described(std::uint32_t the, std::uint32_t end) {
    std::uint32_t first = the + 1;
    std::string owner;
    if (first < end && named_.mention_at[first] != NamedText::nobody &&
        !named_.is_person(named_.mention_at[first])) {
        first = std::min(named_.mentions[named_.mention_at[first]].name.end, end);
        owner = owner_before(first, the);
        first += first < end && is_genitive(named_, first) ? 1 : 0;
    }
    const Office office = office_at(first, end);
    if (office.words.empty() ||
        (office.end < end && named_.mention_at[office.end] != NamedText::nobody)) {
        return std::nullopt;
    }
    if (owner.empty()) {
        owner = owner_after(office.end, end);
    }
    const auto bare = holders_.find(office.words);
    if (owner.empty()) {
        return bare == holders_.end() || bare->second.several
                   ? std::nullopt
                   : std::optional(Description{bare->second.entity, office.end});
    }
    const auto holder = holders_.find(cat(owner, ' ', office.words));
    if (holder != holders_.end() && !holder->second.several) {
        return Description{holder->second.entity, office.end};
    }
    // The same office elsewhere has a holder of its own: from here on the bare word is open.
    if (holder == holders_.end() && owner != "?" && bare != holders_.end() && bare->second.owned) {
        bare->second.several = true;
    }
    return std::nullopt;
}

}  // namespace stemma::read
