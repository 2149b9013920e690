// The labelled stories that grouping is learned from and measured on.
//
//   StorySet set = load_stories("../shared/eval/data", "gva", 0.6, &reader);
//   StorySet cut = shortened(set, &reader);        // the same events as texts of a few sentences
//   for (std::size_t i : order_of(set, 0)) use(set.items[i]);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/reader.h"
#include "stemma/reading.h"

namespace stemma::tools {

/// Articles fall into folds by event, so that no event is learned from and measured on.
inline constexpr std::uint32_t story_folds = 5;

enum class Readings : std::uint8_t { full, bare };

struct StoryItem {
    ReadArticle read;
    Reading bare;  ///< tokens and sentences alone: what a language without models has
    [[nodiscard]] const Reading& reading(Readings which) const {
        return which == Readings::full ? read.reading : bare;
    }
    std::uint32_t gold = 0;  ///< number of its event
    std::uint32_t fold = 0;
};
struct StorySet {
    std::string name;
    std::vector<StoryItem> items;
    std::vector<std::string> golds;
    double weight = 1;
};

/// `weight` is how much its examples count. Without a reader all readings are empty.
[[nodiscard]] StorySet load_stories(const std::string& folder, const std::string& name,
                                    double weight, const read::Reader* reader);
/// The same events as short texts: one to three sentences of an article, some without a headline
/// or a date. What the score says of short texts would be a guess from silence otherwise. Most
/// events move to an invented town, several to each: one shared place is no shared event.
[[nodiscard]] StorySet shortened(const StorySet& set, const read::Reader* reader);

/// As they are in the file for seed 0, otherwise shuffled.
[[nodiscard]] std::vector<std::size_t> order_of(const StorySet& set, std::uint64_t seed);
/// Day by day, but shuffled within each; all at once where there are no dates.
[[nodiscard]] std::vector<std::size_t> order_within_days(const StorySet& set, std::uint64_t seed);

}  // namespace stemma::tools
