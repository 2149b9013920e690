// Story: articles that report one event, and how the set of them changes.
//
//   Grouper grouper(options);
//   Decision d = grouper.add(article, reading);      // created, or extended an open story
//
// Ids are stable: when two stories merge the larger keeps its id and the other is redirected.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

enum class ChangeKind : std::uint8_t { created, extended, merged, split };
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// How an article repeats an earlier one.
enum class CopyKind : std::uint8_t {
    none,
    exact,        ///< the same words, by the same outlet as far as is known
    republished,  ///< the same words, by another outlet
    edited,       ///< most passages are the same
};
[[nodiscard]] std::string_view name_of(CopyKind kind);

/// One decision of the grouper, in the order in which they were taken.
struct Change {
    ChangeKind kind = ChangeKind::created;
    ArticleId article;       ///< whose arrival caused it
    StoryId story;           ///< the story after the change
    StoryId other;           ///< merged: the id that is redirected; split: where it came from
    double probability = 1;  ///< calibrated: that the article belongs to the story
    bool reopened = false;   ///< the story had been closed
    CopyKind copy = CopyKind::none;
    ArticleId copy_of;                 ///< meaningless where `copy` is none
    std::string copied;                ///< that article's Article::id
    std::vector<std::string> reasons;  ///< strongest first, for and against; only if asked for
};

struct Story {
    StoryId id;
    std::vector<ArticleId> members;  ///< in order of arrival
    std::string first;               ///< earliest publication, ISO 8601, "" if none is known
    std::string last;
    std::vector<std::string> profile;  ///< its heaviest terms, for people to read
};

}  // namespace stemma
