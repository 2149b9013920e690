#include "collate/conflicts/polarity.h"

#include <algorithm>
#include <string_view>

namespace stemma::collate {
namespace {

using enum PolarityWords::Class;

constexpr std::uint32_t reach = 5;      // words, from what denies to what is denied
constexpr std::uint32_t around = 8;     // words, within which nothing may cast doubt
constexpr std::uint32_t auxiliary = 4;  // words, from "may" to the verb
constexpr std::uint32_t told = 12;      // words, from "denied that" to the verb
constexpr std::uint32_t most_nouns = 3;

/// The word so many before, or the first.
std::uint32_t back(std::uint32_t word, std::uint32_t by) { return word > by ? word - by : 0; }

bool names(const Statement& s, const Word& word) {
    return word.mention >= 0 &&
           s.entity(s.mentions[static_cast<std::size_t>(word.mention)]) != nullptr;
}

}  // namespace

Polarity::Polarity(const PolarityWords& words, const Statement& s) : s_(s) {
    flags_.reserve(s.words.size());
    for (const Word& word : s.words) {
        const bool name = word.initials || names(s, word);  // "IS" is no verb
        flags_.push_back(name ? 0 : words.classes_of(word.form));
    }
}

bool Polarity::parted(std::uint32_t word) const {
    if (word + 1 >= size()) {
        return true;
    }
    const Span gap{s_.words[word].span.end, s_.words[word + 1].span.begin};
    return gap.begin < gap.end &&
           s_.text_of(gap).find_first_of(",;:()\"") != std::string_view::npos;
}

bool Polarity::any(std::uint32_t begin, std::uint32_t end, std::uint32_t flag) const {
    return std::any_of(flags_.begin() + begin, flags_.begin() + std::min(end, size()),
                       [flag](std::uint32_t f) { return (f & flag) != 0; });
}

/// Says something, other than how.
bool Polarity::tells(std::uint32_t word) const {
    return s_.words[word].content && s_.words[word].pos != Pos::adv;
}

/// "Leaving", not "was leaving".
bool Polarity::is_participle(std::uint32_t word) const {
    return s_.text_of(s_.words[word].span).ends_with("ing") && (word == 0 || !has(word - 1, be));
}

Part Polarity::part_of(std::uint32_t word) const {
    const Word& w = s_.words[word];
    if (!tells(word) || w.mention >= 0 || has(word, aside)) {
        return Part::none;
    }
    if (w.pos == Pos::verb) {
        return Part::verb;
    }
    for (std::uint32_t next = word; next > back(word, auxiliary) && !parted(next - 1); --next) {
        const std::uint32_t at = next - 1;
        if (has(at, be) || has(at, no)) {
            return has(at, be) ? Part::state : Part::thing;
        }
        if (tells(at) && s_.words[at].pos != Pos::adj) {
            break;
        }
    }
    return w.pos == Pos::noun ? Part::thing : Part::none;
}

bool Polarity::later(std::uint32_t word) const { return any(back(word, around), word, will); }

bool Polarity::provisional(std::uint32_t word) const {
    return any(back(word, around), word + around, yet);
}

bool Polarity::passive(std::uint32_t word) const {
    for (std::uint32_t next = word; next > back(word, 3); --next) {
        const std::uint32_t at = next - 1;
        if (has(at, be)) {
            return true;
        }
        if (tells(at)) {
            return false;
        }
    }
    return false;
}

Polarity::Said Polarity::denied_before(std::uint32_t word) const {
    bool doubt = is_participle(word);
    std::uint32_t nouns = 0;
    for (std::uint32_t next = word; next > back(word, reach) && !parted(next - 1); --next) {
        const std::uint32_t at = next - 1;
        const WordRange shown{at, word + 1};
        if (has(at, without)) {
            return {Saying::unclear, shown};
        }
        if (has(at, negation | no | nobody)) {
            const bool may = doubt || any(back(at, 2), word, possible | condition) ||
                             (at + 1 < word && has(at + 1, only)) ||
                             (nouns > 0 && has(at, negation));
            return {may ? Saying::unclear : Saying::not_so, shown, has(at, no | nobody)};
        }
        if (at + 1 == word && (has(at, to) || (is_participle(word) && has(at, before)))) {
            const bool refused = at > 0 && has(at - 1, refuse);
            return {refused ? Saying::not_so : Saying::unclear, {refused ? at - 1 : at, word + 1}};
        }
        doubt = doubt || has(at, condition);
        if (tells(at)) {
            const Pos pos = s_.words[at].pos;
            if ((pos != Pos::noun && pos != Pos::adj && pos != Pos::propn) ||
                ++nouns > most_nouns) {
                break;
            }
        }
    }
    return {Saying::so, {word, word + 1}};
}

/// "Found no survivors"
Polarity::Said Polarity::denied_after(std::uint32_t word) const {
    if (s_.words[word].pos == Pos::verb && !parted(word) &&
        (has(word + 1, no) || has(word + 1, nobody))) {
        const bool doubt = any(back(word, auxiliary), word, possible | condition);
        return {doubt ? Saying::unclear : Saying::not_so, {word, std::min(word + 3, size())}};
    }
    return {Saying::so, {word, word + 1}};
}

/// "Denied that the girls were exchanged", "denied taking money"
Polarity::Said Polarity::denied_as_told(std::uint32_t word) const {
    std::uint32_t that = word;  // "that", or the participle itself
    for (std::uint32_t next = word; next > back(word, told); --next) {
        const std::uint32_t at = next - 1;
        const Span gap{s_.words[at].span.end, s_.words[at + 1].span.begin};
        if (gap.begin < gap.end &&
            s_.text_of(gap).find_first_of(";:\"") != std::string_view::npos) {
            break;
        }
        that = has(at, conjunction) ? at : that;
        const bool opens =
            that < word ? that - at <= most_nouns : at + 1 == word && is_participle(word);
        if (has(at, deny) && opens) {
            const bool twice = any(back(at, 3), word, negation | condition);
            return {twice ? Saying::unclear : Saying::not_so, {at, word + 1}};
        }
    }
    return {Saying::so, {word, word + 1}};
}

bool Polarity::affirmed(std::uint32_t word) const {
    const std::uint32_t from = back(word, around);
    return !any(from, word + around, negation | no | nobody | without | refuse | deny) &&
           !any(from, word, condition) && !any(back(word, auxiliary), word, possible | to);
}

Polarity::Said Polarity::said(std::uint32_t word) const {
    const std::uint32_t from = back(word, around);
    if (s_.text().ends_with('?')) {
        return {Saying::unclear, {word, word + 1}};
    }
    for (const Said& denied : {denied_before(word), denied_after(word), denied_as_told(word)}) {
        // "Has not released more details" released some.
        if (denied.saying == Saying::not_so && !any(from, word + around, lasting) &&
            !any(word + 1, word + auxiliary, another)) {
            return denied;
        }
        if (denied.saying != Saying::so) {
            return {Saying::unclear, denied.shown};
        }
    }
    return {affirmed(word) ? Saying::so : Saying::unclear, {word, word + 1}};
}

}  // namespace stemma::collate
