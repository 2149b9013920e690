// A stream of read articles → stories, in one pass.
//
//   Result<Grouper> grouper = Grouper::open(data, {});
//   for (ArticleId id{0}; …) changes = grouper->add(id, article, reading);
//   std::vector<Story> stories = grouper->stories();
//
// Bounded memory: only features of open stories are kept, and of two articles of closed ones; never
// texts. Not thread-safe: one stream,
// one Grouper. The outcome depends on the order of arrival only, never on threads or time of day.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_folder.h"
#include "stemma/reading.h"
#include "stemma/result.h"
#include "stemma/story.h"

namespace stemma::group {

struct GroupOptions {
    double threshold = 0;                ///< probability to join; 0: the learned one
    std::uint32_t open_days = 400;       ///< a story without news for this long is closed
    std::uint32_t max_age_days = 1'100;  ///< and one that has been open for this long
    std::uint32_t max_open = 2'000'000;  ///< articles kept open; the oldest stories close first
    /// A closed story is remembered by two of its articles for so long, and reopened when an
    /// article joins it; 0: closed for good.
    std::uint32_t remember_days = 1'100;
    std::uint32_t max_closed = 500'000;  ///< articles kept of closed stories
    bool explain = false;                ///< fill Change::reasons
};

class Grouper {
public:
    [[nodiscard]] static Result<Grouper> open(const DataFolder& data, const GroupOptions& options);
    Grouper(Grouper&&) noexcept;
    Grouper& operator=(Grouper&&) noexcept;
    ~Grouper();

    /// The whole stream as bytes of a state file, to go on from later.
    [[nodiscard]] std::string save() const;
    /// Goes on where `state` stopped; only before anything was added. Fails with damaged, naming
    /// `source`, when the bytes are cut off, altered, of another version or other weights; the
    /// grouper is then as it was.
    [[nodiscard]] Result<void> resume(std::string_view state, std::string_view source);
    /// One past the highest article id so far; the next one is free.
    [[nodiscard]] std::uint32_t articles() const;

    /// Ids must be new. The changes that the arrival caused: created or extended first, then any
    /// merges and splits.
    std::vector<Change> add(ArticleId id, const Article& article, const Reading& reading);
    /// The story of an article after all changes so far.
    [[nodiscard]] StoryId story_of(ArticleId id) const;
    /// All stories, by first arrival.
    [[nodiscard]] std::vector<Story> stories() const;

private:
    struct State;
    explicit Grouper(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace stemma::group
