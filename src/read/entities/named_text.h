// An article's tokens with the names found among them: what descriptions and pronouns are read
// from.
//
//   NamedText named(text, reading, mentions, gazetteer, resolution.of_mention,
//   resolution.entities); if (named.mention_at[i] != NamedText::nobody &&
//   named.is_person(named.mention_at[i])) …
//
// Holds views of all it is given. Thread safety: const members are.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "read/entities/resolver.h"
#include "read/words/word_form.h"

namespace stemma::read {

struct NamedText {
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    NamedText(std::string_view of, const Reading& read, const std::vector<Mention>& names,
              const Gazetteer& known, const Resolution& resolved)
        : text(of),
          reading(read),
          mentions(names),
          gazetteer(known),
          resolution(resolved),
          mention_at(read.tokens.size(), nobody) {
        forms.read(of, read.tokens);
        for (std::uint32_t m = 0; m < names.size(); ++m) {
            for (std::uint32_t i = names[m].name.begin; i < names[m].name.end; ++i) {
                mention_at[i] = m;
            }
        }
    }

    [[nodiscard]] std::string_view word(std::uint32_t i) const {
        return reading.tokens[i].span.of(text);
    }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const {
        return i < forms.size() && forms[i].lower == hash_of_lower(lower);
    }
    [[nodiscard]] bool is_person(std::uint32_t mention) const {
        return entity(mention).type == EntityType::person;
    }
    [[nodiscard]] const Entity& entity(std::uint32_t mention) const {
        return resolution.entities[resolution.of_mention[mention]];
    }

    std::string_view text;
    const Reading& reading;
    const std::vector<Mention>& mentions;
    const Gazetteer& gazetteer;
    const Resolution& resolution;
    WordForms forms;
    std::vector<std::uint32_t> mention_at;  ///< of each token; nobody: outside names
};

}  // namespace stemma::read
