// What speaks for two statements of one story making one claim, as numbers for the learned model.
//
// At first sight: how much of each statement the other says, by the words' weight in general and in
// this story (in the news of a tram crash "tram" says little), the same figures and verbs, the
// length of what is shared. At second sight: does another sentence of that article say it better,
// and do the sentences around them agree?
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "collate/claims/candidates.h"
#include "collate/claims/statements.h"

namespace stemma::collate {

inline constexpr std::size_t first_size = 15;
inline constexpr std::size_t second_size = first_size + 7;
using FirstSight = std::array<float, first_size>;
using SecondSight = std::array<float, second_size>;

inline constexpr std::size_t join_size = 17;
using JoinSight = std::array<float, join_size>;

/// One for each pair, in order. Time: pairs × words of both.
[[nodiscard]] std::vector<FirstSight> first_sight(const Statements& statements,
                                                  const std::vector<Candidate>& pairs);

/// `scores`: what the model made of the first sight, log odds.
[[nodiscard]] std::vector<SecondSight> second_sight(const Statements& statements,
                                                    const std::vector<Candidate>& pairs,
                                                    const std::vector<FirstSight>& first,
                                                    const std::vector<float>& scores);

/// The values' names, as the weights' file has them; the first of them are the first sight's.
inline constexpr std::array<std::string_view, second_size> evidence_names = {
    "said.least",    "said.most",     "said.least.story", "said.most.story", "shared.story",
    "same.figures",  "same.verbs",    "longest.run",      "words.fewer",     "words.more",
    "shared.weight", "place.earlier", "place.later",      "quoted.least",    "quoted.most",
    "score",         "lead.least",    "lead.most",        "behind.least",    "behind.most",
    "beside",        "beside.likely"};

/// What membership.h looks at.
inline constexpr std::array<std::string_view, join_size> join_names = {
    "link.mean",     "link.best", "link.next",   "compared",    "positive",    "profile",
    "profile.story", "core",      "core.story",  "core.weight", "wordings",    "articles",
    "told",          "place",     "place.claim", "words",       "own.articles"};

}  // namespace stemma::collate
