#include "group/story_book.h"

#include <gtest/gtest.h>

#include "group/fingerprint.h"

namespace stemma::group {
namespace {

TEST(StoryBook, TheLargerStoryKeepsItsId) {
    StoryBook book;
    const StoryId small = book.create(ArticleId{0}, no_day);
    const StoryId large = book.create(ArticleId{1}, 100);
    book.join(ArticleId{2}, large, 90);
    EXPECT_EQ(book.merge(small, large), large);
    EXPECT_EQ(book.story_of(ArticleId{0}), large);
    EXPECT_EQ(book.current(small), large);
    const std::vector<Story> stories = book.stories();
    ASSERT_EQ(stories.size(), 1U);
    EXPECT_EQ(stories[0].members, (std::vector{ArticleId{0}, ArticleId{1}, ArticleId{2}}));
    EXPECT_EQ(stories[0].first, "1970-04-01");
    EXPECT_EQ(stories[0].last, "1970-04-11");
}

TEST(StoryBook, OfEqualsTheOlderKeepsItsId) {
    StoryBook book;
    const StoryId older = book.create(ArticleId{0}, no_day);
    const StoryId younger = book.create(ArticleId{1}, no_day);
    EXPECT_EQ(book.merge(younger, older), older);
    EXPECT_EQ(book.stories()[0].first, "");
}

TEST(StoryBook, ASplitMovesSomeMembersToANewStory) {
    StoryBook book;
    const StoryId story = book.create(ArticleId{0}, 10);
    book.join(ArticleId{1}, story, 11);
    book.join(ArticleId{2}, story, 12);
    const std::vector moved{ArticleId{2}, ArticleId{1}};
    const StoryId part = book.split(story, moved, 12);
    EXPECT_NE(part, story);
    EXPECT_EQ(book.story_of(ArticleId{0}), story);
    EXPECT_EQ(book.story_of(ArticleId{1}), part);
    EXPECT_EQ(book.stories()[1].members, (std::vector{ArticleId{1}, ArticleId{2}}));
    EXPECT_EQ(book.size_of(story), 1U);
}

TEST(StoryBook, FollowsRedirectionsOfRedirections) {
    StoryBook book;
    const StoryId a = book.create(ArticleId{0}, no_day);
    const StoryId b = book.create(ArticleId{1}, no_day);
    const StoryId c = book.create(ArticleId{2}, no_day);
    book.join(ArticleId{3}, c, no_day);
    book.join(ArticleId{4}, c, no_day);
    book.merge(a, b);
    EXPECT_EQ(book.merge(a, c), c);
    EXPECT_EQ(book.story_of(ArticleId{1}), c);
    EXPECT_EQ(book.size_of(b), 5U);
    EXPECT_FALSE(book.knows(ArticleId{5}));
}

}  // namespace
}  // namespace stemma::group
