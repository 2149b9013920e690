// Which article is in which story, and the names that stories have had.
//
//   StoryId s = book.create(article);
//   book.join(other, s);
//   StoryId kept = book.merge(s, t);      // the larger one; of equals the older
//   StoryId part = book.split(kept, members, day);
//   book.story_of(article);               // follows redirections
//
// Twelve bytes an article for ever, so that a stream of any length can be answered for.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/bytes.h"
#include "stemma/story.h"

namespace stemma::group {

class StoryBook {
public:
    StoryId create(ArticleId article, std::int32_t day);
    void join(ArticleId article, StoryId story, std::int32_t day);
    /// Both must be current and different. The other id is redirected.
    StoryId merge(StoryId one, StoryId other);

    /// Moves some, not all, of a story's members into a new one.
    StoryId split(StoryId from, std::span<const ArticleId> members, std::int32_t day);

    [[nodiscard]] bool knows(ArticleId article) const;
    [[nodiscard]] StoryId story_of(ArticleId article) const;
    [[nodiscard]] StoryId current(StoryId story) const;
    [[nodiscard]] std::size_t size_of(StoryId story) const;
    /// A story that there is and that is not redirected.
    [[nodiscard]] bool is_current(StoryId story) const {
        return story.index() < entries_.size() && current(story) == story;
    }
    /// One past the highest article id.
    [[nodiscard]] std::uint32_t articles() const {
        return static_cast<std::uint32_t>(story_of_.size());
    }
    void save(model::ByteWriter& out) const;
    /// Only into a new book; false if the bytes are not a book's.
    [[nodiscard]] bool load(model::ByteReader& in);
    /// By first arrival; profiles are left empty.
    [[nodiscard]] std::vector<Story> stories() const;

private:
    struct Entry {
        std::vector<ArticleId> members;
        StoryId redirect;
        std::int32_t first_day;
        std::int32_t last_day;
    };
    static constexpr std::uint32_t nowhere = UINT32_MAX;

    void note_day(Entry& entry, std::int32_t day);
    void place(ArticleId article, StoryId story);

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> story_of_;  ///< by article id
};

}  // namespace stemma::group
