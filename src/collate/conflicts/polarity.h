// What a statement says to be so, and what not, word by word.
//
//   Polarity polarity(words, statement);
//   polarity.part_of(w)       // "identified": a verb; "control" in "is out of control": a state
//   polarity.said(w).saying   // "has not yet identified": not so; "may have identified": unclear
//
// Read from the words around, without a parse: a negation that stands right before, "no group has
// …", "made no …", "failed to …", "denied that …". Whatever is only possible, asked, wanted or a
// condition is unclear. Thread safety: a value; the statement must outlive it.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/align/statement.h"
#include "collate/conflicts/near.h"
#include "collate/conflicts/polarity_words.h"

namespace stemma::collate {

enum class Saying : std::uint8_t { so, not_so, unclear };

/// What part a word plays: a verb, a state after "is", or a thing that there is or is not.
enum class Part : std::uint8_t { none, verb, state, thing };

class Polarity {
public:
    Polarity(const PolarityWords& words, const Statement& s);

    struct Said {
        Saying saying = Saying::unclear;
        WordRange shown;      ///< with the word that denies it
        bool nobody = false;  ///< "nobody has", "no group has"
    };
    [[nodiscard]] Part part_of(std::uint32_t word) const;
    [[nodiscard]] Said said(std::uint32_t word) const;
    /// "Will", not "has".
    [[nodiscard]] bool later(std::uint32_t word) const;
    /// "Not yet", "so far", "no immediate": until more is known.
    [[nodiscard]] bool provisional(std::uint32_t word) const;
    [[nodiscard]] bool passive(std::uint32_t word) const;
    /// A mark stands between the word and the next one.
    [[nodiscard]] bool parted(std::uint32_t word) const;

private:
    [[nodiscard]] Said denied_before(std::uint32_t word) const;
    [[nodiscard]] Said denied_after(std::uint32_t word) const;
    [[nodiscard]] Said denied_as_told(std::uint32_t word) const;
    [[nodiscard]] bool affirmed(std::uint32_t word) const;
    [[nodiscard]] bool has(std::uint32_t word, std::uint32_t flag) const {
        return (flags_[word] & flag) != 0;
    }
    [[nodiscard]] bool any(std::uint32_t begin, std::uint32_t end, std::uint32_t flag) const;
    [[nodiscard]] bool is_participle(std::uint32_t word) const;
    [[nodiscard]] bool tells(std::uint32_t word) const;
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(flags_.size()); }

    const Statement& s_;
    std::vector<std::uint32_t> flags_;  ///< per word
};

}  // namespace stemma::collate
