// What stands near a word or a figure, and how alike two such surroundings are.
//
//   std::vector<Near> x = words_near(a, {4, 5}, weights_of_a);
//   std::vector<Near> y = words_near(b, {9, 10}, weights_of_b);
//   float alike = near_alike(a, x, b, y);   // 0…1
//
// A word weighs its rarity in the news and in the story, less with distance and over commas.
// Thread safety: functions of their arguments.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "collate/align/statement.h"
#include "collate/claims/story_weights.h"

namespace stemma::collate {

struct Near {
    std::uint32_t word = 0;  ///< of the statement
    float weight = 0;
};

/// Words of a statement, half-open.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Do two words stand for one another? 1 for one stem or referent, less for a synonym, or 0.
[[nodiscard]] float stands_for(const Statement& a, std::uint32_t x, const Statement& b,
                               std::uint32_t y);

/// The words that tell something, at most eight to either side. `passed`: words that do not count.
[[nodiscard]] std::vector<Near> words_near(
    const Statement& s, WordRange around, const StoryWeights& weights,
    const std::function<bool(std::uint32_t)>& passed = nullptr);

/// Dice's coefficient over the words near both, each in its own weight.
[[nodiscard]] float near_alike(const Statement& a, const std::vector<Near>& x, const Statement& b,
                               const std::vector<Near>& y);

/// Dice's coefficient over the stems of two statements.
[[nodiscard]] float said_alike(const Statement& a, const StoryWeights& u, const Statement& b,
                               const StoryWeights& v);

/// Each is told beside names of one type, none of them the same. `only`: names of this type count.
[[nodiscard]] bool of_others(const Statement& a, const std::vector<Near>& x, const Statement& b,
                             const std::vector<Near>& y,
                             std::optional<EntityType> only = std::nullopt);

/// "Ilsa Brenk, 42," and "the 43-year-old Brenk": the person named nearest to both is one.
[[nodiscard]] bool of_one_person(const Statement& a, const std::vector<Near>& x, const Statement& b,
                                 const std::vector<Near>& y);

}  // namespace stemma::collate
