// data/read/events.txt: which words tell which PLOVER type.
//
//   Result<EventLexicon> lexicon = EventLexicon::open(data, forms);
//   lexicon->verb(stem);                 // what is known of a verb
//   lexicon->object_rule(verb, noun);    // "hold" with "talks" → CONSULT
//
// Thread safety: const members may be called from many threads.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_folder.h"
#include "read/syntax/inflections.h"
#include "stemma/result.h"

namespace stemma::read {

enum class EventType : std::uint8_t {
    agree,
    consult,
    support,
    concede,
    cooperate,
    aid,
    retreat,
    investigate,
    demand,
    disapprove,
    reject,
    threaten,
    protest,
    sanction,
    mobilize,
    coerce,
    assault,
    fight,
};
inline constexpr std::size_t event_types = 18;
[[nodiscard]] std::string_view name_of(EventType type);  ///< "AGREE" …
/// Acts that give: CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT and their promise, AGREE.
[[nodiscard]] bool is_cooperative(EventType type);

/// How a governing verb means the act that follows it.
enum class Control : std::uint8_t { none, agree, threaten, refuse, demand, attempt };

class EventLexicon {
public:
    static constexpr std::size_t max_rules = 192;

    struct Word {
        std::optional<EventType> verb;
        std::optional<EventType> noun;
        Control control = Control::none;
        bool light = false;
        bool report = false;
        bool party = false;              ///< people, or what acts like them: “police”, “court”
        std::bitset<max_rules> as_verb;  ///< "with" and "particle" rules it can head
        std::bitset<max_rules> as_noun;  ///< those it completes
    };

    [[nodiscard]] static Result<EventLexicon> open(const DataFolder& data,
                                                   const Inflections& forms);
    [[nodiscard]] static Result<EventLexicon> parse(std::string_view text, std::string_view source,
                                                    const Inflections& forms);

    /// By stem key; an empty entry for a word that is not there.
    [[nodiscard]] const Word& word(std::uint64_t stem) const;
    /// The type of the first rule that both words fulfil.
    [[nodiscard]] std::optional<EventType> together(const Word& verb, const Word& other,
                                                    bool particle) const;

private:
    /// Empty, or what is wrong with the line.
    std::string_view add_line(std::string_view line, const Inflections& forms);
    std::string_view add_rule(EventType type, std::string_view words, bool particle,
                              const Inflections& forms);

    struct Rule {
        EventType type = EventType::agree;
        bool particle = false;
    };
    static constexpr std::size_t filter_bits = std::size_t{1} << 14U;

    std::unordered_map<std::uint64_t, Word> words_;
    std::bitset<filter_bits> filter_;  ///< of the stems in words_: few of a text are there
    std::vector<Rule> rules_;
};

}  // namespace stemma::read
