#include "group/grouper.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "group_fixture.h"

namespace stemma::group {
namespace {

/// The partition of articles, without the names of its parts.
std::set<std::set<std::uint32_t>> partition(const Grouper& grouper) {
    std::set<std::set<std::uint32_t>> parts;
    for (const Story& story : grouper.stories()) {
        std::set<std::uint32_t> part;
        for (const ArticleId member : story.members) {
            part.insert(member.value);
        }
        parts.insert(part);
    }
    return parts;
}

std::string word(std::uint64_t seed) {
    static const char* const parts[] = {"ba", "dor", "ven", "li", "mak", "su", "ter", "ko", "pra"};
    std::string out;
    for (int i = 0; i < 4; ++i) {
        out += parts[seed % std::size(parts)];
        seed = seed / std::size(parts) + 7 * static_cast<std::uint64_t>(i) + 1;
    }
    return out;
}

/// An article of an invented topic: its words are its own.
Sample topic(std::uint64_t number, std::uint64_t variant) {
    Sample sample;
    sample.title = cat("The ", word(number * 31 + 1), " and the ", word(number * 31 + 2));
    for (std::uint64_t i = 0; i < 12; ++i) {
        sample.text +=
            cat("The ", word(number * 31 + i), " met the ", word(number * 31 + (i + variant) % 12),
                " in ", "T", word(number * 31 + 20), ". ");
    }
    sample.published = "2031-04-05";
    return sample;
}

TEST(Grouper, ShortTextsThatShareANameAreTwoStories) {
    Grouper grouper = open_grouper();
    add(grouper, 0,
        {"Crane falls in Port Ellery",
         "A crane fell across the northern quay of Port Ellery on Monday and injured four dockers. "
         "Two ships were sent on to Saltholm.",
         "2031-05-05"});
    add(grouper, 1,
        {"Saltholm wins the regatta again",
         "The rowing club of Saltholm won the spring regatta for the third time on Sunday. Captain "
         "Ruth Olen said her crew had trained through the winter ice.",
         "2031-05-05"});
    add(grouper, 2,
        {"Four hurt as crane collapses in Port Ellery",
         "Four dockers were injured when a crane fell on the northern quay in Port Ellery on "
         "Monday. Ships had to go on to Saltholm.",
         "2031-05-05"});
    EXPECT_EQ(partition(grouper), (std::set<std::set<std::uint32_t>>{{0, 2}, {1}}));
}

TEST(Grouper, TellsTwoQuarrelsApart) {
    Grouper grouper = open_grouper();
    const std::vector<Sample> samples = quarrels();
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        add(grouper, i, samples[i]);
    }
    EXPECT_EQ(grouper.story_of(ArticleId{0}), grouper.story_of(ArticleId{1}));
    EXPECT_EQ(grouper.story_of(ArticleId{2}), grouper.story_of(ArticleId{3}));
    EXPECT_NE(grouper.story_of(ArticleId{0}), grouper.story_of(ArticleId{2}));
}

TEST(Grouper, SaysWhatItDidAndWhy) {
    Grouper grouper = open_grouper({.explain = true});
    const std::vector<Sample> samples = quarrels();
    const std::vector<Change> first = add(grouper, 0, samples[0]);
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].kind, ChangeKind::created);
    EXPECT_TRUE(first[0].reasons.empty());
    const std::vector<Change> second = add(grouper, 1, samples[1]);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].kind, ChangeKind::extended);
    EXPECT_EQ(second[0].story, first[0].story);
    EXPECT_GT(second[0].probability, 0.5);
    // The five strongest for it, then the strongest against it.
    ASSERT_GE(second[0].reasons.size(), 6U);
    EXPECT_LE(second[0].reasons.size(), 10U);
    for (std::size_t i = 0; i < second[0].reasons.size(); ++i) {
        EXPECT_TRUE(second[0].reasons[i].starts_with(i < 5 ? "for: " : "against: "));
    }
}

TEST(Grouper, StoriesKnowTheirMembersAndDays) {
    Grouper grouper = open_grouper();
    const std::vector<Sample> samples = quarrels();
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        add(grouper, i, samples[i]);
    }
    const std::vector<Story> stories = grouper.stories();
    ASSERT_EQ(stories.size(), 2U);
    EXPECT_EQ(stories[0].members, (std::vector{ArticleId{0}, ArticleId{1}}));
    EXPECT_EQ(stories[0].first, "2031-04-05");
    EXPECT_EQ(stories[0].last, "2031-04-06");
}

TEST(Grouper, CopiesJoinAtOnceWhateverTheirDates) {
    Grouper grouper = open_grouper();
    Sample sample = quarrels()[0];
    add(grouper, 0, sample);
    for (const char* date : {"", "1970-01-01", "2099-12-31", "2031-05-30"}) {
        sample.published = date;
        const auto id = static_cast<std::uint32_t>(2 + grouper.stories()[0].members.size());
        EXPECT_EQ(add(grouper, id, sample)[0].kind, ChangeKind::extended) << date;
    }
    EXPECT_EQ(grouper.stories().size(), 1U);
}

TEST(Grouper, SaysHowAnArticleRepeatsAnother) {
    Grouper grouper = open_grouper();
    Sample sample = quarrels()[0];
    for (int i = 0; i < 12; ++i) {
        sample.text += cat(" Neighbour ", i, " heard ", i * i + 3, " shots from window ", i + 40,
                           " of the house.");
    }
    const auto arrive = [&](std::uint32_t id, const std::string& outlet) {
        ReadArticle read = read_article(sample);
        read.article.outlet = outlet;
        return grouper.add(ArticleId{id}, read.article, read.reading).front();
    };
    EXPECT_EQ(arrive(0, "Wexcombe Echo").copy, CopyKind::none);
    EXPECT_EQ(arrive(1, "Wexcombe Echo").copy, CopyKind::exact);
    const Change elsewhere = arrive(2, "Daily Tarn");
    EXPECT_EQ(elsewhere.copy, CopyKind::republished);
    EXPECT_EQ(elsewhere.copy_of, ArticleId{0});
    sample.text.replace(sample.text.find("Neighbour 7"), 11, "A friend of 7");
    const Change edited = arrive(3, "Daily Tarn");
    EXPECT_EQ(edited.copy, CopyKind::edited);
    EXPECT_EQ(edited.copy_of, ArticleId{0});
    EXPECT_EQ(add(grouper, 4, quarrels()[1]).front().copy, CopyKind::none);
}

TEST(Grouper, TenThousandCopiesAreOneStory) {
    Grouper grouper = open_grouper();
    const ReadArticle read = read_article(quarrels()[0]);
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        grouper.add(ArticleId{i}, read.article, read.reading);
    }
    ASSERT_EQ(grouper.stories().size(), 1U);
    EXPECT_EQ(grouper.stories()[0].members.size(), 10'000U);
}

TEST(Grouper, OfAFloodNoMoreIsKeptThanOfAnyStory) {
    Grouper grouper = open_grouper();
    std::size_t size = 0;
    for (std::uint32_t i = 0; i < 400; ++i) {
        Sample sample = quarrels()[0];
        sample.text += cat(" Neighbour ", i, " heard ", i % 7, " shots. ");
        add(grouper, i, sample);
        if (i == 199) {
            size = grouper.save().size();
        }
    }
    EXPECT_EQ(grouper.stories().size(), 1U);
    // Two hundred articles more are as many numbers, and words that are counted for the first time.
    EXPECT_LT(grouper.save().size(), size + 200 * 40);
}

TEST(Grouper, EmptyAndTinyTextsStandAlone) {
    Grouper grouper = open_grouper();
    add(grouper, 0, {});
    add(grouper, 1, {});
    add(grouper, 2, {"", "Yes.", ""});
    add(grouper, 3, {"Weather", "", "2031-04-05"});
    EXPECT_EQ(grouper.stories().size(), 4U);
}

TEST(Grouper, ALongTextIsBounded) {
    Grouper grouper = open_grouper();
    Sample sample;
    for (std::uint64_t i = 0; i < 60'000; ++i) {
        sample.text += word(i) + (i % 9 == 0 ? ".\n\n" : " ");
    }
    add(grouper, 0, sample);
    sample.text += "One more.";
    EXPECT_EQ(add(grouper, 1, sample)[0].kind, ChangeKind::extended);
}

/// Articles of other topics on one day, enough to make it the stream's day.
void pass_time(Grouper& grouper, std::uint32_t first_id, const std::string& day) {
    for (std::uint32_t i = 0; i < 70; ++i) {
        Sample other = topic(first_id + i, 0);
        other.published = day;
        add(grouper, first_id + i, other);
    }
}

TEST(Grouper, StoriesWithoutNewsAreClosed) {
    Grouper grouper = open_grouper({.open_days = 10, .remember_days = 0});
    const Sample sample = quarrels()[0];
    add(grouper, 0, sample);
    pass_time(grouper, 1, "2031-06-01");
    EXPECT_EQ(add(grouper, 80, sample)[0].kind, ChangeKind::created);
}

TEST(Grouper, AClosedStoryIsReopenedByWhatBelongsToIt) {
    Grouper grouper = open_grouper({.open_days = 10});
    const std::vector<Sample> samples = quarrels();
    const StoryId story = add(grouper, 0, samples[0])[0].story;
    add(grouper, 1, samples[1]);
    const StoryId other = add(grouper, 2, samples[2])[0].story;
    pass_time(grouper, 3, "2031-06-01");
    Sample late = samples[1];
    late.title = "A year of questions after the Blue Heron shooting";
    late.text += " A vigil was held on Alder Street.";
    const Change change = add(grouper, 80, late)[0];
    EXPECT_EQ(change.kind, ChangeKind::extended);
    EXPECT_EQ(change.story, story);
    EXPECT_TRUE(change.reopened);
    late.text += " Polk's sister spoke.";
    const Change next = add(grouper, 81, late)[0];
    EXPECT_EQ(next.story, story);
    EXPECT_FALSE(next.reopened);
    // The lookalike was closed as well, and an exact copy finds it.
    const Change copy = add(grouper, 82, samples[2])[0];
    EXPECT_EQ(copy.story, other);
    EXPECT_EQ(copy.copy, CopyKind::exact);
    EXPECT_TRUE(copy.reopened);
}

TEST(Grouper, AClosedStoryIsForgottenInTheEnd) {
    Grouper grouper = open_grouper({.open_days = 10, .remember_days = 20});
    const Sample sample = quarrels()[0];
    add(grouper, 0, sample);
    pass_time(grouper, 1, "2031-06-01");
    pass_time(grouper, 80, "2031-07-01");
    EXPECT_EQ(add(grouper, 150, sample)[0].kind, ChangeKind::created);
}

TEST(Grouper, NoMoreOfClosedStoriesIsKeptThanAllowed) {
    Grouper grouper = open_grouper({.max_open = 3, .max_closed = 2});
    const std::vector<Sample> samples = quarrels();
    add(grouper, 0, samples[0]);
    for (std::uint32_t i = 1; i < 8; ++i) {
        add(grouper, i, topic(i, 0));
    }
    EXPECT_EQ(add(grouper, 8, samples[0])[0].kind, ChangeKind::created);
}

TEST(Grouper, AStoryThatGrowsForYearsIsClosedByAge) {
    const auto reopened = [](std::uint32_t max_age_days) {
        Grouper grouper = open_grouper({.open_days = 1'000, .max_age_days = max_age_days});
        Sample sample = quarrels()[0];
        add(grouper, 0, sample);
        std::vector<bool> changes;
        for (std::uint32_t i = 1; i < 4; ++i) {
            pass_time(grouper, 100 * i, cat("2031-0", 4 + i, "-20"));
            sample.published = cat("2031-0", 4 + i, "-20");
            const Change change = add(grouper, 100 * i + 80, sample)[0];
            EXPECT_EQ(change.kind, ChangeKind::extended);
            changes.push_back(change.reopened);
        }
        return changes;
    };
    EXPECT_EQ(reopened(1'000), (std::vector{false, false, false}));
    // Closed when it grows after 45 days, so that the next article opens it again.
    EXPECT_EQ(reopened(40), (std::vector{false, true, false}));
}

TEST(Grouper, OneWrongDateClosesNothing) {
    Grouper grouper = open_grouper({.open_days = 10});
    const std::vector<Sample> samples = quarrels();
    add(grouper, 0, samples[0]);
    Sample late = topic(1, 0);
    late.published = "2080-01-01";
    add(grouper, 1, late);
    add(grouper, 2, topic(2, 0));
    EXPECT_EQ(add(grouper, 3, samples[1])[0].kind, ChangeKind::extended);
}

TEST(Grouper, KeepsNoMoreOpenThanAllowed) {
    Grouper grouper = open_grouper({.max_open = 3, .remember_days = 0});
    const std::vector<Sample> samples = quarrels();
    add(grouper, 0, samples[0]);
    for (std::uint32_t i = 1; i < 8; ++i) {
        add(grouper, i, topic(i, 0));
    }
    EXPECT_EQ(add(grouper, 8, samples[1])[0].kind, ChangeKind::created);
}

TEST(Grouper, OtherLanguagesAreOtherStories) {
    Grouper grouper = open_grouper();
    ReadArticle read = read_article(quarrels()[0]);
    grouper.add(ArticleId{0}, read.article, read.reading);
    read = read_article(quarrels()[1]);
    read.article.language = "de";
    EXPECT_EQ(grouper.add(ArticleId{1}, read.article, read.reading)[0].kind, ChangeKind::created);
}

TEST(Grouper, SaysWhichFileIsMissing) {
    const SystemFiles files;
    const Result<Grouper> grouper = Grouper::open(DataFolder(files, "no/such/folder"), {});
    ASSERT_FALSE(grouper);
    EXPECT_NE(grouper.error().message().find("pair.weights"), std::string::npos);
}

RC_GTEST_PROP(Grouper, EveryArticleIsInExactlyOneStory, ()) {
    const auto topics =
        *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 6));
    Grouper grouper = open_grouper();
    Grouper again = open_grouper();
    for (std::uint32_t i = 0; i < topics.size(); ++i) {
        const Sample sample = topic(topics[i], i);
        const std::vector<Change> changes = add(grouper, i, sample);
        RC_ASSERT(changes.front().article == ArticleId{i});
        const std::vector<Change> same = add(again, i, sample);
        RC_ASSERT(changes.size() == same.size());
        RC_ASSERT(changes.front().probability == same.front().probability);
    }
    std::vector<std::uint32_t> seen;
    for (const Story& story : grouper.stories()) {
        RC_ASSERT(std::ranges::is_sorted(story.members));
        for (const ArticleId member : story.members) {
            seen.push_back(member.value);
            RC_ASSERT(grouper.story_of(member) == story.id);
        }
    }
    std::ranges::sort(seen);
    RC_ASSERT(seen.size() == topics.size());
    RC_ASSERT(std::ranges::adjacent_find(seen) == seen.end());
    RC_ASSERT(partition(grouper) == partition(again));
}

RC_GTEST_PROP(Grouper, IdsChangeOnlyAsReported, ()) {
    const auto topics =
        *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 4));
    Grouper grouper = open_grouper();
    std::map<std::uint32_t, StoryId> before;
    for (std::uint32_t i = 0; i < topics.size(); ++i) {
        const std::vector<Change> changes = add(grouper, i, topic(topics[i], i));
        for (const auto& [article, story] : before) {
            std::set<StoryId> possible{story};
            for (const Change& change : changes) {
                if (change.kind == ChangeKind::merged && possible.erase(change.other) > 0) {
                    possible.insert(change.story);
                }
                if (change.kind == ChangeKind::split && possible.contains(change.other)) {
                    possible.insert(change.story);
                }
            }
            RC_ASSERT(possible.contains(grouper.story_of(ArticleId{article})));
        }
        before[i] = {};
        for (auto& [article, story] : before) {
            story = grouper.story_of(ArticleId{article});
        }
    }
}

TEST(Grouper, AnUnrelatedArticleChangesNoOtherStory) {
    const std::vector<Sample> samples = quarrels();
    for (std::size_t at = 0; at <= samples.size(); ++at) {
        Grouper grouper = open_grouper();
        for (std::uint32_t i = 0; i <= samples.size(); ++i) {
            if (i == at) {
                add(grouper, 100, topic(77, at));
            }
            if (i < samples.size()) {
                add(grouper, i, samples[i]);
            }
        }
        EXPECT_EQ(partition(grouper), (std::set<std::set<std::uint32_t>>{{0, 1}, {2, 3}, {100}}));
    }
}

}  // namespace
}  // namespace stemma::group
