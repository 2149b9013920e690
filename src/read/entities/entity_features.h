// The features of the name tagger: the same in training and at run time.
//
//   NameHistory history;                       // one an article
//   entity_features({words, pos, marks, history, clusters}, rows);   // a sentence
//   … tag …
//   history.note(words, begin, end, type);     // every name found, before the next sentence
#pragma once

#include <array>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/feature_rows.h"
#include "read/entities/gazetteer.h"
#include "read/words/word_clusters.h"
#include "read/words/word_form.h"

namespace stemma::read {

constexpr std::size_t entity_type_count = 7;

/// What the article has called by name so far: a word that was part of a person's name is likely
/// to be so again. Only looks back, so that text further down changes nothing above.
class NameHistory {
public:
    void clear();
    void note(const WordForms& words, std::size_t begin, std::size_t end, EntityType type);
    struct Memory {
        EntityType type = EntityType::other;
        bool often = false;
        bool acronym = false;  ///< the word is made of the initials of an earlier name
    };
    [[nodiscard]] std::optional<Memory> recall(const WordForm& word) const;

private:
    std::unordered_map<std::uint64_t, std::array<std::uint16_t, entity_type_count>> words_;
    std::unordered_map<std::uint64_t, EntityType> acronyms_;
};

struct EntityContext {
    const WordForms& words;
    std::span<const Token> tokens;  ///< with parts of speech
    std::span<const NameMarks> marks;
    const NameHistory& history;
    const WordClusters& clusters;
};

/// One row a word, in the place of what `rows` held.
void entity_features(const EntityContext& context, model::FeatureRows& rows);

}  // namespace stemma::read
