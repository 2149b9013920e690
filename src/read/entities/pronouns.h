// Whom "he", "she", "his", "her" mean, where that is safe: somebody of this sentence or of the last
// one that names persons, three sentences back at most.
//
//   Pronouns pronouns(named, entities);
//   pronouns.begin(sentence.tokens);
//   pronouns.see(entity, name);   // a person that is named or described there
//   pronouns.read(i);             // a pronoun at token i becomes a reference
//
// Safe is one person whom the pronoun fits, by address, given name or an earlier pronoun; of
// several the one that is the subject, as long as nobody else whom it fits stands between (the
// preference of centering: Grosz, Joshi, Weinstein 1995). Thread safety: none, it goes through one
// article.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "read/entities/named_text.h"

namespace stemma::read {

class Pronouns {
public:
    Pronouns(const NamedText& named, std::vector<Entity>& entities);

    void begin(TokenRange sentence);
    void see(std::uint32_t entity, TokenRange name);
    void read(std::uint32_t token);

private:
    enum class Form : std::uint8_t { subject, object, other };
    struct Seen {
        std::uint32_t entity = 0;
        bool subject = false;
    };
    using People = std::vector<Seen>;  ///< of one sentence, in order; bounded

    void learn_gender(std::uint32_t mention);
    [[nodiscard]] bool is_subject(TokenRange name) const;
    [[nodiscard]] Form form_of(std::uint32_t token) const;
    [[nodiscard]] Gender& gender_of(std::uint32_t entity) const { return entities_[entity].gender; }
    [[nodiscard]] bool fits(const Seen& person, Gender gender) const;
    [[nodiscard]] std::uint32_t only(std::span<const People* const> groups, Gender gender) const;
    [[nodiscard]] std::uint32_t last_subject(const People& people, Gender gender) const;
    [[nodiscard]] std::uint32_t meant(Form form, Gender gender) const;
    [[nodiscard]] std::uint32_t meant_object(Gender gender) const;

    const NamedText& named_;
    std::vector<Entity>& entities_;
    TokenRange sentence_;
    People here_;
    std::deque<People> before_;  ///< the sentences before, the last one first
};

}  // namespace stemma::read
